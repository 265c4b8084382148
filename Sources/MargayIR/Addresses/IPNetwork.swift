/// An address block: an IPv4 or IPv6 network in CIDR form, host bits masked.
public struct IPNetwork: Hashable, Sendable {
  /// Whether it is IPv6.
  public var isIPv6: Bool
  /// The upper 64 bits of an IPv6 address; 0 for IPv4.
  public var high: UInt64
  /// The lower 64 bits of an IPv6 address, or an IPv4 address.
  public var low: UInt64
  /// The prefix length: 0 to 32 or 0 to 128.
  public var prefixLength: UInt8

  /// Makes a network; the caller has masked the host bits.
  public init(isIPv6: Bool, high: UInt64, low: UInt64, prefixLength: UInt8) {
    self.isIPv6 = isIPv6
    self.high = high
    self.low = low
    self.prefixLength = prefixLength
  }
}
