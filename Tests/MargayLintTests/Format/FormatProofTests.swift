import MargayDiagnostics
import MargayLint
import Testing

/// What keeps a text from taking the place of a file.
@Suite("Proof of the formatter")
struct FormatProofTests {
  private static let rule = """
    AnalysisType: rule
    RuleID: A.Rule
    Enabled: true
    Severity: Low
    LogTypes: [A.B]
    Detection:
      - {Key: a, Condition: Contains, Value: b} # why
    Tests:
      - Name: t
        ExpectedResult: true
        Log: {a: ab, c: 1.5}

    """

  private static func holds(_ after: String, for before: String) -> Bool {
    FormatProof.holds(
      SourceFile(path: "rule.yml", text: after), for: SourceFile(path: "rule.yml", text: before))
  }

  @Test(
    "the same rule may be written otherwise",
    arguments: [
      ("Contains", "Has"), ("Enabled: true\nSeverity: Low", "Severity: Low\nEnabled: true"),
      (": b}", ": 'b'}"), ("# why", "# why  "), ("{Key: a, Condition", "{Condition"),
    ])
  func same(_ old: String, _ new: String) {
    let after = FormatProofTests.rule.replacing(old, with: new)
      .replacing("{Condition: Contains", with: "{Condition: Contains, Key: a")
    #expect(after != FormatProofTests.rule)
    #expect(FormatProofTests.holds(after, for: FormatProofTests.rule))
  }

  @Test(
    "another rule may not, nor one that lost something",
    arguments: [
      ("Contains", "StartsWith"), (": b}", ": c}"), (" # why", ""), ("# why", "# who"),
      ("Low", "High"), ("Key: a", "KeyPath: a.b"), ("{a: ab, c: 1.5}", "{c: 1.5, a: ab}"),
      ("c: 1.5", "c: '1.5'"), ("Name: t", "Name: u"), ("LogTypes: [A.B]", "LogTypes: [A.B, A.B]"),
      ("RuleID: A.Rule", "RuleID: [A"), ("AnalysisType: rule", "AnalysisType: policy"),
    ])
  func different(_ old: String, _ new: String) {
    let after = FormatProofTests.rule.replacing(old, with: new)
    #expect(after != FormatProofTests.rule)
    #expect(!FormatProofTests.holds(after, for: FormatProofTests.rule))
  }

  @Test("an override file that says something else may not take the place of one")
  func overrides() {
    let file = "Overrides:\n  - Select: {Tags: [a]}\n    Override: {Severity: High}\n"
    #expect(FormatProofTests.holds(file.replacing("[a]", with: "['a']"), for: file))
    #expect(!FormatProofTests.holds(file.replacing("[a]", with: "[b]"), for: file))
    #expect(!FormatProofTests.holds(file.replacing("High", with: "Low"), for: file))
  }
}
