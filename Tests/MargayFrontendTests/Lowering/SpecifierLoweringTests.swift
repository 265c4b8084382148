import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import Testing

/// Key specifiers at their limits, and in the grammar of filters.
@Suite("Key specifiers")
struct SpecifierLoweringTests {
  private func fields(_ body: String) throws -> DetectionFields {
    let text =
      FindingCase.head + "Severity: High\nLogTypes: [AWS.CloudTrail]\n" + body
    let file = DetectionReader.read(SourceFile(path: "r.yml", text: text))
    guard case .detection(let fields) = file.content else {
      Issue.record("\(file.diagnostics.map(\.message))")
      throw CancellationError()
    }
    return try #require(fields, "\(file.diagnostics.map(\.message))")
  }

  @Test("a DeepKey has up to 64 steps")
  func steps() throws {
    let names = Array(repeating: "a", count: 64).joined(separator: ", ")
    let body = "Detection:\n  - {DeepKey: [\(names)], Condition: Exists}\n"
    #expect(try fields(body).detection != nil)
  }

  @Test("names in filters are exact, in the row of an enrichment too")
  func enrichmentInFilters() throws {
    let filters = try fields(
      """
      Detection:
        - {Key: a, Condition: Exists}
      InlineFilters:
        - Enrichment: {Table: t, Selector: s, FieldPath: f}
          Condition: Equals
          Value: x

      """
    ).filters
    guard case .all(let children)? = filters?.kind,
      case .predicate(let predicate) = children[0].kind,
      case .enrichment(let path) = predicate.subject
    else {
      Issue.record("no enrichment")
      return
    }
    #expect(path.rows.names == .exact)
    #expect(path.field.names == .exact)
    #expect(path.field.base == .element)
  }

  @Test("a name that is not ASCII is quoted so that it reads the same")
  func nonASCII() throws {
    try FindingCase(
      "MG3014", "GroupBy:\n  - KeyPath: 1️⃣é2️⃣\n",
      fixed: "GroupBy:\n  - KeyPath: \"\\\"é\\\"\"\n"
    ).check()
  }
}
