import MargayEvents
import MargayFrontend
import MargayIR

/// What can be proved of the expressions of a rule, each root cause once.
///
/// Only expressions that look at one field twice can say anything about each other, so that most rules need no proof
/// at all.
struct LogicSurvey {
  /// What was proved, in the order of the sites.
  let facts: [LogicFact]

  private static let mostSites = 600

  /// Looks at a rule.
  init(_ rule: LintedRule) {
    let sites = rule.sites
    let inherited = rule.fields.detection == nil && !sites.isEmpty ? rule.logic : nil
    guard sites.count <= LogicSurvey.mostSites,
      inherited != nil || rule.traits.contains(.repeatedField)
    else {
      facts = []
      return
    }
    // What is known of fields matters for lists of values only.
    let hasLists = inherited != nil || rule.traits.contains(.list)
    var search = LogicSearch(
      LogicSites(sites, inherited: inherited), scalars: hasLists ? rule.scalarPaths : [])
    search.run()
    facts = search.facts
  }
}

extension Predicate {
  /// Whether it holds for everything that is there, or not empty.
  var isTestForPresence: Bool {
    switch condition {
    case .exists: !isNegated
    case .isNull, .isNullOrEmpty: isNegated
    default: false
    }
  }
}
