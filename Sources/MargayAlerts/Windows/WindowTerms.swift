package import MargayIR

/// What a rule says about its windows: how long they are and how many matches make an alert.
package struct WindowTerms: Hashable, Sendable {
  /// The length of a window in nanoseconds; at least 1.
  package let period: Int64
  /// The number of matches in a window that make an alert; at least 1.
  package let threshold: Int

  /// Makes terms from DedupPeriodMinutes and Threshold.
  ///
  /// A period longer than the time line is as long as the time line.
  package init(dedupPeriodMinutes: Int, threshold: Int) {
    let (length, overflow) = Int64(dedupPeriodMinutes).multipliedReportingOverflow(
      by: 60_000_000_000)
    self.period = overflow ? .max : max(length, 1)
    self.threshold = max(threshold, 1)
  }

  /// Makes the terms of a rule.
  package init(_ metadata: RuleMetadata) {
    self.init(
      dedupPeriodMinutes: metadata.dedupPeriodMinutes, threshold: metadata.threshold)
  }
}
