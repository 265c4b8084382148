import MargayEvents

/// What a condition compares a value with, ready for evaluation: plain data, nothing to retain.
///
/// Valid as long as the tapes that its values stand on.
struct PreparedOperand {
  /// The literal, or the value at the second path; missing when there is none.
  var value: ValueRef
  /// The literal's text after lower-casing, for the conditions that fold; empty when it is no string.
  var folded: UnsafeBufferPointer<UInt8>
  /// The literals of `Values`.
  var values: UnsafeBufferPointer<ValueRef>
  /// Whether `values` are all strings or all numbers and stand in their order, so that they can be searched.
  var isSorted: Bool
  /// The network; nil when there is none.
  var network: IPNetwork?
  /// What containment in a list means.
  var containment: Predicate.ListContainment
  /// What counts as empty.
  var emptiness: Predicate.Emptiness
}
