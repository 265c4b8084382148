/// Which addresses are private and which are public (Documentation/Language, section 3).
///
/// The two tables are the IANA IPv4 and IPv6 Special-Purpose Address Registries with the rows that they had at
/// the end of 2025, frozen: a rule gives the same answer whatever the registries become. A row whose column
/// "Globally Reachable" is N/A, and a deprecated row, counts as reachable; the longest matching row decides.
package enum SpecialPurposeAddresses {
  /// Whether the longest matching row is not globally reachable; false in 100.64.0.0/10.
  ///
  /// An IPv4-mapped address is judged by its IPv4 part.
  package static func isPrivate(_ address: IPAddress) -> Bool {
    let address = address.mapped ?? address
    return !isReachable(address) && !isShared(address)
  }

  /// Whether an address is neither private nor in 100.64.0.0/10.
  ///
  /// An IPv4-mapped address is judged by its IPv4 part.
  package static func isPublic(_ address: IPAddress) -> Bool {
    isReachable(address.mapped ?? address)
  }

  /// Whether the address lies in the shared address space of RFC 6598, which is neither private nor public.
  private static func isShared(_ address: IPAddress) -> Bool {
    !address.isIPv6 && address.low >> 22 == 0x6440_0000 >> 22
  }

  private static func isReachable(_ address: IPAddress) -> Bool {
    for row in address.isIPv6 ? v6 : v4 where row.network.contains(address) {
      return row.isReachable
    }
    return true
  }

  /// One row of a registry.
  private struct Row: Sendable {
    let network: IPNetwork
    let isReachable: Bool

    init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, _ length: UInt8, _ isReachable: Bool) {
      network = IPNetwork(
        isIPv6: false, high: 0, low: a << 24 | b << 16 | c << 8 | d, prefixLength: length)
      self.isReachable = isReachable
    }

    init(high: UInt64, low: UInt64 = 0, _ length: UInt8, _ isReachable: Bool) {
      network = IPNetwork(isIPv6: true, high: high, low: low, prefixLength: length)
      self.isReachable = isReachable
    }
  }

  /// The IPv4 registry, longest prefixes first.
  private static let v4: [Row] = [
    Row(0, 0, 0, 0, 32, false),  // this host on this network
    Row(192, 0, 0, 8, 32, false),  // dummy address
    Row(192, 0, 0, 9, 32, true),  // Port Control Protocol anycast
    Row(192, 0, 0, 10, 32, true),  // TURN anycast
    Row(192, 0, 0, 170, 32, false),  // NAT64/DNS64 discovery
    Row(192, 0, 0, 171, 32, false),  // NAT64/DNS64 discovery
    Row(192, 88, 99, 2, 32, false),  // 6a44 relay anycast
    Row(255, 255, 255, 255, 32, false),  // limited broadcast
    Row(192, 0, 0, 0, 29, false),  // IPv4 service continuity
    Row(192, 0, 0, 0, 24, false),  // IETF protocol assignments
    Row(192, 0, 2, 0, 24, false),  // documentation
    Row(192, 31, 196, 0, 24, true),  // AS112
    Row(192, 52, 193, 0, 24, true),  // AMT
    Row(192, 88, 99, 0, 24, true),  // deprecated: 6to4 relay anycast
    Row(192, 175, 48, 0, 24, true),  // direct delegation AS112
    Row(198, 51, 100, 0, 24, false),  // documentation
    Row(203, 0, 113, 0, 24, false),  // documentation
    Row(169, 254, 0, 0, 16, false),  // link local
    Row(192, 168, 0, 0, 16, false),  // private use
    Row(198, 18, 0, 0, 15, false),  // benchmarking
    Row(172, 16, 0, 0, 12, false),  // private use
    Row(100, 64, 0, 0, 10, false),  // shared address space
    Row(0, 0, 0, 0, 8, false),  // this network
    Row(10, 0, 0, 0, 8, false),  // private use
    Row(127, 0, 0, 0, 8, false),  // loopback
    Row(240, 0, 0, 0, 4, false),  // reserved
  ]

  /// The IPv6 registry, longest prefixes first.
  ///
  /// The row of IPv4-mapped addresses is never reached: they are judged by their IPv4 part.
  private static let v6: [Row] = [
    Row(high: 0, low: 0, 128, false),  // unspecified
    Row(high: 0, low: 1, 128, false),  // loopback
    Row(high: 0x2001_0001_0000_0000, low: 1, 128, true),  // Port Control Protocol anycast
    Row(high: 0x2001_0001_0000_0000, low: 2, 128, true),  // TURN anycast
    Row(high: 0x2001_0001_0000_0000, low: 3, 128, true),  // DNS-SD registration anycast
    Row(high: 0x0064_FF9B_0000_0000, 96, true),  // IPv4-IPv6 translation
    Row(high: 0x0100_0000_0000_0000, 64, false),  // discard only
    Row(high: 0x0100_0000_0000_0001, 64, false),  // dummy prefix
    Row(high: 0x0064_FF9B_0001_0000, 48, false),  // local IPv4-IPv6 translation
    Row(high: 0x2001_0002_0000_0000, 48, false),  // benchmarking
    Row(high: 0x2001_0004_0112_0000, 48, true),  // AS112
    Row(high: 0x2620_004F_8000_0000, 48, true),  // direct delegation AS112
    Row(high: 0x2001_0000_0000_0000, 32, true),  // N/A: Teredo
    Row(high: 0x2001_0003_0000_0000, 32, true),  // AMT
    Row(high: 0x2001_0DB8_0000_0000, 32, false),  // documentation
    Row(high: 0x2001_0010_0000_0000, 28, true),  // deprecated: ORCHID
    Row(high: 0x2001_0020_0000_0000, 28, true),  // ORCHIDv2
    Row(high: 0x2001_0030_0000_0000, 28, true),  // remote identification of drones
    Row(high: 0x2001_0000_0000_0000, 23, false),  // IETF protocol assignments
    Row(high: 0x3FFF_0000_0000_0000, 20, false),  // documentation
    Row(high: 0x2002_0000_0000_0000, 16, true),  // N/A: 6to4
    Row(high: 0x5F00_0000_0000_0000, 16, false),  // segment routing identifiers
    Row(high: 0xFE80_0000_0000_0000, 10, false),  // link local
    Row(high: 0xFC00_0000_0000_0000, 7, false),  // unique local
  ]
}
