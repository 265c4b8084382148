import MargayDiagnostics
import Testing

@Suite struct EditApplicationTests {
  struct Case: Sendable {
    var name: String
    var edits: [[(Int, Int, String)]]
    var expected: String
    var notApplied: [Int] = []
  }

  @Test(arguments: [
    Case(name: "none", edits: [], expected: "abcdef"),
    Case(name: "replace", edits: [[(1, 3, "X")]], expected: "aXdef"),
    Case(name: "insert and delete", edits: [[(0, 0, "X")], [(5, 6, "")]], expected: "Xabcde"),
    Case(name: "out of order", edits: [[(4, 5, "Y")], [(0, 1, "X")]], expected: "XbcdYf"),
    Case(name: "at the end", edits: [[(6, 6, "X")]], expected: "abcdefX"),
    Case(
      name: "overlap", edits: [[(1, 3, "X")], [(2, 4, "Y")], [(4, 5, "Z")]], expected: "aXdZf",
      notApplied: [1]),
    Case(name: "inside", edits: [[(1, 5, "X")], [(2, 2, "Y")]], expected: "aXf", notApplied: [1]),
    Case(
      name: "around", edits: [[(2, 2, "Y")], [(1, 5, "X")]], expected: "abYcdef", notApplied: [1]),
    Case(name: "touching", edits: [[(1, 3, "X")], [(3, 4, "Y")]], expected: "aXYef"),
    Case(
      name: "insert beside", edits: [[(1, 3, "X")], [(1, 1, "<")], [(3, 3, ">")]],
      expected: "a<X>def"),
    Case(
      name: "same place", edits: [[(1, 1, "X")], [(1, 1, "Y")]], expected: "aXbcdef",
      notApplied: [1]),
    // All of a fix-it or nothing of it.
    Case(
      name: "whole", edits: [[(3, 4, "X")], [(0, 1, "Y"), (3, 5, "Z")], [(0, 1, "W")]],
      expected: "WbcXef", notApplied: [1]),
    Case(
      name: "against itself", edits: [[(0, 2, "X"), (1, 3, "Y")]], expected: "abcdef",
      notApplied: [0]),
    Case(
      name: "outside", edits: [[(5, 7, "X")], [(-1, 0, "Y")]], expected: "abcdef",
      notApplied: [0, 1]),
  ])
  func application(_ test: Case) {
    let fixes = test.edits.enumerated().map { index, edits in
      FixIt(
        title: String(index), safety: .safe,
        edits: edits.map { SourceEdit(range: SourceRange($0.0, $0.1), text: $0.2) })
    }
    let result = EditApplication(fixes, to: Array("abcdef".utf8))
    #expect(String(decoding: result.bytes, as: UTF8.self) == test.expected)
    #expect(result.notApplied.map(\.title) == test.notApplied.map(String.init))
  }

  @Test func orderOfDiagnostics() {
    let first = SourceFile(path: "b", text: "xxxxxx")
    let second = SourceFile(path: "a", text: "xxxxxx")
    func make(_ code: String, _ file: SourceFile, _ offset: Int, _ text: String) -> Diagnostic {
      Diagnostic(
        DiagnosticKind(code, code, .error), text, file: file, range: SourceRange(offset, offset))
    }
    let diagnostics = [
      make("MG2", first, 3, "1"), make("MG1", second, 0, "2"), make("MG2", first, 1, "3"),
      make("MG1", first, 3, "4"), make("MG2", first, 3, "5"),
    ]
    #expect(diagnostics.sortedByPlace().map(\.message) == ["3", "4", "1", "5", "2"])
    #expect(
      diagnostics.sortedByPlace(files: [second, first]).map(\.message) == ["2", "3", "4", "1", "5"])
  }
}
