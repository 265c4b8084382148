/// What a written condition name means.
///
/// A reference type: a row is large, and passed on often; immutable.
package final class ConditionMatch: Sendable {
  /// The row.
  package let condition: Condition
  /// The name as it was written.
  package let spelling: String
  /// Whether the name is one of the negative.
  package let isNegated: Bool
  /// The canonical name of the same direction.
  package let canonicalSpelling: String
  /// Whether the name is an alias.
  package let isAlias: Bool

  init(
    condition: Condition, spelling: String, isNegated: Bool, canonicalSpelling: String,
    isAlias: Bool
  ) {
    self.condition = condition
    self.spelling = spelling
    self.isNegated = isNegated
    self.canonicalSpelling = canonicalSpelling
    self.isAlias = isAlias
  }
}

/// The table of all conditions (Documentation/Language, section 3).
package enum ConditionTable {
  /// Every condition, in the order of the language's page.
  package static let all: [Condition] = [
    .equals, .iEquals, .startsWith, .endsWith, .iStartsWith, .iEndsWith, .contains, .iContains,
    .isGreaterThan, .isGreaterThanOrEquals, .isLessThan, .isLessThanOrEquals, .isIn, .exists,
    .isNull, .isNullOrEmpty, .isIPAddress, .isIPv4Address, .isIPv6Address, .isIPAddressPrivate,
    .isIPAddressPublic, .isIPAddressInCIDR, .cidrContainsIPAddresses, .anyElement, .allElements,
    .onlyOneElement, .noElement, .alwaysTrue, .alwaysFalse,
  ]

  /// Every name, aliases and negatives included, in the order of the table.
  package static let spellings: [String] = all.flatMap(names)

  /// Every name that may stand in InlineFilters, in the order of the table.
  package static let filterSpellings: [String] =
    all.filter { $0.grammars.contains(.inlineFilters) }.flatMap(names)

  /// What a name means; nil when it is none, exactly so spelt.
  package static func lookup(_ spelling: String) -> ConditionMatch? {
    matches[Array(spelling.utf8)]
  }

  /// The row of a condition on a value.
  package static func condition(_ id: ConditionID) -> Condition {
    switch id {
    case .equals: .equals
    case .iEquals: .iEquals
    case .startsWith: .startsWith
    case .endsWith: .endsWith
    case .iStartsWith: .iStartsWith
    case .iEndsWith: .iEndsWith
    case .contains: .contains
    case .iContains: .iContains
    case .isGreaterThan: .isGreaterThan
    case .isGreaterThanOrEquals: .isGreaterThanOrEquals
    case .isLessThan: .isLessThan
    case .isLessThanOrEquals: .isLessThanOrEquals
    case .isIn: .isIn
    case .exists: .exists
    case .isNull: .isNull
    case .isNullOrEmpty: .isNullOrEmpty
    case .isIPAddress: .isIPAddress
    case .isIPv4Address: .isIPv4Address
    case .isIPv6Address: .isIPv6Address
    case .isIPAddressPrivate: .isIPAddressPrivate
    case .isIPAddressPublic: .isIPAddressPublic
    case .isIPAddressInCIDR: .isIPAddressInCIDR
    case .cidrContainsIPAddresses: .cidrContainsIPAddresses
    }
  }

  /// The canonical name of a predicate's condition, in its direction.
  package static func spelling(of id: ConditionID, isNegated: Bool) -> String {
    let condition = condition(id)
    guard isNegated else { return condition.positive.canonical }
    return condition.negative?.canonical ?? "not " + condition.positive.canonical
  }

  private static func names(of condition: Condition) -> [String] {
    [condition.positive, condition.negative].compactMap { $0 }
      .flatMap { [$0.canonical] + $0.aliases }
  }

  // Keyed by bytes: two names that a String calls equal are not the same name.
  private static let matches: [[UInt8]: ConditionMatch] = {
    var matches: [[UInt8]: ConditionMatch] = [:]
    for condition in all {
      for (spellings, isNegated) in [(condition.positive, false), (condition.negative, true)] {
        guard let spellings else { continue }
        for name in [spellings.canonical] + spellings.aliases {
          matches[Array(name.utf8)] = ConditionMatch(
            condition: condition, spelling: name, isNegated: isNegated,
            canonicalSpelling: spellings.canonical,
            isAlias: name != spellings.canonical)
        }
      }
    }
    return matches
  }()
}
