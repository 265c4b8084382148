import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// The parts of a rule file that hold data of events: Tests and what is expected of them.
struct TestDataScan {
  private let file: SourceFile
  private let parts: [SourceRange]

  init(_ rule: LintedRule) {
    file = rule.file
    parts = [rule.entry(.tests), rule.entry(.extensions)].compactMap { $0?.value.range }
  }

  /// Whether there is anything to look at.
  var isEmpty: Bool { parts.isEmpty }

  /// The runs of exactly twelve digits in the tests, with the offset of each.
  ///
  /// Looks at every twelfth byte: one of them lies in each such run.
  var twelveDigits: [Int] {
    guard let tests = parts.first else { return [] }
    var found: [Int] = []
    file.bytes.withUnsafeBufferPointer { bytes in
      var index = tests.lower
      while index < tests.upper {
        guard TestDataScan.isDigit(bytes[index]) else {
          index += 12
          continue
        }
        var start = index
        while start > tests.lower, TestDataScan.isDigit(bytes[start - 1]) { start -= 1 }
        var end = index + 1
        while end < tests.upper, TestDataScan.isDigit(bytes[end]) { end += 1 }
        if end - start == 12, start == tests.lower || !TestDataScan.isWord(bytes[start - 1]),
          end == bytes.count || !TestDataScan.isWord(bytes[end])
        {
          found.append(start)
        }
        index = max(index + 12, end)
      }
    }
    return found
  }

  /// Where a text stands in the tests and expectations as a word of its own; nil where it stands elsewhere in the file too.
  func places(of text: [UInt8], isWord: (UInt8) -> Bool = TestDataScan.isWord) -> [SourceRange]? {
    guard let first = text.first else { return nil }
    let bytes = file.bytes
    var found: [SourceRange] = []
    var index = 0
    while let start = bytes[index...].firstIndex(of: first) {
      index = start + 1
      guard bytes[start...].starts(with: text) else { continue }
      let end = start + text.count
      let isOwn =
        (start == 0 || !isWord(bytes[start - 1])) && (end == bytes.count || !isWord(bytes[end]))
      let isInTests = parts.contains { $0.lower <= start && end <= $0.upper }
      // The rule itself is about it, in whatever form.
      if !isInTests { return nil }
      if isOwn { found.append(SourceRange(start, end)) }
      index = end
    }
    return found
  }

  /// A fix-it that writes another text everywhere in the tests.
  static func fix(_ text: String, at places: [SourceRange]) -> FixIt {
    FixIt(
      title: "write \(quoted(text)) throughout the tests", safety: .unsafe,
      edits: places.map { SourceEdit(range: $0, text: text) })
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
}

extension LintedRule {
  /// The texts in the Logs of the file's tests, with the nodes.
  var testTexts: [(text: String, node: YAMLNode)] {
    var found: [(text: String, node: YAMLNode)] = []
    var pending = (entry(.tests)?.value.items ?? []).compactMap { $0.entry("Log")?.value }
    pending.reverse()
    while let node = pending.popLast() {
      if node.aliasRange != nil { continue }
      switch node.content {
      case .scalar(let scalar):
        if case .string = scalar.value { found.append((scalar.text, node)) }
      case .sequence(let items): pending += items.reversed()
      case .mapping(let entries): pending += entries.reversed().map(\.value)
      case .invalid: break
      }
    }
    return found
  }
}
