import MargayDiagnostics
import MargayYAML
import TestSupport
import Testing

/// The common reader and the C parser make the same trees: kinds, values, texts, styles and every range.
@Suite struct CommonReaderTests {
  /// The files of the pack and all fixtures, which are mutated too.
  private static let files = pack + bytes(of: "")
  private static let pack = bytes(of: "../../Detections")

  private static func bytes(of folder: String) -> [[UInt8]] {
    Fixtures(folder).files(endingIn: ".yml").compactMap { try? $0.bytes() }
  }

  @Test func filesAreReadAlike() {
    #expect(CommonReaderTests.files.count > 150)
    for bytes in CommonReaderTests.files { expectAlike(bytes) }
  }

  /// What rule files are mostly made of does not go to the C parser.
  @Test func thePackIsCommon() {
    let common = CommonReaderTests.pack.count {
      YAMLParser.isCommon(SourceFile(path: "t.yml", bytes: $0))
    }
    #expect(common * 100 >= CommonReaderTests.pack.count * 97)
  }

  @Test(arguments: [
    "a: 1\n", "---\na: 1\n", "# c\na: 1 # d\n\n  # e\nb:\n", "a:\n- x\n-\n- - y\n  - z\nb: c",
    "- a: 1\n  b:\n    c: d\n- e", "a: [1, 'b', \"c\", [d], {e: f, \"g\":1}]\n",
    "a: [\n  1,\n  2,\n]\n",
    "a: {}\nb: []\nc: ''\n", "a: |\n  x\n\n   y\n\nb: >-\n  x\n  y\n\n\n  z\n", "a: |+\n  x\n\n\n",
    "a: 'it''s'\nb: \"\\\"\\\\\\n\\t\\r\\/\"\n",
    "a: -1\nb: 0\nc: 10.5\nd: 1.2.3\ne: ~\nf: True\ng: -x\n",
    "a: x # c\nb: x#c\nc: http://x/#y\n", "é: 日本\n", "  a: 1\n  b: 2\n", "- >\n a\n b\n- |-\n  c\n",
    "a: [é, b]\nb: \"é\\\"\"\n",
  ])
  func common(source: String) {
    #expect(YAMLParser.isCommon(SourceFile(path: "t.yml", text: source)))
    expectAlike(Array(source.utf8))
  }

  /// Shapes that are left to the C parser: it knows what they are, or what is wrong with them.
  @Test(arguments: [
    "", "x", "a", "[a]", "a: &x 1", "a: *x", "a: !x y", "? a\n: b", "a: b: c", "a:b", "a:\tb",
    "\ta: b",
    "a: b\n c", "a: 'b\n  c'", "a: \"b\\\n  c\"", "a: \"\\x41\"", "a: 1\na: 2", "<<: {a: 1}",
    "a: |2\n  x\n",
    "a: | # c\n  x\n", "a: |\n\n  x\n", "a:\n  b: 1\n c: 2\n", "a: 1\n---\nb: 2\n", "a: 1\n...\n",
    "%YAML 1.2\n---\na: 1\n", "a: [b", "a: [b] c", "a: [b]# c", "a: 'b'# c", "a: {b}", "a: {b: }",
    "a: [b: c]",
    "a: {b: 1, b: 2}", "a : b", "a: @b", "a: `b", "a: %b", "a: -\n", "a: - b\n", "a: 1\r\n",
    "\u{FEFF}a: 1",
    "a: x\u{85}y", "a: x\u{2028}y", "- a\nb: c\n", "a: 1\n- b\n", "a: 1\n  - b\n",
    "a: 1 # c\rb: 2\n", "# c\ra: 1\n", "a: 0x",
    "a: [a # b\n]", "a: [\n---\n]", "a: [b\n  c]", "a:\n  b\n", "'a': 1\n'a': 2\n",
    "\"a\": 1\na: 2\n",
  ])
  func other(source: String) {
    expectAlike(Array(source.utf8))
    let file = SourceFile(path: "t.yml", text: source)
    if source != "a: 0x" { #expect(!YAMLParser.isCommon(file)) }
  }

  /// Files of the pack and fixtures with a few bytes changed, moved or left out.
  @Test(arguments: 0..<8) func mutatedFiles(part: UInt64) {
    var generator = SeededGenerator(seed: 0xC0_44_0E + part)
    for _ in 0..<600 {
      guard let file = CommonReaderTests.files.randomElement(using: &generator) else { return }
      expectAlike(
        YAMLMutation.mutated(YAMLMutation.excerpt(file, using: &generator), using: &generator))
    }
  }

  /// Files put together from pieces of lines: more of them are valid than of mutated ones.
  @Test(arguments: 0..<8) func invented(part: UInt64) {
    var generator = SeededGenerator(seed: 0x11_4E_7E_D0 + part)
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...7, using: &generator) {
        text += String(
          repeating: " ", count: [0, 0, 1, 2, 2, 4].randomElement(using: &generator) ?? 0)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          text += CommonReaderTests.pieces.randomElement(using: &generator) ?? ""
        }
        text += CommonReaderTests.ends.randomElement(using: &generator) ?? ""
      }
      expectAlike(Array(text.utf8))
    }
  }

  private static let pieces = [
    "a: ", "b: ", "c:", "d:", "- ", "- ", "-", "x", "y z", "1", "-1", "0.5", "1e3", "0x1F", "007",
    "1_0", "+1",
    ".inf", "~", "null", "true", "1.2.3", "10:20", "'q'", "''", "\"p\"", "\"\\n\"", "'it''s'", "[",
    "]", "{", "}",
    ", ", "[a, b]", "{k: v}", "{}", "[]", "{\"k\":1}", "|", ">", "|-", ">+", " # c", "#c", ": ",
    ":", "é", "?", "&a ",
    "*a", "!t ", "--", "---", "...", "<<: ", "\t", "\\", "=", "a:b",
  ]
  private static let ends = ["\n", "\n", "\n", "\n\n", " \n", "\r\n", " # c\n", "\t\n", ""]

  private func expectAlike(_ bytes: [UInt8]) {
    let file = SourceFile(path: "t.yml", bytes: bytes)
    guard YAMLParser.isCommon(file) else { return }
    let other = YAMLParser.parse(file, usesCommonReader: false)
    #expect(other.diagnostics.isEmpty, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    let own = YAMLParser.parse(file)
    #expect(
      places(own.root) == places(other.root),
      "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
  }

  /// Everything that a tree says.
  private func places(_ node: YAMLNode?) -> String {
    guard let node else { return "none" }
    var text = "\(node.range.lower)..\(node.range.upper)"
    if let alias = node.aliasRange { text += " *\(alias)" }
    if node.isFlow { text += " flow" }
    switch node.content {
    case .invalid: return text + " invalid"
    case .scalar(let scalar):
      return text + " \(scalar.style) \(scalar.value) \(Array(scalar.text.utf8))"
    case .sequence(let items): return text + " [" + items.map(places).joined(separator: ",") + "]"
    case .mapping(let entries):
      return text + " {"
        + entries.map { places($0.key) + ":" + places($0.value) }.joined(separator: ",") + "}"
    }
  }
}
