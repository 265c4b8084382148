/// A window of one rule and dedup string: where it lies and what joined it (Documentation/Language, section 6).
///
/// It opens with a match, never slides and never moves. This type is the rule of windows; whether a
/// window still stands open for a match is decided by those who hold it.
package struct AlertWindow: Hashable, Sendable {
  /// The time of the match that opened it, in nanoseconds since 1970.
  package let start: Int64
  /// The first time outside it; where the time line ends before, its end.
  package let end: Int64
  /// The greatest time of its matches.
  package private(set) var lastTime: Int64
  /// The number of its matches.
  package private(set) var matchCount: Int
  /// What an alert takes from its first match, in the form that `MatchPayload` reads.
  package let first: [UInt8]

  /// Opens a window with its first match.
  package init(openedAt time: Int64, terms: WindowTerms, first: [UInt8]) {
    self.init(
      start: time, end: time.addingCapped(terms.period), lastTime: time, matchCount: 1, first: first
    )
  }

  /// Makes a window again that was stored.
  init(start: Int64, end: Int64, lastTime: Int64, matchCount: Int, first: [UInt8]) {
    self.start = start
    self.end = end
    self.lastTime = lastTime
    self.matchCount = matchCount
    self.first = first
  }

  /// Whether a match at a time belongs to it: the start is inside, the end outside.
  package func holds(_ time: Int64) -> Bool { start <= time && time < end }

  /// Counts a match in.
  package mutating func join(at time: Int64) {
    matchCount += 1
    lastTime = max(lastTime, time)
  }

  /// Whether it has matches enough for an alert.
  package func makesAlert(_ terms: WindowTerms) -> Bool { matchCount >= terms.threshold }

  /// Whether its last match is the one that created the alert.
  package func createsAlert(_ terms: WindowTerms) -> Bool { matchCount == terms.threshold }
}

extension Int64 {
  /// The sum, or the end of the time line where the sum lies beyond it.
  func addingCapped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
