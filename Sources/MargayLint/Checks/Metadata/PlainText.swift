import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import MargayYAML

/// What can be said of a text that people wrote, by its bytes.
enum PlainText {
  /// Whether a text holds nothing but white space.
  static func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy(isSpace) }

  /// A text in ASCII lower case, white space around it left out and runs of it one space.
  static func folded(_ text: String) -> [UInt8] { folded(text.utf8) }

  private static func folded(_ text: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      if isSpace(byte) {
        if result.last != 0x20, !result.isEmpty { result.append(0x20) }
      } else {
        result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  /// Whether two texts are equal but for case and white space.
  static func isSame(_ first: String, _ second: String) -> Bool {
    // Most texts differ in length by more than white space does.
    let difference = first.utf8.count - second.utf8.count
    return abs(difference) < 16 && folded(first) == folded(second)
  }

  /// Words that stand where a text is still to be written.
  private static let placeholders: Set<[UInt8]> = Set(
    [
      "todo", "to do", "tbd", "tba", "tbc", "fixme", "xxx", "n/a", "na", "none", "null", "-", "--",
      ".", "...", "?", "???", "placeholder", "description", "runbook", "reference", "link",
      "description here", "runbook here", "reference here", "add description",
      "add a description", "add runbook", "add a runbook", "insert description here",
      "insert runbook here", "to be done", "to be written", "coming soon", "asdf", "test",
    ].map { Array($0.utf8) })

  /// Whether a text only holds the place of one that is still to be written.
  static func isPlaceholder(_ text: String) -> Bool {
    let count = text.utf8.count
    if count <= 40 {
      var words = folded(text)
      while let last = words.last, ":.!<>[]".utf8.contains(last), words.count > 3 {
        words.removeLast()
      }
      while let first = words.first, "<[".utf8.contains(first) { words.removeFirst() }
      if placeholders.contains(words) { return true }
    }
    let start = folded(text.utf8.prefix(24))
    guard let first = start.first, "tfl".utf8.contains(first) else { return false }
    return ["todo ", "todo:", "todo(", "tbd:", "fixme ", "fixme:", "lorem ipsum"].contains {
      start.starts(with: $0.utf8)
    }
  }

  /// Whether a byte is white space.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension LintedRule {
  /// Where it is to be said that a text is missing; nil for one that is there, or that the rule inherits.
  func placeOfMissing(_ key: String, _ text: String?) -> SourceRange? {
    if let text { return PlainText.isBlank(text) ? place(ofKey: key) : nil }
    if isDerived, entry(key) == nil { return nil }
    return place(ofKey: key)
  }

  /// Whether matches of the rule make alerts.
  var createsAlerts: Bool { fields.createsAlert ?? detection?.metadata.createsAlert ?? true }

  /// The severity, inherited where the file writes none.
  var severity: Severity? { fields.severity ?? detection?.metadata.severity }

  /// The items of GroupBy that the file writes, with their places.
  var groupByItems: [(path: EventKeyPath, range: SourceRange)] {
    guard let paths = fields.groupBy, !paths.isEmpty, let nodes = entry("GroupBy")?.value.items,
      nodes.count == paths.count
    else { return [] }
    return zip(paths, nodes).map { ($0, $1.reportRange) }
  }
}
