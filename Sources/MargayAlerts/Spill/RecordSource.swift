#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Records in the order of their keys, one at a time.
///
/// A record is a key, compared byte by byte, and a value; the pointers are valid until the next call.
protocol RecordSource: AnyObject {
  /// The key of the current record; nil behind the last one.
  var key: UnsafeRawBufferPointer? { get }
  /// The value of the current record; empty behind the last one.
  var value: UnsafeRawBufferPointer { get }
  /// Goes to the next record.
  func advance() throws
}

/// The order of keys: byte by byte, a beginning before its continuations.
enum KeyOrder {
  /// Below zero, zero or above zero as `lhs` stands before, at or behind `rhs`.
  static func compare(_ lhs: UnsafeRawBufferPointer, _ rhs: UnsafeRawBufferPointer) -> Int {
    if let left = lhs.baseAddress, let right = rhs.baseAddress {
      let order = memcmp(left, right, min(lhs.count, rhs.count))
      if order != 0 { return Int(order) }
    }
    return lhs.count - rhs.count
  }

  /// The same for a pointer and an array.
  static func compare(_ lhs: UnsafeRawBufferPointer, _ rhs: [UInt8]) -> Int {
    rhs.withUnsafeBytes { compare(lhs, $0) }
  }

  /// The same for arrays.
  static func compare(_ lhs: [UInt8], _ rhs: [UInt8]) -> Int {
    lhs.withUnsafeBytes { compare($0, rhs) }
  }
}
