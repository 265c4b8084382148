extension IPNetwork {
  /// Reads the text of a network: an address without a zone, `/`, and decimal digits without a leading zero.
  ///
  /// Host bits are masked. Nil when the text is anything else, a bare address for instance.
  package static func parse(_ text: String) -> (network: IPNetwork, hostBitsSet: Bool)? {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  /// Reads the text of a network: an address without a zone, `/`, and decimal digits without a leading zero.
  ///
  /// Host bits are masked. Nil when the text is anything else, a bare address for instance.
  package static func parse(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (network: IPNetwork, hostBitsSet: Bool)? {
    guard let slash = text.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    let addressText = UnsafeBufferPointer(rebasing: text[..<slash])
    // A zone has no place in a network.
    guard !addressText.contains(UInt8(ascii: "%")),
      let address = IPAddressText.address(addressText),
      let length = prefixLength(text[(slash + 1)...]), length <= (address.isIPv6 ? 128 : 32)
    else { return nil }
    let network = IPNetwork(address, prefixLength: length)
    let hostBitsSet = network.high != address.high || network.low != address.low
    return (network, hostBitsSet)
  }

  /// The network that a value's text names: a network, or the one of a single address, whose zone is ignored.
  ///
  /// Nil when the text is neither.
  package static func addressOrNetwork(_ text: UnsafeBufferPointer<UInt8>) -> IPNetwork? {
    if let address = IPAddressText.address(text) {
      return IPNetwork(address, prefixLength: address.isIPv6 ? 128 : 32)
    }
    return parse(text)?.network
  }

  /// The network of `prefixLength` bits that an address lies in.
  package init(_ address: IPAddress, prefixLength: UInt8) {
    let mask = IPNetwork.mask(isIPv6: address.isIPv6, prefixLength: prefixLength)
    self.init(
      isIPv6: address.isIPv6, high: address.high & mask.high, low: address.low & mask.low,
      prefixLength: prefixLength)
  }

  /// Whether two networks have an address in common: the shorter one holds the longer one.
  package func overlaps(_ other: IPNetwork) -> Bool {
    guard isIPv6 == other.isIPv6 else { return false }
    let mask = IPNetwork.mask(
      isIPv6: isIPv6, prefixLength: min(prefixLength, other.prefixLength))
    return (high ^ other.high) & mask.high == 0 && (low ^ other.low) & mask.low == 0
  }

  /// Whether an address lies in the network.
  package func contains(_ address: IPAddress) -> Bool {
    overlaps(IPNetwork(address, prefixLength: address.isIPv6 ? 128 : 32))
  }

  /// The text: the address as RFC 5952 writes it, `/`, the prefix length.
  package var text: String {
    guard isIPv6 else {
      let parts = [24, 16, 8, 0].map { String((low >> UInt64($0)) & 0xFF) }
      return parts.joined(separator: ".") + "/\(prefixLength)"
    }
    let groups = [high, low].flatMap { half in
      [48, 32, 16, 0].map { (half >> UInt64($0)) & 0xFFFF }
    }
    let gap = IPNetwork.longestRunOfZeros(groups)
    let before = groups[..<gap.lowerBound].map { String($0, radix: 16) }.joined(separator: ":")
    let after = groups[gap.upperBound...].map { String($0, radix: 16) }.joined(separator: ":")
    return (gap.isEmpty ? after : before + "::" + after) + "/\(prefixLength)"
  }

  /// The groups that `::` stands for: the first longest run of at least two zeros; empty at 0 for none.
  private static func longestRunOfZeros(_ groups: [UInt64]) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    for index in groups.indices {
      guard groups[index] == 0 else {
        start = index + 1
        continue
      }
      if index + 1 - start > max(longest.count, 1) { longest = start..<(index + 1) }
    }
    return longest
  }

  /// The bits of a prefix; for IPv4 in the lower 32 bits.
  private static func mask(isIPv6: Bool, prefixLength: UInt8) -> (high: UInt64, low: UInt64) {
    // Swift's smart shifts give 0 for a shift by the whole width or more.
    guard isIPv6 else {
      return (0, UInt64(UInt32.max << (32 - UInt32(min(prefixLength, 32)))))
    }
    let length = UInt64(min(prefixLength, 128))
    return (
      length >= 64 ? .max : .max << (64 - length), length <= 64 ? 0 : .max << (128 - length)
    )
  }

  /// The number that decimal digits without a leading zero are; nil for anything else or more than 128.
  private static func prefixLength(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
    guard let first = digits.first, digits.count <= 3,
      first != UInt8(ascii: "0") || digits.count == 1
    else { return nil }
    var value = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value <= 128 ? UInt8(value) : nil
  }
}
