import MargayEvents

/// A comparison with a literal, as one end of a range.
struct LiteralBound {
  private let isLower: Bool
  private let isIncluded: Bool
  private let literal: Literal

  /// Makes the bound of a condition; nil for one that does not compare by order.
  init?(_ condition: ConditionID, _ literal: Literal) {
    switch condition {
    case .isGreaterThan: (isLower, isIncluded) = (true, false)
    case .isGreaterThanOrEquals: (isLower, isIncluded) = (true, true)
    case .isLessThan: (isLower, isIncluded) = (false, false)
    case .isLessThanOrEquals: (isLower, isIncluded) = (false, true)
    default: return nil
    }
    self.literal = literal
  }

  /// Whether every value inside this bound is inside another.
  func implies(_ other: LiteralBound) -> Bool {
    guard isLower == other.isLower, let order = order(other) else { return false }
    if order == 0 { return other.isIncluded || !isIncluded }
    return isLower ? order > 0 : order < 0
  }

  /// Whether no value is inside both bounds.
  func contradicts(_ other: LiteralBound) -> Bool {
    switch (literal, other.literal) {
    // Text is never compared with a number.
    case (.string, .number), (.number, .string): return true
    default: break
    }
    guard isLower != other.isLower, let order = order(other) else { return false }
    if order == 0 { return !(isIncluded && other.isIncluded) }
    return isLower ? order > 0 : order < 0
  }

  /// Less than 0, 0 or more than 0; nil for literals of two kinds.
  private func order(_ other: LiteralBound) -> Int? {
    switch (literal, other.literal) {
    case (.string(let left), .string(let right)):
      return left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { TextComparison.compare(left, $0) }
      }
    case (.number(let left), .number(let right)):
      return Array(left.utf8).withUnsafeBufferPointer { left in
        Array(right.utf8).withUnsafeBufferPointer { right -> Int? in
          guard let first = Number(text: left), let second = Number(text: right) else { return nil }
          return Number.compare(first, second)
        }
      }
    default: return nil
    }
  }
}
