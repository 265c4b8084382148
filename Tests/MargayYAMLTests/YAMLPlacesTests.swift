import MargayDiagnostics
import MargayYAML
import TestSupport
import Testing

/// Places inside scalars, and comments.
@Suite struct YAMLPlacesTests {
  @Test(arguments: [
    ("a: x1️⃣bc2️⃣d\n", 1..<3), ("a: é1️⃣ü2️⃣\n", 1..<2), ("a: 'x''1️⃣y2️⃣z'\n", 2..<3),
    ("a: 'x1️⃣''2️⃣z'\n", 1..<2), ("a: \"\\u00e91️⃣\\n2️⃣x\"\n", 1..<2),
    ("a: \"\\x411️⃣\\U0001F6002️⃣x\"\n", 1..<2), ("a: \"x1️⃣y2️⃣\"\n", 1..<9), ("a: \"x1️⃣2️⃣\"\n", 1..<1),
    ("a: 1️⃣'x\n  y'2️⃣\n", 1..<2), ("a: 1️⃣|\n  text2️⃣\n", 1..<2), ("a: 1️⃣x\n  y2️⃣\n", 0..<1),
    ("a: 1️⃣[x]2️⃣\n", 0..<1), ("a: '1️⃣x2️⃣'\n", 0..<1), ("a: &b 1️⃣x2️⃣y\n", 0..<1),
    ("\u{FEFF}a: x1️⃣y2️⃣\n", 1..<2),
  ])
  func scalars(marked: String, range: Range<Int>) throws {
    let text = MarkedText(marked)
    let file = text.file()
    guard case .mapping(let entries)? = YAMLParser.parse(file).root?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries[0].value.sourceRange(ofScalars: range, in: file) == (try text.range(1, 2)))
  }

  @Test(arguments: [
    ("# a\nb: c # d\n", ["# a!", "# d"]),
    ("a: '# b'\nc: \"# d\" # e\nf#g: h#i\n", ["# e"]),
    ("a: | # b\n  # c\n  d\n# e\n", ["# b", "# e!"]),
    ("a: > # b\n  text\n\n  # c\n# d\n", ["# b", "# d!"]),
    ("a: !!str # b\n  &c # d\n  e\n", ["# b", "# d"]),
    ("a: [b, # c\n  d # e\n  ] # f\n", ["# c", "# e", "# f"]),
    ("a:\n  # b\n  - c\n    # d\n  - e # f\n# g", ["# b!", "# d!", "# f", "# g!"]),
    ("\u{FEFF}# é\na: é # ü\n", ["# é!", "# ü"]),
    ("a: b\r\n# c\r\nd: e # f\r\n", ["# c!", "# f"]),
    ("a: b\n--- # c\n", ["# c"]), ("# only\n", ["# only!"]), ("", []), ("a: 'b\n  # c'\n", []),
    ("a: plain\n  text # b\n", ["# b"]), ("a: b #\n", ["#"]),
  ])
  func comments(source: String, expected: [String]) {
    let file = SourceFile(path: "t", text: source)
    let found = YAMLComments.scan(file)
    #expect(found.map { $0.text + ($0.isAlone ? "!" : "") } == expected)
    for comment in found {
      #expect(Array(file.text(comment.range).utf8) == Array(comment.text.utf8))
    }
  }

  /// The scanner alone takes time in the square of the nesting.
  @Test(.timeLimit(.minutes(1))) func commentsOfHostileText() {
    let file = SourceFile(path: "t", text: "# a\n" + String(repeating: "[", count: 200_000))
    #expect(YAMLComments.scan(file).count <= 1)
  }
}
