import MargayDiagnostics
import MargayEvents
import MargayFrontend
import Testing

/// Texts that are no key path: what the parser says of them, and what a rule's author is shown.
@Suite("Errors of key paths")
struct KeyPathErrorsTests {
  @Test("the parser gives the place, and the text with quotes where they are all it needs")
  func parser() throws {
    for row in try Table("Tables/KeyPathErrors.yml").cases() {
      let text = try row.string("Path")
      for names in [NameMatching.folded, .exact] {
        guard case .failure(let error) = KeyPathParser.parse(text, names: names) else {
          Issue.record("\(row.place): \(text) is read as a path")
          continue
        }
        #expect(error.offset == (try row.integer("ErrorAt")), "\(row.place): \(text)")
        let quoted = error.quoted.map { Array($0.utf8) }
        #expect(quoted == row["Fix"]?.text.map { Array($0.utf8) }, "\(row.place): \(text)")
      }
    }
  }

  @Test("the front end points at the place in the file, and its fix-it makes a path")
  func frontEnd() throws {
    for row in try Table("Tables/KeyPathErrors.yml").cases() {
      let quoted = QuotedText(try row.string("Path"))
      let text = RuleText.detection("{KeyPath: \(quoted.source), Condition: Exists}")
      let diagnostic = try RuleText.onlyDiagnostic(of: text, row.place)
      #expect(diagnostic.kind == FrontendDiagnostics.invalidKeyPath, "\(row.place)")
      let start = try RuleText.offset(of: "{KeyPath: ", in: text) + "{KeyPath: ".utf8.count
      let wanted = start + quoted.places[try row.integer("ErrorAt")]
      #expect(diagnostic.range.lower == wanted, "\(row.place): \(quoted.source)")
      guard let fixed = row["Fix"]?.text else {
        #expect(diagnostic.fixes.isEmpty, "\(row.place)")
        continue
      }
      let mended = try RuleText.mended(text, by: diagnostic, row.place)
      let path = try #require(mended["Detection"]?.elements.first?["KeyPath"]?.text)
      #expect(Array(path.utf8) == Array(fixed.utf8), "\(row.place): \(path)")
    }
  }
}
