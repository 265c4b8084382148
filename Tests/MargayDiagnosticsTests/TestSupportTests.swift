import MargayDiagnostics
import TestSupport
import Testing

/// The tools of the tests are tested, since a tool that never fails hides everything.
@Suite struct TestSupportTests {
  @Test func markedText() throws {
    let text = MarkedText("é1️⃣ab2️⃣ 3 9️⃣")
    #expect(text.text == "éab 3 ")
    #expect(text.offsets == [1: 2, 2: 4, 9: 7])
    #expect(try text.range(1, 2) == SourceRange(2, 4))
  }

  @Test func seededGenerator() {
    var first = SeededGenerator(seed: 1)
    var second = SeededGenerator(seed: 1)
    var other = SeededGenerator(seed: 2)
    let numbers = (0..<4).map { _ in first.next() }
    #expect(numbers == (0..<4).map { _ in second.next() })
    #expect(numbers != (0..<4).map { _ in other.next() })
    // The first number of the published generator for the seed 0.
    var zero = SeededGenerator(seed: 0)
    #expect(zero.next() == 0xE220_A839_7B1D_CDAF)
  }

  @Test func fixtures() throws {
    let diagnostics = Fixtures("Diagnostics")
    #expect(diagnostics.folders.contains("MG1001"))
    let file = diagnostics.file("MG1034/quoted-key.yml")
    #expect(diagnostics.files(endingIn: ".yml").contains { $0.path == file.path })
    #expect(try file.text() == "\"a\": \"b\": c\n")
    #expect(throws: FixtureError.self) { try diagnostics.file("none").bytes() }
    #expect(Fixtures("none").files(endingIn: ".yml").isEmpty)
  }

  /// Not in a recording run, which would write the text.
  @Test(.enabled(if: !Golden.isRecording)) func goldensFail() {
    let golden = Fixtures("Diagnostics").file("MG1034/quoted-key.yml")
    Golden.expect("\"a\": \"b\": c\n", at: golden.path)
    withKnownIssue { Golden.expect("something else", at: golden.path) }
    withKnownIssue { Golden.expect("", at: golden.path + ".none") }
  }

  @Test(arguments: [
    ("MG0001", "1️⃣a2️⃣", "b" as String?, true), ("MG0002", "1️⃣a2️⃣", "b", false),
    ("MG0001", "1️⃣a 2️⃣", "b", false), ("MG0001", "a1️⃣2️⃣", "b", false), ("MG0001", "1️⃣a2️⃣", "c", false),
    ("MG0001", "1️⃣a2️⃣", nil, false),
  ])
  func diagnosticExpectation(code: String, marked: String, fixed: String?, holds: Bool) throws {
    let kind = DiagnosticKind("MG0001", "Test", .error)
    func expect() throws {
      try expectDiagnostic(code, in: marked, fixed: fixed) { file in
        let range = SourceRange(0, 1)
        let fix = FixIt(title: "write b", safety: .safe, replacing: range, with: "b")
        return [Diagnostic(kind, "m", file: file, range: range, fixes: [fix])]
      }
    }
    if holds { try expect() } else { withKnownIssue { try expect() } }
  }
}
