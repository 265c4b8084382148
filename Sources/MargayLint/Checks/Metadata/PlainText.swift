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
    result.append(contentsOf: FoldedBytes(text))
    return result
  }

  /// Whether two texts are equal but for case and white space; most differ in their first letters.
  static func isSame(_ first: String, _ second: String) -> Bool {
    FoldedBytes(first.utf8).elementsEqual(FoldedBytes(second.utf8))
  }

  /// Whether a text is another one, but for case and white space, perhaps with a mark behind it.
  static func isSame(_ text: String, _ other: String, butFor mark: UInt8) -> Bool {
    var (left, right) = (FoldedBytes(text.utf8), FoldedBytes(other.utf8))
    while let byte = right.next() {
      guard left.next() == byte else { return false }
    }
    guard let last = left.next() else { return true }
    return last == mark && left.next() == nil
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
    guard let first = text.utf8.first(where: { !isSpace($0) }), "tflTFL".utf8.contains(first) else {
      return false
    }
    let start = folded(text.utf8.prefix(24))
    return ["todo ", "todo:", "todo(", "tbd:", "fixme ", "fixme:", "lorem ipsum"].contains {
      start.starts(with: $0.utf8)
    }
  }

  /// Whether a byte is white space.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The bytes of a text in ASCII lower case, white space around it left out and runs of it one space.
  private struct FoldedBytes<Text: Sequence<UInt8>>: Sequence, IteratorProtocol {
    private var rest: Text.Iterator
    private var held: UInt8?
    private var isBehindText = false

    init(_ text: Text) { rest = text.makeIterator() }

    mutating func next() -> UInt8? {
      if let byte = held {
        held = nil
        return byte
      }
      guard var byte = rest.next() else { return nil }
      let isSpaceBefore = isSpace(byte)
      while isSpace(byte) {
        guard let next = rest.next() else { return nil }
        byte = next
      }
      byte = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if isSpaceBefore, isBehindText {
        held = byte
        return 0x20
      }
      isBehindText = true
      return byte
    }
  }
}

extension LintedRule {
  /// Where it is to be said that a text is missing; nil for one that is there, or that the rule inherits.
  func placeOfMissing(_ key: TopLevelKey.Index, _ text: String?) -> SourceRange? {
    if let text { return PlainText.isBlank(text) ? place(ofKey: key) : nil }
    if isDerived, entry(key) == nil { return nil }
    return place(ofKey: key)
  }

  /// Whether matches of the rule make alerts.
  var createsAlerts: Bool { fields.createsAlert ?? detection?.metadata.createsAlert ?? true }

  /// The severity, inherited where the file writes none.
  var severity: Severity? { fields.severity ?? detection?.metadata.severity }
}
