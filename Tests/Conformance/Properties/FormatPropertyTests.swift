import MargayDiagnostics
import MargayFrontend
import MargayLint
import MargayYAML
import TestSupport
import Testing

/// The formatter on files of every shape: the same rule, the same comments, and nothing to do the second time.
@Suite("Formatted files")
struct FormatPropertyTests {
  private static func file(_ text: String) -> SourceFile {
    SourceFile(path: "rule.yml", text: text)
  }

  /// The formatted text; nil for a file with errors.
  private static func formatted(_ text: String, _ what: String) throws -> String? {
    let file = file(text)
    let after: SourceFile
    switch RuleFormatter.format(file) {
    case .unchanged: after = file
    case .changed(let bytes): after = SourceFile(path: "rule.yml", bytes: bytes)
    case .invalid: return nil
    case .notFormatted(let reason):
      Issue.record("\(what): \(reason)")
      return nil
    case .unfaithful:
      Issue.record("\(what): no faithful text for\n\(text)")
      return nil
    }
    let content = RuleContent.of(file)
    #expect(content != nil && content == RuleContent.of(after), "\(what)")
    if case .unchanged = RuleFormatter.format(after) {
    } else {
      Issue.record(
        "\(what): formatting again changes\n\(after.text(SourceRange(0, after.bytes.count)))")
    }
    return after.text(SourceRange(0, after.bytes.count))
  }

  private static func comments(_ text: String) -> [String] {
    YAMLComments.scan(file(text)).map(\.text)
  }

  @Test("random rules, and their canonical YAML stays as it is", arguments: UInt64(1)...4)
  func random(_ seed: UInt64) throws {
    var random = RandomRule(seed: seed &* 15_485_863)
    for number in 0..<100 {
      let text = random.rule(number)
      let what = "seed \(seed), rule \(number)"
      try #require(try FormatPropertyTests.formatted(text, what) != nil, "\(what)")
      let read = DetectionReader.read(FormatPropertyTests.file(text))
      guard case .detection(let fields?) = read.content else { continue }
      let canonical = try CanonicalYAML.text(of: fields)
      #expect(try FormatPropertyTests.formatted(canonical, what) == canonical, "\(what)")
    }
  }

  /// Changes that keep the rule: other quotes, other spaces, other names of conditions, other line breaks.
  private static let variations: [(String, String)] = [
    ("Condition: IsLessThanOrEquals", "Condition: IsLessThanOrEqual"),
    ("Condition: Contains", "Condition: Has"), ("Enabled: true", "Enabled:   True"),
    ("\n  - ", "\n\n\n  -   "), (": ", ":  "), ("- KeyPath: ", "-\n    KeyPath: "),
    ("\n", "\r\n"), ("Severity: High", "Severity: \"High\""), ("\nTests:", "\n\n\nTests:"),
    ("Tags: [", "Tags: [\n    "), ("Values: [", "Values: [ # in brackets\n      "),
    ("'", "\""), ("{KeyPath: ", "{ \"KeyPath\" : "), ("Tags:", "Tags: # tags\n  "),
  ]

  private static func varied(
    _ text: String, _ generator: inout SeededGenerator, shuffles: Bool
  ) -> String {
    var text = text
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let (old, new) = variations[Int.random(in: 0..<variations.count, using: &generator)]
      text = text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for number in 0..<Int.random(in: 0...12, using: &generator) {
      let index = Int.random(in: 0..<lines.count, using: &generator)
      let indent = String(repeating: " ", count: Int.random(in: 0...9, using: &generator))
      switch Int.random(in: 0...2, using: &generator) {
      case 0: lines[index] += " # comment \(number)"
      case 1: lines.insert("\(indent)# comment \(number): [a, 'b", at: index)
      default: lines.insert("", at: index)
      }
    }
    guard shuffles else { return lines.joined(separator: "\n") }
    var entries: [[String]] = [[]]
    for line in lines {
      if line.utf8.first.map({ (0x41...0x7A).contains($0) }) == true { entries.append([]) }
      entries[entries.count - 1].append(line)
    }
    return entries.filter { !$0.isEmpty }.shuffled(using: &generator)
      .map { $0.joined(separator: "\n") }.joined(separator: "\n") + "\n"
  }

  @Test("the files of the pack, written otherwise", arguments: UInt64(1)...6)
  func pack(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &* 32_452_843)
    let pack = Fixtures("../../Detections").files(endingIn: ".yml")
    try #require(pack.count > 50)
    var formatted = 0
    for number in 0..<60 {
      let file = pack[Int.random(in: 0..<pack.count, using: &generator)]
      let shuffles = number % 2 == 0
      let text = FormatPropertyTests.varied(try file.text(), &generator, shuffles: shuffles)
      let what = "seed \(seed), \(file.name), \(number)"
      guard let after = try FormatPropertyTests.formatted(text, what) else { continue }
      formatted += 1
      let before = FormatPropertyTests.comments(text)
      let comments = FormatPropertyTests.comments(after)
      #expect(comments.sorted() == before.map(FormatPropertyTests.trimmed).sorted(), "\(what)")
      if !shuffles {
        #expect(comments == before.map(FormatPropertyTests.trimmed), "\(what)\n\(text)\n\(after)")
      }
    }
    #expect(formatted > 20, "\(formatted)")
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while let last = text.utf8.last, last == 0x20 || last == 0x0D { text.removeLast() }
    return text
  }

  @Test("every fixture that is a rule or an override file")
  func fixtures() throws {
    var formatted = 0
    for file in Fixtures("").files(endingIn: ".yml", ".yaml") {
      switch RuleFormatter.format(SourceFile(path: file.name, bytes: try file.bytes())) {
      case .changed(let bytes):
        formatted += 1
        if case .unchanged = RuleFormatter.format(SourceFile(path: file.name, bytes: bytes)) {
        } else {
          Issue.record("\(file.name)\n\(String(decoding: bytes, as: UTF8.self))")
        }
      case .unfaithful: Issue.record("\(file.name): no faithful text")
      case .unchanged, .notFormatted, .invalid: continue
      }
    }
    #expect(formatted > 30, "\(formatted)")
  }

  @Test("the pack is formatted", arguments: Fixtures("../../Detections").files(endingIn: ".yml"))
  func formattedPack(_ file: Fixtures.File) throws {
    if case .unchanged = RuleFormatter.format(SourceFile(path: file.name, bytes: try file.bytes()))
    {
    } else {
      Issue.record("\(file.name): run margay fmt Detections")
    }
  }
}

extension RuleContent {
  /// The content of a file; nil where it has errors.
  fileprivate static func of(_ file: SourceFile) -> RuleContent? {
    let read = DetectionReader.read(file)
    if case .detection(let fields?) = read.content { return RuleContent(fields) }
    return nil
  }
}
