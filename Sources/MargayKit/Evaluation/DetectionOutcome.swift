package import MargayIR

/// What a detection of any style says about an event.
package enum DetectionOutcome: Hashable, Sendable {
  /// It does not match, and which step of Documentation/Language, section 4, said so.
  case notMatched(RuleOutcome)
  /// It matches.
  case matched(DetectionMatch)
  /// A filter or `matches` failed: a rule error, and no match (section 9).
  case failed(FunctionError)

  /// Whether it matches.
  package var isMatch: Bool {
    if case .matched = self { return true }
    return false
  }
}

/// The alert fields of a match.
package struct DetectionMatch: Hashable, Sendable {
  /// The dedup string, cut to 1000 scalars, as UTF-8 bytes.
  package var dedup: [UInt8]
  /// What an alert takes from the match.
  package var fields: AlertFields

  /// Makes a match.
  package init(dedup: [UInt8], fields: AlertFields) {
    self.dedup = dedup
    self.fields = fields
  }
}
