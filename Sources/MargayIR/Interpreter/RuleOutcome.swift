/// What a rule says about an event.
package enum RuleOutcome: String, Hashable, Sendable {
  /// The inline filters dropped the event.
  case filtered
  /// An include filter does not hold.
  case notIncluded
  /// An exclude filter holds.
  case excluded
  /// The detection does not hold.
  case notMatched
  /// The detection holds.
  case matched
}

/// The alert fields of a rule that matched an event (Documentation/Language, section 6).
package struct RuleMatch: Hashable, Sendable {
  /// The title, at most 1000 scalars, as UTF-8 bytes.
  package var title: [UInt8]
  /// The dedup string, at most 1000 scalars, as UTF-8 bytes.
  package var dedup: [UInt8]
  /// The severity, dynamic or the rule's own.
  package var severity: Severity
  /// The alert context: a compact JSON object.
  package var context: [UInt8]
}
