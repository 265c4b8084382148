import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// Two conditions on `[*]` of one list may be fulfilled by two different elements.
///
/// ## Why
///
/// `a[*].key` and `a[*].value` are two lists: some element has the key, some element has the value, not necessarily
/// the
/// same. Where one element is meant AnyElement says so. It cannot be known what is meant, so that this check is off
/// unless
/// it is selected.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: "resources[*].type", Condition: Contains, Value: "AWS::S3::Bucket"}
/// - {KeyPath: "resources[*].accountId", Condition: Contains, Value: "111122223333"} # MG6021
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: resources
///   Condition: AnyElement
///   Expressions:
///     - {KeyPath: type, Condition: Equals, Value: "AWS::S3::Bucket"}
///     - {KeyPath: accountId, Condition: Equals, Value: "111122223333"}
/// ```
struct ConditionsOnDifferentElements: RuleCheck {
  let kind = DiagnosticKind("MG6021", "ConditionsOnDifferentElements", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.wildcard) else { return }
    var seen: [(site: Int, parent: Int, path: EventKeyPath, list: Int)] = []
    for (index, site) in rule.sites.enumerated() {
      guard let predicate = site.predicate, !predicate.isNegated, let path = predicate.path,
        let list = path.steps.firstIndex(of: .wildcard), let parent = site.parent,
        case .all = rule.sites[parent].expression.kind
      else { continue }
      switch predicate.operand {
      case .none, .path: continue
      case .literal, .literals, .network: break
      }
      let other = seen.first {
        $0.parent == parent && $0.list == list && $0.path != path
          && $0.path.steps[...list] == path.steps[...list]
      }
      if let other {
        findings.report(
          "this and the condition in line \(rule.line(of: other.site)) may hold for two different"
            + " elements of \(quoted(EventKeyPath(steps: Array(path.steps[..<list])).text));"
            + " AnyElement asks for one",
          at: rule.range(of: site.expression),
          related: [rule.related("the other condition", rule.sites[other.site].expression)])
      }
      seen.append((index, parent, path, list))
    }
  }
}
