// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From derived_whole.yml, SHA-256 92d7c34f12e674f56065d8a16ca775958868a32d663f4289e35693c0ffa45d4b.

/// Everything changed.
///
/// Two lines,
/// and no more.
enum ConvertedDerivedWhole {
  private enum Path {
    static let aEachB = EventPath(once: "a[*].b")
  }

  /// Adds the detection to a registry; what it does not change follows its base.
  static func register(in registry: Registry) {
    registry.derive("Converted.Derived.Whole", from: "Converted.Derived") {
      $0.displayName = "Everything changed"
      $0.isEnabled = false
      $0.severity = .low
      $0.description = """
        Two lines,
        and no more.

        """
      $0.reference = "https://example.com"
      $0.runbook = "Ask."
      $0.tags = []
      $0.reports = [ReportMapping(framework: "Framework", values: ["One", "Two"])]
      $0.summaryAttributes = ["a.b", "\"odd.name\""]
      $0.threshold = 5
      $0.dedupPeriodMinutes = 2_000_000
      $0.createsAlert = false
      $0.outputIDs = []
      $0.inlineFilters = [
        MatchExpression("user", "DoesNotEqual", "nobody"),
        MatchExpression(
          yaml: "[{\"KeyPath\":\"n\",\"Condition\":\"IsGreaterThan\",\"Value\":1.5}]"),
      ]
      $0.replaceSeverity { severity($0) }
      $0.replaceTitle { title($0) }
      $0.replaceDedup { dedup($0) }
      $0.replaceAlertContext { alertContext($0) }
      $0.tests = [
        RuleTest(
          "own",
          matches: true,
          #"{"action": "make", "user": "svc-a", "n": 2, "a": [{"b": 1}]}"#,
          title: "of svc-a",
          severity: .low)
      ]
    }
  }

  private static func severity(_ event: Event) -> Severity? {
    if event["user"].hasPrefix("svc-") { return nil }
    return .info
  }

  private static func title(_ event: Event) -> String? {
    "of \(event.shown("user"))"
  }

  private static func dedup(_ event: Event) -> String? {
    event.groupKey("user", Path.aEachB) ?? "defaultDedupString:Converted.Derived.Whole"
  }

  private static func alertContext(_ event: Event) -> AlertContext {
    ["who": event["user"], "all": event["a", -1]]
  }
}
