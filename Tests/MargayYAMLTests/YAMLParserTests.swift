import MargayDiagnostics
import MargayYAML
import TestSupport
import Testing

@Suite struct YAMLParserTests {
  @Test(arguments: [
    ("a: 1\nb: [x, 'y']\n", "{'a': 1, 'b': ['x', 'y']}"),
    ("\u{FEFF}a: 1\n", "{'a': 1}"),
    ("---\na: 1\n...\n", "{'a': 1}"),
    ("%YAML 1.2\n---\na: 1\n", "{'a': 1}"),
    ("a: 1\r\nb: 2\r\n", "{'a': 1, 'b': 2}"),
    ("a:\n- x\n- y\nb:\n", "{'a': ['x', 'y'], 'b': null}"),
    ("a: |\n  x\n  y\nb: >-\n  x\n  y\n", "{'a': 'x\ny\n', 'b': 'x y'}"),
    ("1: a\ntrue: b\n~: c\n", "{1: 'a', true: 'b', null: 'c'}"),
    ("a: \"\\u00e9\\n\"\n", "{'a': 'é\n'}"),
    ("\"<<\": 1\n", "{'<<': 1}"), ("!!str <<: 1\n", "{'<<': 1}"),
    ("plain", "'plain'"), ("~", "null"), ("''", "''"), ("[]", "[]"), ("{}", "{}"),
    ("é: é\n", "{'é': 'é'}"),
    // Keys that are equal canonically, but not in their bytes.
    ("\u{E9}: 1\ne\u{301}: 2\n", "{'\u{E9}': 1, 'e\u{301}': 2}"),
    ("a: x\u{85}  y\n", "{'a': 'x y'}"),
    ("a: x\u{FEFF}y\n", "{'a': 'x\u{FEFF}y'}"),
  ])
  func accepted(source: String, expected: String) {
    let document = YAMLParser.parse(SourceFile(path: "t.yml", text: source))
    #expect(
      document.diagnostics.isEmpty, "\(TextDiagnosticRenderer().render(document.diagnostics))")
    #expect(Array(outline(document.root).utf8) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("a: &x [1, 2]\nb: *x\n", "{'a': [1, 2], 'b': [1, 2]}"),
    ("a: &x 1\nb: &x 2\nc: *x\n", "{'a': 1, 'b': 2, 'c': 2}"),
    ("a: &x k\n*x : v\n", "{'a': 'k', 'k': 'v'}"),
    ("- &x a\n- [*x, *x]\n", "['a', ['a', 'a']]"),
  ])
  func aliases(source: String, expected: String) {
    let document = YAMLParser.parse(SourceFile(path: "t.yml", text: source))
    #expect(document.diagnostics.isEmpty)
    #expect(outline(document.root) == expected)
  }

  /// What stays in the tree where something is wrong, so that nothing else is reported because of it.
  @Test(arguments: [
    ("a: 1\na: 2\nb: 3\n", "{'a': 1, 'b': 3}"),
    ("a: &a {x: 1, y: 2}\nb: {x: 3, <<: *a}\n", "{'a': {'x': 1, 'y': 2}, 'b': {'x': 3, 'y': 2}}"),
    ("a: {<<: [{x: 1}, {x: 2, y: 3}]}\n", "{'a': {'x': 1, 'y': 3}}"),
    ("a: *none\nb: 1\n", "{'a': invalid, 'b': 1}"),
    ("a: &a [*a, 1]\n", "{'a': [invalid, 1]}"),
    ("[a]: 1\nb: 2\n", "{'b': 2}"),
    ("a: !x [1]\nb: 2\n", "{'a': invalid, 'b': 2}"),
    ("a: 1\n---\nb: 1\n", "{'a': 1}"),
    ("a:b\nc: 1\n", "{'a': 'b', 'c': 1}"),
    ("a: @b\nc: 1\n", "{'a': '@b', 'c': 1}"),
    ("a: 'it's'\nc: 1\n", "{'a': 'it's', 'c': 1}"),
    ("a: {b} c\n", "{'a': '{b} c'}"),
    ("a: [1\nb: 2\n", "none"),
    ("a: 1\n  b: 2\n", "none"),
  ])
  func mended(source: String, expected: String) {
    let document = YAMLParser.parse(SourceFile(path: "t.yml", text: source))
    #expect(document.diagnostics.count == 1)
    #expect(outline(document.root) == expected)
  }

  @Test(arguments: [
    // Mapping, key, value; the first collection's whole range between the markers.
    "1️⃣a: 12️⃣\n\n# comment\n",
    "1️⃣a:\n  - x\n  - y2️⃣\n\n",
    "1️⃣{a: [x], b: y}2️⃣ # comment\n",
    "\u{FEFF}1️⃣é: ü2️⃣\n",
    "1️⃣a: |\n  text2️⃣\n\n\n",
    "1️⃣a: 'x\n  y'2️⃣\n",
    "&a !!str 1️⃣x2️⃣\n",
    "!!str # comment\n  &a\n  1️⃣'x'2️⃣\n",
    "- &a b\n- *a\n",
  ])
  func rootRange(marked: String) throws {
    let text = MarkedText(marked)
    let root = try #require(YAMLParser.parse(text.file()).root)
    guard text.offsets[1] != nil else {
      #expect(root.range == SourceRange(0, text.text.utf8.count - 1))
      return
    }
    #expect(root.range == (try text.range(1, 2)))
  }

  @Test func aliasRange() throws {
    let text = MarkedText("a: &x 1️⃣value2️⃣\nb: 3️⃣*x4️⃣\n")
    guard case .mapping(let entries)? = YAMLParser.parse(text.file()).root?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries[1].value.range == (try text.range(1, 2)))
    #expect(entries[1].value.aliasRange == (try text.range(3, 4)))
    #expect(entries[1].value.reportRange == (try text.range(3, 4)))
    #expect(entries[0].value.aliasRange == nil)
  }

  /// Places in mended text are places of the file.
  @Test func rangesAfterASlip() throws {
    let text = MarkedText("é:x\n1️⃣key2️⃣: 3️⃣@value4️⃣\nlast: 5️⃣16️⃣\n")
    let document = YAMLParser.parse(text.file())
    #expect(document.diagnostics.map(\.kind.code) == ["MG1022"])
    let slips = MarkedText("a:x\n1️⃣key2️⃣: 3️⃣@value4️⃣\nlast: 5️⃣16️⃣\n")
    let mended = YAMLParser.parse(slips.file())
    #expect(mended.diagnostics.map(\.kind.code) == ["MG1019", "MG1027"])
    guard case .mapping(let entries)? = mended.root?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries[1].key.range == (try slips.range(1, 2)))
    #expect(entries[1].value.range == (try slips.range(3, 4)))
    #expect(entries[2].value.range == (try slips.range(5, 6)))
    #expect(mended.diagnostics[1].range == (try slips.range(3, 4)))
  }

  @Test func limits() {
    let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(YAMLParser.parse(SourceFile(path: "t", text: deep)).diagnostics.isEmpty)
    let deeper = YAMLParser.parse(SourceFile(path: "t", text: "[" + deep + "]"))
    #expect(deeper.diagnostics.map(\.kind.code) == ["MG1007"])
    // 1 + 99 nodes a time.
    let anchor = "a: &a [" + String(repeating: "x, ", count: 99) + "]\n"
    let most = anchor + "b: [" + String(repeating: "*a, ", count: 100) + "]\n"
    #expect(YAMLParser.parse(SourceFile(path: "t", text: most)).diagnostics.isEmpty)
    let more = most + "c: [*a, *a]\n"
    #expect(
      YAMLParser.parse(SourceFile(path: "t", text: more)).diagnostics.map(\.kind.code) == ["MG1008"]
    )
    let one = "s: &s x\n" + most + "c: *s\n"
    #expect(
      YAMLParser.parse(SourceFile(path: "t", text: one)).diagnostics.map(\.kind.code) == ["MG1008"]
    )
    for (height, codes) in [(62, []), (63, ["MG1007"])] {
      let nested = String(repeating: "[", count: height) + String(repeating: "]", count: height)
      let text = "a: &a \(nested)\nb: [*a]\n"
      #expect(
        YAMLParser.parse(SourceFile(path: "t", text: text)).diagnostics.map(\.kind.code) == codes)
    }
    let size = YAMLLimits().fileBytes
    let full = "a: " + String(repeating: "x", count: size - 3)
    #expect(YAMLParser.parse(SourceFile(path: "t", text: full)).diagnostics.isEmpty)
    #expect(
      YAMLParser.parse(SourceFile(path: "t", text: full + "x")).diagnostics.map(\.kind.code)
        == ["MG1001"])
  }

  /// A slip that is mended may not push a file over the limit.
  @Test func slipAtTheSizeLimit() {
    let document = YAMLParser.parse(
      SourceFile(path: "t", text: "a:x\nb: 1"), limits: YAMLLimits(fileBytes: 8))
    #expect(document.diagnostics.map(\.kind.code) == ["MG1019"])
  }
}
