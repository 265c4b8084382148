import MargayDiagnostics
import MargayFrontend
import MargayIR
import Testing

/// Enrichment specifiers, in Detection and in InlineFilters (language reference, section 3).
@Suite("Enrichment")
struct EnrichmentTests {
  /// A condition on enrichment rows, and what it gives in Detection and InlineFilters.
  struct Case: Sendable, CustomTestStringConvertible {
    var enrichment: String
    var condition: String
    /// The value of `p_enrichment`; nil where the event has none.
    var rows: String?
    var detection: Bool
    var filters: Bool

    var testDescription: String { "\(enrichment) \(condition) \(rows ?? "missing")" }

    init(
      _ rows: String?, _ detection: Bool, filters: Bool? = nil,
      is condition: String = "Equals, Value: x",
      of enrichment: String = "{Table: t, Selector: s, FieldPath: f}"
    ) {
      self.enrichment = enrichment
      self.condition = condition
      self.rows = rows
      self.detection = detection
      self.filters = filters ?? detection
    }
  }

  static let cases: [Case] = [
    // An object is one row, a list is its rows; the positive holds if it holds for some row.
    Case(#"{"t":{"s":{"f":"x"}}}"#, true),
    Case(#"{"t":{"s":{"f":"y"}}}"#, false),
    Case(#"{"t":{"s":[{"f":"x"}]}}"#, true),
    Case(#"{"t":{"s":[{"f":"y"},{"f":"x"}]}}"#, true),
    Case(#"{"t":{"s":[{"f":"y"},{"f":"z"}]}}"#, false),
    Case(#"{"t":{"s":[null,1,"x",[{"f":"y"}],{"f":"x"}]}}"#, true),
    // The negative is the exact negation: no row fulfils the positive.
    Case(#"{"t":{"s":{"f":"x"}}}"#, false, is: "DoesNotEqual, Value: x"),
    Case(#"{"t":{"s":{"f":"y"}}}"#, true, is: "DoesNotEqual, Value: x"),
    Case(#"{"t":{"s":[{"f":"y"},{"f":"x"}]}}"#, false, is: "DoesNotEqual, Value: x"),
    Case(#"{"t":{"s":[{"f":"y"},{}]}}"#, true, is: "DoesNotEqual, Value: x"),
    // Anything else is no row, which counts as missing.
    Case(nil, false),
    Case("null", false),
    Case("{}", false),
    Case(#"{"t":null}"#, false),
    Case(#"{"t":{"s":null}}"#, false),
    Case(#"{"t":{"s":"x"}}"#, false),
    Case(#"{"t":{"s":[]}}"#, false),
    Case(#"{"t":[{"s":{"f":"x"}}]}"#, false),
    Case(nil, true, is: "DoesNotEqual, Value: x"),
    Case(#"{"t":{"s":[]}}"#, true, is: "DoesNotEqual, Value: x"),
    Case(#"{"t":{"s":"x"}}"#, true, is: "IsNotIn, Values: [x]"),
    // Rows in which the field is missing or null.
    Case(#"{"t":{"s":{}}}"#, false),
    Case(#"{"t":{"s":{"f":null}}}"#, false),
    Case(#"{"t":{"s":[{},{"f":null},{"f":"x"}]}}"#, true),
    // Other conditions on a row's field.
    Case(#"{"t":{"s":[{"f":"x"}]}}"#, true, is: "IsIn, Values: [w, x]"),
    Case(#"{"t":{"s":{"f":["y","x"]}}}"#, true, is: "IsIn, Values: [w, x]"),
    Case(#"{"t":{"s":[{"f":5},{"f":6}]}}"#, true, is: "IsGreaterThan, Value: 5"),
    Case(#"{"t":{"s":{"f":["axb"]}}}"#, false, filters: true, is: "Contains, Value: x"),
    Case(#"{"t":{"s":[{"f":"10.1.2.3"}]}}"#, true, is: "IsIPAddressInCIDR, Value: 10.0.0.0/8"),
    Case(#"{"t":{"s":[{"f":"10.1.2.3"}]}}"#, false, is: "IsIPAddressNotInCIDR, Value: 10.0.0.0/8"),
    // Table and selector are literal names, matched as names of a Key; the field is a path.
    Case(#"{"a.b":{"c[0]":{"f":"x"}}}"#, true, of: "{Table: a.b, Selector: 'c[0]', FieldPath: f}"),
    Case(#"{"a":{"b":{"s":{"f":"x"}}}}"#, false, of: "{Table: a.b, Selector: s, FieldPath: f}"),
    Case(#"{"T":{"S":{"F":"x"}}}"#, true, filters: false),
    Case(#"{"T":{"s":{"f":"y"}},"t":{"s":{"f":"x"}}}"#, true),
    Case(#"{"t":{"s":{"f":{"g":"x"}}}}"#, true, of: "{Table: t, Selector: s, FieldPath: f.g}"),
    Case(#"{"t":{"s":{"f":["y","x"]}}}"#, true, of: "{Table: t, Selector: s, FieldPath: 'f[-1]'}"),
    Case(
      #"{"t":{"s":[{"f":[{"g":"y"}]},{"f":[{},{"g":"x"}]}]}}"#, true, is: "IsIn, Values: [x]",
      of: "{Table: t, Selector: s, FieldPath: 'f[*].g'}"),
  ]

  @Test("rows decide", arguments: cases)
  func rows(_ test: Case) throws {
    let event = test.rows.map { #"{"f":"x","p_enrichment":\#($0)}"# } ?? #"{"f":"x"}"#
    let expression = "{Enrichment: \(test.enrichment), Condition: \(test.condition)}"
    let detection = try RuleText.compile(RuleText.detection(expression))
    #expect((try RuleText.outcome(detection, event) == .matched) == test.detection)
    let filter = try RuleText.compile(RuleText.filter(expression))
    #expect((try RuleText.outcome(filter, event) == .matched) == test.filters)
  }

  @Test("the field p_enrichment is matched as a name of a Key")
  func fieldName() throws {
    let expression =
      "{Enrichment: {Table: t, Selector: s, FieldPath: f}, Condition: Equals, Value: x}"
    let event = #"{"P_Enrichment":{"t":{"s":{"f":"x"}}}}"#
    let detection = try RuleText.compile(RuleText.detection(expression))
    #expect(try RuleText.outcome(detection, event) == .matched)
    let filter = try RuleText.compile(RuleText.filter(expression))
    #expect(try RuleText.outcome(filter, event) == .filtered)
  }

  @Test(
    "Enrichment stands where a value is compared, outside Expressions",
    arguments: [
      "{Enrichment: {Table: t, Selector: s, FieldPath: f}, Condition: Exists}",
      "{Enrichment: {Table: t, Selector: s, FieldPath: f}, Condition: IsNull}",
      "{Key: l, Condition: AnyElement, Expressions: [{Enrichment: {Table: t, Selector: s, "
        + "FieldPath: f}, Condition: Equals, Value: x}]}",
      "{Condition: Equals, Values: [{Key: a}, {Enrichment: {Table: t, Selector: s, FieldPath: f}}]}",
      "{Enrichment: {Table: t, Selector: s, FieldPath: f}, Condition: AnyElement, "
        + "Expressions: [{Key: a, Condition: Exists}]}",
    ])
  func notHere(_ expression: String) throws {
    let diagnostic = try RuleText.onlyDiagnostic(of: RuleText.detection(expression), expression)
    #expect(diagnostic.kind == FrontendDiagnostics.enrichmentNotHere)
  }
}
