import MargayDiagnostics
import MargayFrontend
import MargayIR

/// The rule matches an event without any of the fields that it looks at.
///
/// ## Why
///
/// All conditions are negatives or ask for something missing, so that every event matches that is about something
/// else. One
/// condition says what the rule looks for, an event name for instance; negatives then leave something out of it.
///
/// ## Bad
///
/// ```yaml
/// Detection: # MG6031
///   - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: AWSService}
///   - {KeyPath: additionalEventData.MFAUsed, Condition: DoesNotEqual, Value: "Yes"}
/// ```
///
/// ## Good
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
///   - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: AWSService}
///   - {KeyPath: additionalEventData.MFAUsed, Condition: DoesNotEqual, Value: "Yes"}
/// ```
struct MatchesEmptyEvent: RuleCheck {
  let kind = DiagnosticKind("MG6031", "MatchesEmptyEvent", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let detection = rule.fields.detection,
      rule.traits.contains(.negation) || rule.traits.contains(.presence)
        || rule.traits.contains(.elements),
      MatchesEmptyEvent.holds(detection),
      rule.fields.filters.map(MatchesEmptyEvent.holds) ?? true,
      // A rule that says AlwaysTrue means every event.
      !rule.sites.contains(where: { $0.expression.kind == .constant(true) })
    else { return }
    findings.report(
      "these conditions hold for an event that has none of their fields",
      at: rule.place(ofKey: .detection))
  }

  /// Whether an expression holds for an event without fields.
  private static func holds(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .all(let children): children.allSatisfy(holds)
    case .any(let children): children.contains(where: holds)
    case .onlyOne(let children): children.count(where: holds) == 1
    case .none(let children): !children.contains(where: holds)
    case .constant(let value): value
    case .elements(let quantifier, _, _): quantifier == .allElements || quantifier == .noElement
    case .predicate(let predicate):
      (predicate.condition == .isNull || predicate.condition == .isNullOrEmpty)
        != predicate.isNegated
    }
  }
}
