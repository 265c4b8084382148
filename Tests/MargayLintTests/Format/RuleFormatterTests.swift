import MargayDiagnostics
import MargayFrontend
import MargayLint
import Testing

/// What the formatter makes of single things, each in a rule of its own.
@Suite("Formatter")
struct RuleFormatterTests {
  /// A text and what is written for it.
  struct Case: CustomTestStringConvertible {
    let name: String
    let before: String
    let after: String
    var testDescription: String { name }
  }

  private static let head =
    "AnalysisType: rule\nRuleID: A.Rule\nEnabled: true\nSeverity: Low\nLogTypes: [A.B]\n"

  /// The formatted text; nil where the file is left alone.
  private func format(_ text: String) -> String? {
    switch RuleFormatter.format(SourceFile(path: "rule.yml", text: text)) {
    case .unchanged: text
    case .changed(let bytes): String(decoding: bytes, as: UTF8.self)
    case .notFormatted, .invalid, .unfaithful: nil
    }
  }

  private static let details: [Case] = [
    Case(
      name: "keys and names of a match expression",
      before:
        "- {Value: 1, Condition: IsGreaterThanOrEqual, Key: a}\n- Value: b\n  Condition: Has\n  Key: c\n",
      after:
        "  - {Key: a, Condition: IsGreaterThanOrEquals, Value: 1}\n  - Key: c\n    Condition: Contains\n    Value: b\n"
    ),
    Case(
      name: "quotes",
      before:
        "  - {Key: \"a\", Condition: 'IsIn', Values: [\"a, b\", \"it's\", \"1\", \"true\", \"say \\\"x\\\"\", \"\\u202e\", 'x']}\n",
      after:
        "  - {Key: a, Condition: IsIn, Values: ['a, b', 'it''s', '1', 'true', 'say \"x\"', \"\\u202E\", x]}\n"
    ),
    Case(
      name: "brackets over several lines",
      before:
        "  - Key: a\n    Condition: IsIn\n    Values: [b,\n      c]\n  - {Key: a, Condition: IsIn, Values: [b, # first\n      c]}\n",
      after:
        "  - Key: a\n    Condition: IsIn\n    Values: [b, c]\n  - Key: a\n    Condition: IsIn\n    Values:\n      - b # first\n      - c\n"
    ),
    Case(
      name: "comments stand with what follows, or with the block that they are indented like",
      before:
        "# one\n-   Key: a # two\n    # three\n    Condition: Exists\n    # four\n# five\n- # six\n  Key: b\n  Condition: Exists\n",
      after:
        "  # one\n  - Key: a # two\n    # three\n    Condition: Exists\n    # four\n  # five\n  # six\n  - Key: b\n    Condition: Exists\n"
    ),
    Case(
      name: "a comment before a key that moves to the front of its item",
      before: "  - Condition: Exists\n    # why\n    Key: a\n",
      after: "  # why\n  - Key: a\n    Condition: Exists\n"),
    Case(
      name: "brackets that hold a comment only",
      before: "  - Any: [ # nothing\n    ]\n  - Key: a\n    Condition: Exists\n",
      after: "  - Any: []\n    # nothing\n  - Key: a\n    Condition: Exists\n"),
    Case(
      name: "empty lines",
      before: "\n\n  - Key: a\n\n\n    Condition: Exists\n\n  - Key: b\n    Condition: Exists\n",
      after: "  - Key: a\n\n    Condition: Exists\n\n  - Key: b\n    Condition: Exists\n"),
  ]

  @Test("a detail", arguments: details)
  func detail(_ item: Case) {
    let head = RuleFormatterTests.head + "Detection:\n"
    #expect(format(head + item.before) == head + item.after)
    #expect(format(head + item.after) == head + item.after)
  }

  @Test("texts in blocks keep their lines and their ends")
  func texts() {
    let before =
      "Description: >   # folded\n     one\n     two\n\n       three\nReference: |2-\n    a\n   b\nRunbook: |+\n   x\n\n\nStatus: \"a\n  b\"\n"
    let after =
      "Description: > # folded\n  one\n  two\n\n    three\nReference: |2-\n    a\n   b\nRunbook: |+\n  x\n\n\n"
    let head = "AnalysisType: rule\nRuleID: A.Rule\nBaseDetection: A.Base\n"
    #expect(format(head + before) == head + "Status: a b\n" + after)
  }

  @Test("no empty line goes behind a text that keeps those at its end")
  func keptLines() {
    let head = "AnalysisType: rule\nRuleID: A.Rule\nBaseDetection: A.Base\n"
    #expect(
      format(head + "\nTags: [a]\nRunbook: |+\n  x\n\n") == head + "Runbook: |+\n  x\n\nTags: [a]\n"
    )
  }

  @Test("the comments above a file stay above it, and those that steer the linter follow their key")
  func header() {
    let before =
      "# A file.\n\n# margay: ignore[MG6001] no\nRuleID: A.Rule\nAnalysisType: rule\nBaseDetection: A.Base\n# end\n"
    let after =
      "# A file.\nAnalysisType: rule\n\n# margay: ignore[MG6001] no\nRuleID: A.Rule\nBaseDetection: A.Base\n# end\n"
    #expect(format(before) == after)
    let marked =
      "# A file.\n\n# Two.\n---\n# Three.\n\nAnalysisType: rule\nRuleID: A.Rule\nBaseDetection: A.Base\n"
    #expect(format(marked) == marked)
  }

  @Test("an alias stays behind its anchor, and a tag with its value")
  func anchors() {
    let text =
      "RuleID: !!str 12\nAnalysisType: rule\nBaseDetection: A.Base\nTags: &tags [a, b]\nReports:\n  Own:   *tags\n"
    #expect(format(text) == text.replacing("Own:   *tags", with: "Own: *tags"))
  }

  @Test("keys of an override file")
  func overrides() {
    let before =
      "Filters:\n- Expressions: [{Condition: Has, Key: a, Value: b}]\n  Applies: {Tags: [x]}\n  Mode: Include\n  Name: f\nOverrides:\n- Override: {Severity: High, Enabled: true}\n  Select: {RuleID: [A]}\n"
    let after =
      "Overrides:\n  - Select: {RuleID: [A]}\n    Override: {Enabled: true, Severity: High}\nFilters:\n  - Name: f\n    Mode: Include\n    Applies: {Tags: [x]}\n    Expressions: [{Key: a, Condition: Contains, Value: b}]\n"
    #expect(format(before) == after)
  }

  @Test(
    "a file with errors is left alone",
    arguments: [
      "AnalysisType: rule\nRuleID: [\n", "AnalysisType: rule\nRuleID: A\n", "a: b\n", "",
      "AnalysisType: rule\nRuleID: A.Rule\nBaseDetection: A.Base\nTgs: [a]\n",
    ])
  func errors(_ text: String) {
    let result = RuleFormatter.format(SourceFile(path: "rule.yml", text: text))
    guard case .invalid(let diagnostics) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(!diagnostics.isEmpty)
  }

  @Test("a file of another kind is left alone")
  func otherKinds() {
    let text = "AnalysisType:   policy\nPolicyID: A\n"
    guard
      case .notFormatted(let reason) = RuleFormatter.format(
        SourceFile(path: "policy.yml", text: text))
    else {
      Issue.record("formatted")
      return
    }
    #expect(reason == "policy")
  }
}
