import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import TestSupport
import Testing

/// YAML, its rule, canonical YAML, its rule: the same rule, and the same canonical YAML again.
@Suite("Canonical YAML")
struct RoundTripTests {
  private static func fields(_ text: String) -> DetectionFields? {
    let file = DetectionReader.read(SourceFile(path: "rule.yml", text: text))
    if case .detection(let fields) = file.content { return fields }
    return nil
  }

  /// Checks the round trip of a text; false where the text has errors and there is no rule.
  @discardableResult
  static func check(_ text: String) throws -> Bool {
    guard let before = fields(text) else { return false }
    let canonical = try CanonicalYAML.text(of: before)
    let after = try #require(fields(canonical), "\(canonical)\nof\n\(text)")
    #expect(RuleContent(after) == RuleContent(before), "\(canonical)\nof\n\(text)")
    #expect(try CanonicalYAML.text(of: after) == canonical, "of\n\(text)")
    guard before.base == nil else { return true }
    // What evaluation is given, beside what the printer compares.
    let rules = [text, canonical].map { RuleText.rules($0).detections.first }
    #expect(rules[0]?.program.withoutIDs == rules[1]?.program.withoutIDs, "\(canonical)")
    #expect(rules[0]?.metadata == rules[1]?.metadata, "\(canonical)")
    #expect(
      rules[0]?.tests.map(\.written.log) == rules[1]?.tests.map(\.written.log), "\(canonical)")
    return true
  }

  @Test("every rule of the pack")
  func pack() throws {
    let files = Fixtures("../../Detections").files(endingIn: ".yml")
    try #require(files.count > 50)
    for file in files { #expect(try RoundTripTests.check(try file.text()), "\(file.name)") }
  }

  @Test("every fixture that is a rule")
  func fixtures() throws {
    var checked = 0
    for file in Fixtures("").files(endingIn: ".yml", ".yaml") {
      if try RoundTripTests.check(try file.text()) { checked += 1 }
    }
    #expect(checked > 40, "\(checked)")
  }

  @Test("a rule that no text says is not written")
  func unwritable() throws {
    var fields = try #require(
      RoundTripTests.fields(
        RuleText.filter("{KeyPath: a, Condition: Equals, Value: b}")))
    // Filters of YAML have no constant that is false.
    fields.filters = Expression(
      id: NodeID(0), kind: .all([Expression(id: NodeID(1), kind: .constant(false))]))
    #expect(throws: CanonicalYAML.Failure.self) { try CanonicalYAML.text(of: fields) }
  }

  @Test("random rules", arguments: UInt64(1)...4)
  func random(_ seed: UInt64) throws {
    var random = RandomRule(seed: seed &* 104_729)
    for number in 0..<100 {
      try #require(
        try RoundTripTests.check(random.rule(number)), "seed \(seed), rule \(number)")
    }
  }

  @Test(
    "texts that look like something else, or that YAML folds, quotes and escapes",
    arguments: [
      "", " ", "a", " a", "a ", "null", "~", "true", "yes", "1", "1.5", "0o17", "1_000", "1e3", "-",
      "- a", "a: b", "a:", "a #b", "#a", "[a]", "{a}", "a, b", "'a'", "\"a\"", "a\nb", "a\nb\n",
      "\na", "a\n\nb\n\n", " a\nb", "a \nb", "\t", "a\tb", "é", "e\u{301}", "\u{202E}", "\u{FEFF}a",
      "\u{85}", "a\r\nb", "@a", "`a", "%a", "&a", "*a", "!a", "|", ">", "a\\b", "a'b\"c",
      "2026-03-02",
      "---", "...", "? a", "=", "<<", "\u{1F600}",
      String(repeating: "word ", count: 40) + "end", String(repeating: "long", count: 60),
      String(repeating: "word ", count: 40), "- " + String(repeating: "word ", count: 40) + "end",
    ])
  func texts(_ text: String) throws {
    let quoted = QuotedText(text).source
    let rule = """
      AnalysisType: rule
      RuleID: A.Rule
      Enabled: true
      Severity: Low
      Description: \(quoted)
      Runbook: \(quoted)
      Reference: \(quoted)
      LogTypes: [\(quoted)]
      Tags: [\(quoted), b]
      Reports:
        \(quoted): [\(quoted)]
      Detection:
        - Key: \(quoted)
          Condition: Equals
          Value: \(quoted)
      AlertContext:
        - KeyName: \(quoted)
          KeyValue: {Key: \(quoted)}
      Tests:
        - Name: A test
          ExpectedResult: false
          Log: {\(quoted): \(quoted)}

      """
    #expect(try RoundTripTests.check(rule))
  }
}

extension RuleProgram {
  /// The program with the same id in every expression.
  fileprivate var withoutIDs: RuleProgram {
    var program = self
    program.filters = filters?.withoutIDs
    program.detection = detection.withoutIDs
    program.dynamicSeverities = dynamicSeverities.map {
      DynamicSeverity(severity: $0.severity, condition: $0.condition.withoutIDs)
    }
    return program
  }
}
