import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A negative holds too where its field is missing, and nothing asks for the field.
///
/// ## Why
///
/// DoesNotEqual is the exact opposite of Equals: where there is no value it holds. Often that is what is wanted, so
/// that this
/// check is off unless it is selected; where it is not, a condition that the field exists stands beside it.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// - {KeyPath: additionalEventData.MFAUsed, Condition: DoesNotEqual, Value: "Yes"} # MG6030
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// - {KeyPath: additionalEventData.MFAUsed, Condition: Exists}
/// - {KeyPath: additionalEventData.MFAUsed, Condition: DoesNotEqual, Value: "Yes"}
/// ```
struct NegationOnMissingField: RuleCheck {
  let kind = DiagnosticKind("MG6030", "NegationOnMissingField", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.negation) else { return }
    for (index, site) in rule.sites.enumerated() {
      guard let predicate = site.predicate, predicate.isNegated,
        !predicate.isTestForPresence, !predicate.isTestForAbsence, let path = predicate.path,
        !rule.isNegated(index), !rule.isAskedFor(path, beside: index)
      else { continue }
      findings.report(
        "\(predicate.name) holds too where \(quoted(path.text)) is missing",
        at: rule.range(of: "Condition", of: site.expression))
    }
  }
}
