import MargayDiagnostics
import MargayFrontend
import Testing

/// Slips in match expressions: what is found, what is not found beside it, and what the fix-it writes.
@Suite("Slips in match expressions")
struct ExpressionLoweringTests {
  private static let start = FindingCase.head + "Severity: High\nLogTypes: [A]\n"

  static let cases = [
    FindingCase(
      "MG3001", "Detection:\n  - {Key: a, 1️⃣Conditoin2️⃣: Exists}\n",
      fixed: "Detection:\n  - {Key: a, Condition: Exists}\n"),
    FindingCase("MG3001", "Detection:\n  - {Key: a, 1️⃣Operator2️⃣: Exists}\n"),
    FindingCase("MG3005", "Detection:\n  - {Key: a, Condition: 1️⃣Nonsense2️⃣}\n"),
    FindingCase("MG3005", "Status: &a Exist\nDetection:\n  - {Key: a, Condition: 1️⃣*a2️⃣}\n"),
    FindingCase(
      "MG2022", "Detection:\n  1️⃣Key2️⃣: a\n\n  Condition: Exists\n",
      fixed: "Detection:\n  - Key: a\n\n    Condition: Exists\n"),
    FindingCase("MG2022", "Detection: {1️⃣Key2️⃣: a, Condition: Exists}\n"),
    // Operands.
    FindingCase("MG3010", "Detection:\n  - {Key: a, Condition: Exists, 1️⃣Values2️⃣: true}\n"),
    FindingCase("MG3011", "Detection:\n  - {Key: a, Condition: Exists, 1️⃣Value2️⃣: true}\n"),
    FindingCase("MG3010", "Detection:\n  - {Key: a, Condition: Exists, 1️⃣Value2️⃣: false}\n"),
    FindingCase("MG3010", "Detection:\n  - {1️⃣Key2️⃣: a, Condition: AlwaysTrue}\n"),
    FindingCase("MG3007", "Detection:\n  - {1️⃣Key2️⃣: a, Condition: Equals}\n"),
    FindingCase("MG3003", "Detection:\n  - {Key: a, Condition: IsIn, Values: [b], 1️⃣Value2️⃣: b}\n"),
    FindingCase(
      "MG3003", "Detection:\n  - {Key: a, Condition: Equals, 1️⃣Values2️⃣: [b], Value: b}\n"),
    FindingCase(
      "MG3008", "Detection:\n  - Key: a\n    Condition: IsIn\n    1️⃣Value2️⃣: b,c\n",
      fixed: "Detection:\n  - Key: a\n    Condition: IsIn\n    Values: [\"b,c\"]\n"),
    FindingCase(
      "MG3008", "Detection:\n  - {Key: a, Condition: IsIn, 1️⃣Value2️⃣: [b]}\n",
      fixed: "Detection:\n  - {Key: a, Condition: IsIn, Values: [b]}\n"),
    FindingCase("MG3008", "Detection:\n  - Key: a\n    Condition: IsIn\n    1️⃣Value2️⃣: |\n      b\n"),
    FindingCase("MG3008", "Detection:\n  - {Key: a, Condition: IsIn, 1️⃣Value2️⃣: ~}\n"),
    FindingCase(
      "MG3008", "Status: &a b\nDetection:\n  - {Key: a, Condition: IsIn, 1️⃣Value2️⃣: *a}\n"),
    FindingCase(
      "MG3009", "Detection:\n  - {Key: a, Condition: Equals, 1️⃣Value2️⃣: [b]}\n",
      fixed: "Detection:\n  - {Key: a, Condition: Equals, Value: b}\n"),
    FindingCase(
      "MG3009", "Detection:\n  - {Key: a, Condition: StartsWith, 1️⃣Values2️⃣: [b]}\n",
      fixed: "Detection:\n  - {Key: a, Condition: StartsWith, Value: b}\n"),
    FindingCase("MG3009", "Detection:\n  - {Key: a, Condition: Equals, 1️⃣Value2️⃣: [b, c]}\n"),
    FindingCase(
      "MG3019", "Detection:\n  - {Key: a, Condition: IsIn, Values: [1, 1️⃣1.02️⃣]}\n",
      fixed: "Detection:\n  - {Key: a, Condition: IsIn, Values: [1]}\n"),
    FindingCase(
      "MG3026", "Detection:\n  - {Key: a, Condition: IsIn, Values: [10.0.0.1, 1️⃣10.0.0.0/82️⃣]}\n"),
    FindingCase(
      "MG3024", "Detection:\n  - {Key: a, Condition: IsIPAddressInCIDR, Value: 1️⃣10.0.0.1/82️⃣}\n",
      fixed: "Detection:\n  - {Key: a, Condition: IsIPAddressInCIDR, Value: \"10.0.0.0/8\"}\n"),
    FindingCase(
      "MG3024",
      "Status: &a 10.0.0.1/8\nDetection:\n  - {Key: a, Condition: IsIPAddressInCIDR, Value: 1️⃣*a2️⃣}\n"
    ),
    // Two fields.
    FindingCase(
      "MG3003", "Detection:\n  - {1️⃣Key2️⃣: a, Condition: Equals, Values: [{Key: b}, {Key: c}]}\n"),
    FindingCase("MG3027", "Detection:\n  - {Condition: IsIn, 1️⃣Values2️⃣: [{Key: b}, {Key: c}]}\n"),
    FindingCase(
      "MG3027", "Detection:\n  - {Condition: Equals, 1️⃣Values2️⃣: [{Key: b}, {Key: c}, {Key: d}]}\n"),
    FindingCase(
      "MG3029",
      "Detection:\n  - {Condition: Equals, Values: [{Key: b}, {1️⃣Enrichment2️⃣: {Table: t}}]}\n"),
    FindingCase(
      "MG4003", "Detection:\n  - {Condition: Equals, Values: [{Key: b}, 1️⃣c2️⃣]}\n"),
    // Where Enrichment cannot stand.
    FindingCase(
      "MG3029",
      "Detection:\n  - {1️⃣Enrichment2️⃣: {Table: t, Selector: s, FieldPath: f}, Condition: Exists}\n"),
    FindingCase(
      "MG3029",
      "Detection:\n  - {Key: a, Condition: AnyElement, Expressions: [{1️⃣Enrichment2️⃣: {Table: t, Selector: s, FieldPath: f}, Condition: Equals, Value: b}]}\n"
    ),
    // Specifiers.
    FindingCase(
      "MG3014", "Detection:\n  - {KeyPath: a.b1️⃣-2️⃣c, Condition: Exists}\n",
      fixed: "Detection:\n  - {KeyPath: 'a.\"b-c\"', Condition: Exists}\n"),
    FindingCase(
      "MG3014", "Detection:\n  - {KeyPath: \"it1️⃣'2️⃣s\", Condition: Exists}\n",
      fixed: "Detection:\n  - {KeyPath: '\"it''s\"', Condition: Exists}\n"),
    FindingCase(
      "MG3014", "Status: &a b-c\nDetection:\n  - {KeyPath: 1️⃣*a2️⃣, Condition: Exists}\n"),
    FindingCase(
      "MG3028",
      "Detection:\n  - {Enrichment: {Table: t, 1️⃣Tabel2️⃣: t, Selector: s, FieldPath: f}, Condition: Equals, Value: b}\n"
    ),
    FindingCase(
      "MG3028",
      "Detection:\n  - {Enrichment: {1️⃣Tabel2️⃣: t, Selector: s, FieldPath: f}, Condition: Equals, Value: b}\n",
      fixed:
        "Detection:\n  - {Enrichment: {Table: t, Selector: s, FieldPath: f}, Condition: Equals, Value: b}\n"
    ),
  ]

  @Test("a slip in an expression is one finding", arguments: cases)
  func slips(_ one: FindingCase) throws { try one.check(after: Self.start) }

  static let filters = [
    FindingCase(
      "MG3006", "InlineFilters: [{1️⃣Key2️⃣: a, Condition: Equals, Value: b}]\n",
      fixed: "InlineFilters: [{KeyPath: a, Condition: Equals, Value: b}]\n"),
    FindingCase(
      "MG3006", "InlineFilters: [{1️⃣Key2️⃣: a-b, Condition: Equals, Value: b}]\n",
      fixed: "InlineFilters: [{KeyPath: '\"a-b\"', Condition: Equals, Value: b}]\n"),
    FindingCase("MG3006", "InlineFilters: [{1️⃣DeepKey2️⃣: [a], Condition: Equals, Value: b}]\n"),
    // Exists would be near, but no filter can have it.
    FindingCase("MG3005", "InlineFilters: [{KeyPath: a, Condition: 1️⃣Exist2️⃣}]\n"),
  ]

  @Test("a slip in a filter is one finding", arguments: filters)
  func filterSlips(_ one: FindingCase) throws { try one.check() }

  private func findings(_ body: String) -> [Diagnostic] {
    DetectionReader.read(SourceFile(path: "a.yml", text: Self.start + body)).diagnostics
  }

  @Test(
    "what stands beside an error is still checked",
    arguments: [
      ("- {KeyPath: a-b}", ["MG3004", "MG3014"]),
      ("- {KeyPath: a-b, Condition: Equal, Value: c}", ["MG3014", "MG3005"]),
      ("- {KeyPath: a-b, Condition: 1, Value: c}", ["MG3014", "MG2008"]),
      ("- {All: [{Key: a, Condition: Equal, Value: c}], Key: b}", ["MG3005", "MG3003"]),
      ("- {Key: a, Condition: IsIn, Values: [~, 1e3]}", ["MG3017", "MG2015"]),
    ])
  func siblings(_ expression: String, _ codes: [String]) {
    let found = findings("Detection:\n  \(expression)\n").map(\.kind.code)
    #expect(found == codes)
  }

  @Test(
    "messages say what the condition then is",
    arguments: [
      (
        "{Key: a, Condition: StartsWith, Value: 3}",
        "StartsWith is never true with a number as its Value"
      ),
      (
        "{Key: a, Condition: DoesNotStartWith, Value: 3}",
        "DoesNotStartWith is always true with a number as its Value"
      ),
      ("{Key: a, Condition: IsIn, Values: []}", "Values is empty: IsIn is always false"),
      ("{Key: a, Condition: IsNotIn, Values: []}", "Values is empty: IsNotIn is always true"),
      (
        "{Key: a, Condition: Equals, Value: [b, c]}",
        "Equals takes one scalar under 'Value', not a list; IsIn compares with several"
      ),
      (
        "{Key: a, Condition: DoesNotEqual, Value: [b, c]}",
        "DoesNotEqual takes one scalar under 'Value', not a list; IsNotIn compares with several"
      ),
      (
        "{Key: a, Condition: Contains, Value: [b, c]}",
        "Contains takes one scalar under 'Value', not a list"
      ),
    ])
  func messages(_ expression: String, _ message: String) {
    #expect(findings("Detection:\n  - \(expression)\n").map(\.message) == [message])
  }
}
