import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit

/// A rule of a set and the file that it is written in, whether it can be run or not.
struct WrittenRule {
  /// RuleID.
  let id: String
  /// How it is written.
  let style: RuleStyle
  /// Its file; of a Swift rule one that is not read.
  let file: SourceFile
  /// The rule, where it can be run.
  let detection: Detection?
  /// Its Swift type; nil for a rule in YAML.
  let code: CodeOrigin?
  /// Whether its file has errors.
  let isInvalid: Bool
  /// Why Margay does not run it; nil for a rule that can be run or has errors.
  let notRunReason: String?

  /// The rule with a RuleID, compared by bytes; of several the one that can be run, else the first.
  ///
  /// nil where there is none.
  init?(_ id: String, in set: RuleSet) {
    self.id = id
    if let found = set.detections.first(where: {
      $0.metadata.ruleID.utf8.elementsEqual(id.utf8)
    }) {
      style = found.style
      file = found.origin.file
      detection = found
      code = found.origin.file.isUnread ? found.code : nil
      isInvalid = false
      notRunReason = nil
      return
    }
    guard let found = set.unusable.first(where: { $0.ruleID?.utf8.elementsEqual(id.utf8) == true })
    else { return nil }
    style = found.style
    file = found.file
    detection = nil
    code = nil
    switch found.reason {
    case .invalid: (isInvalid, notRunReason) = (true, nil)
    case .notRun(let reason): (isInvalid, notRunReason) = (false, reason)
    }
  }

  /// The source, or what can be had of a Swift rule's.
  var source: [UInt8] {
    if let detection, let code {
      return Array(SwiftSource.description(of: detection, code).utf8)
    }
    if let detection, file.isUnread {
      let place = detection.origin.file.location(of: detection.origin.range.lower)
      return Array(
        "// derived in Swift from \(detection.baseID ?? ""), \(file.path):\(place.line)\n".utf8)
    }
    return file.bytes
  }

  /// The source for a terminal: everything but its line breaks escaped, and a line feed at the end.
  var terminalSource: [UInt8] {
    let shown = SourceFile(path: file.path, bytes: source)
    var text = ""
    for line in 0..<shown.lineCount {
      let range = shown.lineRange(line)
      if line == shown.lineCount - 1, range.length == 0 { break }
      text += TerminalText.escape(shown.text(range)) + "\n"
    }
    return Array(text.utf8)
  }
}
