import MargayDiagnostics
import MargayYAML
import TestSupport
import Testing

/// What the fix-its of the YAML diagnostics make of the text.
@Suite struct YAMLFixItTests {
  struct Case: Sendable {
    var code: String
    var marked: String
    var fixed: String?
  }

  @Test(arguments: [
    Case(code: "MG1019", marked: "a: 1\n1️⃣b:22️⃣\nc: 3\n", fixed: "a: 1\nb: 2\nc: 3\n"),
    Case(
      code: "MG1019", marked: "- 1️⃣Key:x2️⃣\n  Condition: y\n", fixed: "- Key: x\n  Condition: y\n"),
    Case(
      code: "MG1033", marked: "l:\n  1️⃣-Key2️⃣: x\n   Condition: y\n",
      fixed: "l:\n  - Key: x\n   Condition: y\n"),
    Case(
      code: "MG1017", marked: "a:\n1️⃣\t2️⃣- b: 1\n\t  c: |\n\t    \tx\n",
      fixed: "a:\n  - b: 1\n    c: |\n        x\n"),
    Case(code: "MG1017", marked: "a:\n  -1️⃣\t2️⃣b: 1\n", fixed: "a:\n  - b: 1\n"),
    Case(code: "MG1018", marked: "a: 1️⃣\"2️⃣x  \nb: 1\n", fixed: "a: \"x\"  \nb: 1\n"),
    Case(code: "MG1018", marked: "a: ['x']\nb: [1️⃣'2️⃣y]\nc: 1\n", fixed: nil),
    Case(
      code: "MG1020", marked: "- a: 1\n  b: 2\n1️⃣a2️⃣: 3\nb: 4\n- a: 5\n",
      fixed: "- a: 1\n  b: 2\n- a: 3\n  b: 4\n- a: 5\n"),
    Case(
      code: "MG1021", marked: "d:\n  - a: 1\n  1️⃣b2️⃣: 2\n  c: 3\ne: 1\n",
      fixed: "d:\n  - a: 1\n    b: 2\n    c: 3\ne: 1\n"),
    Case(
      code: "MG1021", marked: "a: x\n  1️⃣b2️⃣: 1\n  c: 2\nd: 3\n", fixed: "a: x\nb: 1\nc: 2\nd: 3\n"),
    Case(
      code: "MG1021", marked: "a:\n    b: 1\n  1️⃣c2️⃣:\n    d: 1\ne: 1\n",
      fixed: "a:\n    b: 1\n    c:\n      d: 1\ne: 1\n"),
    Case(code: "MG1021", marked: "  a: 1\n1️⃣b2️⃣: 2\nc: 3\n", fixed: "  a: 1\n  b: 2\n  c: 3\n"),
    Case(code: "MG1023", marked: "a: 1️⃣it's: b2️⃣ # c\n", fixed: "a: 'it''s: b' # c\n"),
    Case(code: "MG1024", marked: "a: 1️⃣[2️⃣x,\n  y # z\nb: 1\n", fixed: "a: [x,\n  y] # z\nb: 1\n"),
    Case(
      code: "MG1026", marked: "a: \"\\\\x1️⃣\\d2️⃣\\n\\.\"\n", fixed: "a: \"\\\\x\\\\d\\n\\\\.\"\n"),
    Case(code: "MG1027", marked: "a: {b: 1️⃣@c2️⃣ , d: 1}\n", fixed: "a: {b: '@c' , d: 1}\n"),
    Case(code: "MG1027", marked: "a: 1️⃣{b} c2️⃣\n", fixed: "a: '{b} c'\n"),
    Case(code: "MG1028", marked: "a: 'it'1️⃣s ''x'' y'2️⃣\n", fixed: "a: 'it''s ''x'' y'\n"),
    Case(
      code: "MG1028", marked: "a: \"b \"1️⃣c\" \\\"d\\\"\"2️⃣\n",
      fixed: "a: \"b \\\"c\\\" \\\"d\\\"\"\n"),
    Case(code: "MG1029", marked: "a: 1️⃣*.b2️⃣\n", fixed: "a: '*.b'\n"),
    Case(code: "MG1009", marked: "a: 1️⃣*b2️⃣\n", fixed: "a: '*b'\n"),
    Case(code: "MG1031", marked: "a: 1️⃣>= 52️⃣\n", fixed: "a: '>= 5'\n"),
    Case(
      code: "MG1031", marked: "l:\n  - a: 1️⃣>-  x y2️⃣\n      z\n    b: 1\n",
      fixed: "l:\n  - a: >-\n      x y\n      z\n    b: 1\n"),
    Case(
      code: "MG1032", marked: "l:\n  a:  1️⃣- b2️⃣\n", fixed: "l:\n  a:\n    - b\n"),
    Case(code: "MG1004", marked: "a: x1️⃣\u{1B}2️⃣\n", fixed: "a: x\n"),
    // Tabs inside text that was read stay.
    Case(
      code: "MG1017", marked: "a: |\n  x\n  \ty\nb:\n1️⃣\t2️⃣- c\n",
      fixed: "a: |\n  x\n  \ty\nb:\n  - c\n"),
    // A key on a later line, but inside the brackets.
    Case(code: "MG1025", marked: "a: [1,\n  {c: \"x\" 1️⃣y2️⃣}]\n", fixed: nil),
    Case(code: "MG1025", marked: "a: {b: 1,\n  c: \"x\" 1️⃣y2️⃣}\n", fixed: nil),
    Case(code: "MG1022", marked: "a: 1\n1️⃣b c2️⃣\nd: 1\n", fixed: nil),
    Case(code: "MG1025", marked: "a: [b,1️⃣,2️⃣ c]\n", fixed: nil),
  ])
  func firstFixIt(_ test: Case) throws {
    try expectDiagnostic(test.code, in: test.marked, fixed: test.fixed) { file in
      YAMLParser.parse(file).diagnostics
    }
  }

  /// A scalar where the caller wants a mapping.
  @Test(arguments: [
    ("- Key:value\n", "- Key: value\n"), ("Severity:High", "Severity: High"),
    ("- 'Key:value'\n", nil),
    ("- http://x\n", nil), ("- TA0006:T1556\n", nil), ("- arn:aws:x\n", nil), ("- a b:c\n", nil),
    ("- Key:\"x\" # c\n", "- Key: \"x\" # c\n"), ("- word\n", nil), ("- [Key:x]\n", nil),
  ])
  func scalarForMapping(source: String, fixed: String?) throws {
    let file = SourceFile(path: "t", text: source)
    let root = try #require(YAMLParser.parse(file).root)
    var node = root
    if case .sequence(let items) = root.content { node = items[0] }
    let found = YAMLDiagnostics.missingSpaceAfterColon(in: node, file)
    #expect(found.map(\.kind.code) == fixed.map { _ in "MG1019" })
    let mended = EditApplication(found?.fixes ?? [], to: file.bytes).bytes
    #expect(String(decoding: mended, as: UTF8.self) == fixed ?? source)
  }

  /// A text in quotes reads as itself.
  @Test(arguments: [
    "", "a", "it's", "a: b # c", "\\d", "\"x\"", "*a", "line\nbreak", "tab\t", "\u{1B}[0m",
    "\u{202E}x", "é\u{301}", "\u{FEFF}", "'\n'", "\u{10FFFF}", "\u{E0041}", "\u{85}\u{2028}", " ",
  ])
  func quoting(text: String) {
    let file = SourceFile(path: "t", text: "a: " + YAMLQuoting.quoted(text))
    guard case .mapping(let entries)? = YAMLParser.parse(file).root?.content,
      case .scalar(let scalar) = entries[0].value.content
    else {
      Issue.record("not read: \(YAMLQuoting.quoted(text))")
      return
    }
    #expect(Array(scalar.text.utf8) == Array(text.utf8))
    #expect(scalar.value == .string)
  }
}
