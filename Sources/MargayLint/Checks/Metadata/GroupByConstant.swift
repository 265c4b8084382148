import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit

/// GroupBy names a field that has the same value in every match.
///
/// ## Why
///
/// The Detection asks for one value of the field, so that it splits nothing. Either another field was meant, or, where it is
/// the only one, all matches of everybody become one alert.
///
/// ## Bad
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// GroupBy:
///   - Key: eventName # MG7014
/// ```
///
/// ## Good
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// GroupBy:
///   - KeyPath: userIdentity.arn
/// ```
struct GroupByConstant: RuleCheck {
  let kind = DiagnosticKind("MG7014", "GroupByConstant", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    let items = rule.groupByItems
    guard !items.isEmpty, let logic = rule.logic else { return }
    var pinned: [[EventKeyPathStep]] = []
    GroupByConstant.collect(logic, into: &pinned)
    if let filters = rule.fields.filters ?? rule.detection?.program.filters {
      GroupByConstant.collect(filters, into: &pinned)
    }
    for item in items where pinned.contains(item.path.steps) {
      findings.report(
        "\(quoted(item.path.text)) has one value in every match, which the rule asks for",
        at: item.range)
    }
  }

  /// The paths whose value an expression fixes wherever it holds.
  private static func collect(_ expression: Expression, into pinned: inout [[EventKeyPathStep]]) {
    switch expression.kind {
    case .all(let children): for child in children { collect(child, into: &pinned) }
    case .any(let children), .onlyOne(let children):
      if children.count == 1 { collect(children[0], into: &pinned) }
    case .predicate(let predicate):
      guard predicate.condition == .equals, !predicate.isNegated,
        case .path(let path) = predicate.subject, case .literal = predicate.operand,
        path.base == .event, !path.steps.contains(.wildcard)
      else { return }
      pinned.append(path.steps)
    case .none, .constant, .elements: break
    }
  }
}
