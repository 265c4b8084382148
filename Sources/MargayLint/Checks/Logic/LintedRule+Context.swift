import MargayEvents
import MargayFrontend
import MargayIR

/// What stands around an expression.
extension LintedRule {
  /// Whether an expression stands inside of None, so that it must not hold.
  func isNegated(_ site: Int) -> Bool {
    var place = sites[site].parent
    while let outer = place {
      if case .none = sites[outer].expression.kind { return true }
      place = sites[outer].parent
    }
    return false
  }

  /// Whether something that must hold with an expression asks for a value at a path, or for one inside of it.
  func isAskedFor(_ path: EventKeyPath, beside site: Int) -> Bool {
    var child = site
    while let parent = sites[child].parent {
      switch sites[parent].expression.kind {
      case .all(let children):
        let id = sites[child].expression.id
        if children.contains(where: { $0.id != id && LintedRule.asks($0, for: path) }) {
          return true
        }
      // Paths inside are relative to an element.
      case .elements: return false
      default: break
      }
      child = parent
    }
    switch sites[child].part {
    case .filters: return false
    case .detection: return fields.filters.map { LintedRule.asks($0, for: path) } ?? false
    case .severity:
      return [fields.filters, logic].contains { $0.map { LintedRule.asks($0, for: path) } ?? false }
    }
  }

  /// Whether an expression holds only where there is a value at a path, or inside of it.
  private static func asks(_ expression: Expression, for path: EventKeyPath) -> Bool {
    switch expression.kind {
    case .all(let children): children.contains { asks($0, for: path) }
    case .any(let children), .onlyOne(let children):
      !children.isEmpty && children.allSatisfy { asks($0, for: path) }
    case .none, .constant: false
    case .elements(let quantifier, let subject, _):
      (quantifier == .anyElement || quantifier == .onlyOneElement) && leads(subject, into: path)
    case .predicate(let predicate):
      (predicate.isTestForPresence || !predicate.isNegated && !predicate.isTestForAbsence)
        && (predicate.path.map { leads($0, into: path) } ?? false
          || predicate.operandPath.map { leads($0, into: path) } ?? false)
    }
  }

  /// Whether a path is another one, or goes on from it.
  private static func leads(_ path: EventKeyPath, into outer: EventKeyPath) -> Bool {
    path.base == outer.base && path.steps.starts(with: outer.steps)
  }
}

extension Predicate {
  /// Whether it holds for what is missing, or empty.
  var isTestForAbsence: Bool {
    switch condition {
    case .exists: isNegated
    case .isNull, .isNullOrEmpty: !isNegated
    default: false
    }
  }

  /// The second field of a comparison of two.
  var operandPath: EventKeyPath? {
    if case .path(let path) = operand { path } else { nil }
  }
}
