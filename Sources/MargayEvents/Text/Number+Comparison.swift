extension Number {
  /// Whether two numbers have the same mathematical value; all infinities of a sign are equal.
  @inlinable
  package static func == (left: Number, right: Number) -> Bool {
    if case .integer(let left) = left, case .integer(let right) = right { return left == right }
    return compare(left, right) == 0
  }

  /// Less than 0, 0, or more than 0, as the left number is less than, equal to or greater than the right one.
  ///
  /// The comparison is exact: `9007199254740993` is greater than `9007199254740992.0`, and an integer of any length
  /// is less than infinity.
  @inlinable
  package static func compare(_ left: Number, _ right: Number) -> Int {
    if case .integer(let left) = left, case .integer(let right) = right {
      return left < right ? -1 : (left == right ? 0 : 1)
    }
    return compareMixed(left, right)
  }

  @usableFromInline
  static func compareMixed(_ left: Number, _ right: Number) -> Int {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      return left < right ? -1 : (left == right ? 0 : 1)
    case (.double(let left), .double(let right)):
      return left < right ? -1 : (left == right ? 0 : 1)
    case (.integer(let left), .double(let right)):
      return compare(left, right)
    case (.double(let left), .integer(let right)):
      return -compare(right, left)
    case (.bigInteger(let left), .bigInteger(let right)):
      return compareDigits(left, right)
    case (.bigInteger(let left), .integer):
      // A big integer is beyond every 64-bit one.
      return left.first == 0x2D ? -1 : 1
    case (.integer, .bigInteger(let right)):
      return right.first == 0x2D ? 1 : -1
    case (.bigInteger(let left), .double(let right)):
      return compare(left, right)
    case (.double(let left), .bigInteger(let right)):
      return -compare(right, left)
    }
  }

  private static func compare(_ integer: Int64, _ double: Double) -> Int {
    // The bounds are powers of two, so exact.
    if double >= 0x1p63 { return -1 }
    if double < -0x1p63 { return 1 }
    let whole = double.rounded(.towardZero)
    let part = Int64(whole)
    if integer != part { return integer < part ? -1 : 1 }
    return double > whole ? -1 : (double < whole ? 1 : 0)
  }

  private static func compare(_ integer: UnsafeBufferPointer<UInt8>, _ double: Double) -> Int {
    let isNegative = integer.first == 0x2D
    // Inside these bounds a double is nearer to zero than every big integer.
    if double > -0x1p63, double < 0x1p63 { return isNegative ? -1 : 1 }
    if double.isInfinite { return double > 0 ? -1 : 1 }
    var digits: [UInt8] = []
    NumberText.appendWhole(double, to: &digits)
    return digits.withUnsafeBufferPointer { compareDigits(integer, $0) }
  }

  /// Compares two decimal integers without leading zeros.
  private static func compareDigits(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let isNegative = left.first == 0x2D
    if isNegative != (right.first == 0x2D) { return isNegative ? -1 : 1 }
    let sign = isNegative ? -1 : 1
    if left.count != right.count { return left.count < right.count ? -sign : sign }
    return sign * TextComparison.compare(left, right).signum()
  }
}
