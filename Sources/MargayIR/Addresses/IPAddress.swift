/// An IPv4 or IPv6 address without its zone.
package struct IPAddress: Hashable, Sendable {
  /// Whether it is IPv6.
  package var isIPv6: Bool
  /// The upper 64 bits of an IPv6 address; 0 for IPv4.
  package var high: UInt64
  /// The lower 64 bits of an IPv6 address, or an IPv4 address.
  package var low: UInt64

  /// Makes an IPv4 address.
  package init(v4: UInt32) {
    isIPv6 = false
    high = 0
    low = UInt64(v4)
  }

  /// Makes an IPv6 address.
  package init(high: UInt64, low: UInt64) {
    isIPv6 = true
    self.high = high
    self.low = low
  }

  /// The IPv4 part of an IPv4-mapped IPv6 address (`::ffff:0:0/96`); nil for any other.
  package var mapped: IPAddress? {
    guard isIPv6, high == 0, low >> 32 == 0xFFFF else { return nil }
    return IPAddress(v4: UInt32(truncatingIfNeeded: low))
  }
}
