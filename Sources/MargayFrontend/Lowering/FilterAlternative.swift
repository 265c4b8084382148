import MargayIR

/// What to write in InlineFilters instead of a condition that is not allowed there (Documentation/Language, section 5).
enum FilterAlternative {
  /// The nearest allowed condition, as the second half of a sentence.
  static func text(for match: ConditionMatch) -> String {
    switch match.condition.form {
    case .predicate(.exists), .predicate(.isNull):
      // Exists and IsNotNull ask for a value, their opposites for none.
      let wantsValue = (match.condition.id == .exists) != match.isNegated
      return "the nearest allowed condition is \(wantsValue ? "IsNotNullOrEmpty" : "IsNullOrEmpty")"
    case .predicate(.isIPAddress), .predicate(.isIPv4Address), .predicate(.isIPv6Address):
      return "the nearest allowed conditions are IsIPAddressPublic and IsIPAddressPrivate"
    case .elements:
      return "the nearest allowed condition is Contains, which looks at every element of a list"
    case .constant:
      return "an empty list passes every event; to drop every event, set 'Enabled: false'"
    case .predicate:
      return "test it in Detection"
    }
  }
}
