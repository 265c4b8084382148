import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// Several alternatives compare one field with one value each.
///
/// ## Why
///
/// IsIn says in one condition what the alternatives say, and IsNotIn what as many DoesNotEqual say. It is a matter of
/// taste, so
/// that this check is off unless it is selected.
///
/// ## Bad
///
/// ```yaml
/// - Any: # MG6036
///     - {KeyPath: eventName, Condition: Equals, Value: StopLogging}
///     - {KeyPath: eventName, Condition: Equals, Value: DeleteTrail}
///     - {KeyPath: eventName, Condition: Equals, Value: UpdateTrail}
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail, UpdateTrail]}
/// ```
struct EqualsRepeated: RuleCheck {
  let kind = DiagnosticKind("MG6036", "EqualsRepeated", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for site in rule.sites {
      let children: [Expression]
      let isNegated: Bool
      switch site.expression.kind {
      case .any(let list), .none(let list): (children, isNegated) = (list, false)
      case .all(let list): (children, isNegated) = (list, true)
      default: continue
      }
      guard children.count > 2 else { continue }
      var counts: [EventKeyPath: Int] = [:]
      for child in children {
        guard case .predicate(let predicate) = child.kind, predicate.condition == .equals,
          predicate.isNegated == isNegated, let path = predicate.path,
          case .literal = predicate.operand
        else { continue }
        counts[path, default: 0] += 1
      }
      for (path, count) in counts where count > 2 {
        let other = ConditionTable.spelling(of: .isIn, isNegated: isNegated)
        findings.report(
          "\(count) conditions compare \(quoted(path.text)) with one value each:"
            + " \(other) compares with several",
          at: rule.range(of: site.expression))
      }
    }
  }
}
