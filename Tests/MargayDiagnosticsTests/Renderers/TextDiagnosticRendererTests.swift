import MargayDiagnostics
import Testing

@Suite struct TextDiagnosticRendererTests {
  private let kind = DiagnosticKind("MG9999", "Test", .warning)

  @Test func wholeForm() {
    let file = SourceFile(path: "rules/a.yml", text: "one: 1\n\ttwo: 2\n")
    let other = SourceFile(path: "b.yml", text: "x\n")
    let diagnostic = Diagnostic(
      kind, "the 'two' is wrong", file: file, range: SourceRange(8, 11),
      fixes: [
        FixIt(title: "write 'three'", safety: .safe, replacing: SourceRange(8, 11), with: "three"),
        FixIt(title: "remove it", safety: .unsafe, replacing: SourceRange(8, 11), with: ""),
      ],
      related: [RelatedPlace(message: "see here", file: other, range: SourceRange(0, 1))])
    #expect(
      TextDiagnosticRenderer().render(diagnostic) == """
        rules/a.yml:2:2: warning: the 'two' is wrong [MG9999]
          2 | \ttwo: 2
            | \t^~~
        fix: write 'three'
        fix: remove it
        b.yml:1:1: note: see here
          1 | x
            | ^

        """)
  }

  @Test func theGutterGrowsWithTheLineNumber() {
    let file = SourceFile(path: "a", text: String(repeating: "\n", count: 999) + "ab\n")
    #expect(
      TextDiagnosticRenderer().render(
        Diagnostic(kind, "m", file: file, range: SourceRange(1000, 1001)))
          == """
          a:1000:2: warning: m [MG9999]
          1000 | ab
               |  ^

          """)
  }

  @Test func colors() {
    let file = SourceFile(path: "a", text: "x")
    let text = TextDiagnosticRenderer(color: true).render(
      Diagnostic(kind, "m", file: file, range: SourceRange(0, 1)))
    #expect(
      text == "\u{1B}[1ma:1:1:\u{1B}[0m \u{1B}[1;33mwarning:\u{1B}[0m m [MG9999]\n"
        + "  1 | x\n    | \u{1B}[32m^\u{1B}[0m\n")
  }

  @Test func manyInOneFile() {
    func diagnostics(_ path: String, _ severities: [DiagnosticSeverity]) -> [Diagnostic] {
      let file = SourceFile(path: path, text: "")
      return severities.map {
        Diagnostic(
          DiagnosticKind("MG9999", "Test", $0), $0.rawValue, file: file, range: SourceRange(0, 0))
      }
    }
    func many(_ severity: DiagnosticSeverity, _ count: Int) -> [DiagnosticSeverity] {
      Array(repeating: severity, count: count)
    }
    let a = diagnostics("a", many(.note, 2) + many(.warning, 60) + many(.error, 50))
    let b = diagnostics("b", many(.error, 101))
    let c = diagnostics("c", many(.error, 100))
    let lines = TextDiagnosticRenderer().render(a + b + c).split(separator: "\n")
    #expect(lines.count == 302)
    #expect(lines.prefix(50).allSatisfy { $0 == "a:1:1: warning: warning [MG9999]" })
    #expect(lines[50..<100].allSatisfy { $0 == "a:1:1: error: error [MG9999]" })
    #expect(lines[100] == "a: 10 warnings, 2 notes more, not shown here")
    #expect(lines[201] == "b: 1 error more, not shown here")
  }

  @Test func emptyFile() {
    let text = TextDiagnosticRenderer().render(
      Diagnostic(kind, "m", file: SourceFile(path: "a", text: ""), range: SourceRange(0, 0)))
    #expect(text == "a:1:1: warning: m [MG9999]\n")
  }

  /// Nothing from a file reaches the terminal as a command to it.
  @Test func hostileText() {
    let hostile = "\u{1B}[2J\u{202E}\u{7}\u{9B}\u{2028}x"
    let file = SourceFile(path: hostile, text: hostile)
    let diagnostic = Diagnostic(
      kind, hostile + "\n", file: file, range: SourceRange(0, 1),
      fixes: [FixIt(title: hostile, safety: .safe, edits: [])],
      related: [RelatedPlace(message: hostile, file: file, range: SourceRange(0, 0))])
    let text = TextDiagnosticRenderer().render(diagnostic)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(!TerminalText.isUnsafe(scalar))
    }
    #expect(text.unicodeScalars.filter { $0 == "\n" }.count == 7)
    #expect(
      TerminalText.escape("a\u{1B}b\u{202E}\t\u{E9}") == "a\\u{001B}b\\u{202E}\\u{0009}\u{E9}")
  }

  @Test(arguments: [
    // Source line, range, shown line, caret line.
    ("abc", 0..<3, "abc", "^~~"), ("abc", 1..<1, "abc", " ^"), ("abc", 3..<3, "abc", "   ^"),
    ("a\tb\tc", 4..<5, "a\tb\tc", " \t \t^"), ("日本x", 6..<7, "日本x", "    ^"),
    ("日本x", 3..<6, "日本x", "  ^~"), ("e\u{301}x", 3..<4, "e\u{301}x", " ^"),
    ("\u{1F600}x", 4..<5, "\u{1F600}x", "  ^"), ("a\u{7}b", 1..<2, "a\\u{0007}b", " ^~~~~~~~"),
    ("a\u{7}b", 2..<3, "a\\u{0007}b", "         ^"), ("abc\ndef", 1..<6, "abc", " ^~"),
    ("\u{FEFF}ab", 3..<4, "ab", "^"), ("ab\r\nc", 1..<9, "ab", " ^"),
  ])
  func excerpt(text: String, range: Range<Int>, line: String, caret: String) {
    let file = SourceFile(path: "t", text: text)
    let excerpt = SourceExcerpt(file, SourceRange(range.lowerBound, range.upperBound))
    #expect(Array(excerpt.line.utf8) == Array(line.utf8))
    #expect(excerpt.caret == caret)
  }

  @Test func invalidBytesInExcerpt() {
    let file = SourceFile(path: "t", bytes: [0x61, 0xFF, 0xC3, 0x62])
    let excerpt = SourceExcerpt(file, SourceRange(3, 4))
    #expect(excerpt.line == "a\u{FFFD}\u{FFFD}b")
    #expect(excerpt.caret == "   ^")
  }

  @Test func longLine() {
    let text = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let excerpt = SourceExcerpt(SourceFile(path: "t", text: text), SourceRange(500, 501))
    #expect(
      excerpt.line == "…" + String(repeating: "a", count: 40) + "X"
        + String(repeating: "b", count: 59) + "…")
    #expect(excerpt.caret == String(repeating: " ", count: 41) + "^")
    let start = SourceExcerpt(SourceFile(path: "t", text: text), SourceRange(0, 1001))
    #expect(start.line == String(repeating: "a", count: 100) + "…")
    #expect(start.caret == "^" + String(repeating: "~", count: 99))
    let end = SourceExcerpt(SourceFile(path: "t", text: text), SourceRange(1001, 1001))
    #expect(end.line == "…" + String(repeating: "b", count: 40))
    #expect(end.caret == String(repeating: " ", count: 41) + "^")
  }

  /// A line just as wide as the window is shown whole.
  @Test func widestLine() {
    let text = String(repeating: "a", count: 100)
    let excerpt = SourceExcerpt(SourceFile(path: "t", text: text), SourceRange(99, 100))
    #expect(excerpt.line == text)
    let wider = SourceExcerpt(SourceFile(path: "t", text: text + "a"), SourceRange(99, 100))
    #expect(wider.line == "…" + String(repeating: "a", count: 42))
  }
}
