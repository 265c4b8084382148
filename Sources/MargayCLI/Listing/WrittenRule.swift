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
  /// Its file.
  let file: SourceFile
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
      isInvalid = false
      notRunReason = nil
      return
    }
    guard let found = set.unusable.first(where: { $0.ruleID?.utf8.elementsEqual(id.utf8) == true })
    else { return nil }
    style = found.style
    file = found.file
    switch found.reason {
    case .invalid: (isInvalid, notRunReason) = (true, nil)
    case .notRun(let reason): (isInvalid, notRunReason) = (false, reason)
    }
  }

  /// The source for a terminal: everything but its line breaks escaped, and a line feed at the end.
  var terminalSource: [UInt8] {
    var text = ""
    for line in 0..<file.lineCount {
      let range = file.lineRange(line)
      if line == file.lineCount - 1, range.length == 0 { break }
      text += TerminalText.escape(file.text(range)) + "\n"
    }
    return Array(text.utf8)
  }
}
