import MargayDiagnostics
import MargayFrontend
import MargayKit

/// Two rules that are compared.
enum ComparedRules {
  /// A rule whose conditions stand between others, so that a comparison must reach them.
  static let yaml = """
    AnalysisType: rule
    RuleID: Rule.A
    Enabled: true
    Severity: Medium
    LogTypes: [Custom.Log]
    Threshold: 2
    DedupPeriodMinutes: 30
    CreateAlert: true
    OutputIds: [pager]
    InlineFilters:
      - {KeyPath: env, Condition: DoesNotEqual, Value: test}
    Detection:
      - {Key: eventName, Condition: IsIn, Values: [CreateKey, DeleteKey]}
      - DETECTION
      - {DeepKey: [user, type], Condition: StartsWith, Value: Admin}
    AlertTitle: 'Key of {user.name} in {region}'
    GroupBy:
      - {Key: region}
      - {KeyPath: user.name}
    AlertContext:
      - {KeyName: who, KeyValue: {KeyPath: user.name}}
      - {KeyName: where, KeyValue: {Key: region}}
    DynamicSeverities:
      - {ChangeTo: Critical, Conditions: [{Key: risk, Condition: IsGreaterThan, Value: 90}]}
      - {ChangeTo: Low, Conditions: [{Key: region, Condition: Equals, Value: lab}]}

    """

  /// The rule with a condition in its place.
  static func rule(_ detection: String) -> String {
    yaml.replacing("DETECTION", with: detection)
  }

  /// Compares two texts of rules, the second under another id.
  static func compare(
    _ left: String, _ right: String, generated: Int = 10_000, events: [String] = []
  ) throws -> RuleComparison.Result {
    let registry = Registry()
    registry.register(DetectionReader.read(SourceFile(path: "a.yml", text: left)))
    registry.register(
      DetectionReader.read(
        SourceFile(path: "b.yml", text: right.replacing("RuleID: Rule.A", with: "RuleID: Rule.B"))))
    return try compare(registry, generated: generated, events: events)
  }

  /// Compares the two rules of a registry.
  static func compare(
    _ registry: Registry, generated: Int = 10_000, events: [String] = []
  ) throws -> RuleComparison.Result {
    let rules = registry.freeze()
    let errors = rules.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty, rules.detections.count == 2 else {
      throw Broken(messages: errors.map(\.message))
    }
    var options = RuleComparison.Options()
    options.generatedCount = generated
    options.events = events.map { Array($0.utf8) }
    return RuleComparison.compare(0, 1, of: rules, options: options)
  }

  struct Broken: Error {
    let messages: [String]
  }
}
