import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import TestSupport
import Testing

/// Builds rules from pieces of YAML and asks the interpreter about them.
enum RuleText {
  /// A rule with one expression in Detection.
  static func detection(_ expression: String) -> String {
    header + "Detection:\n  - \(expression)\n"
  }

  /// A rule with one expression in InlineFilters.
  static func filter(_ expression: String) -> String {
    header + "Detection:\n  - {Condition: AlwaysTrue}\nInlineFilters:\n  - \(expression)\n"
  }

  /// The keys that every rule needs.
  static let header = """
    AnalysisType: rule
    RuleID: Table.Rule
    Enabled: true
    Severity: Low
    LogTypes: [Table.Events]

    """

  /// The rule of a text; a text with errors is a failure of the test.
  static func compile(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation)
    throws -> Detection
  {
    let rules = rules(text)
    return try #require(
      rules.detections.first, "\(TextDiagnosticRenderer().render(rules.diagnostics))",
      sourceLocation: sourceLocation)
  }

  /// The rule set of one text, whatever is wrong with it.
  static func rules(_ text: String) -> RuleSet {
    let registry = Registry()
    registry.register(DetectionReader.read(SourceFile(path: "table.yml", text: text)))
    return registry.freeze()
  }

  /// An event from its JSON text; one that is not read is a failure of the test.
  static func event(_ json: String, sourceLocation: Testing.SourceLocation = #_sourceLocation)
    throws -> Event
  {
    var parser = EventParser()
    return try event(json, parser: &parser, sourceLocation: sourceLocation)
  }

  /// An event from its JSON text, as a parser reads it.
  static func event(
    _ json: String, parser: inout EventParser,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Event {
    guard case .ok(let event) = parser.parse(Array(json.utf8)) else {
      Issue.record("not read: \(json)", sourceLocation: sourceLocation)
      throw UnreadableEvent(json: json)
    }
    return event
  }

  /// What a rule says about an event.
  static func outcome(
    _ rule: Detection, _ json: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> RuleOutcome {
    var interpreter = Interpreter([rule.program])
    interpreter.begin(try event(json, sourceLocation: sourceLocation))
    return interpreter.outcome(of: 0)
  }

  /// The alert fields of a rule for an event that it matches; no match is a failure of the test.
  static func match(
    _ rule: Detection, _ json: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> RuleMatch {
    var interpreter = Interpreter([rule.program])
    interpreter.begin(try event(json, sourceLocation: sourceLocation))
    let outcome = interpreter.outcome(of: 0)
    try #require(outcome == .matched, "\(json)", sourceLocation: sourceLocation)
    return interpreter.match(of: 0, rule.metadata)
  }

  struct UnreadableEvent: Error {
    let json: String
  }
}
