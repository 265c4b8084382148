/// Reads the text of addresses (Documentation/Language, section 3).
///
/// IPv4 is a dotted quad without leading zeros; IPv6 is RFC 4291 text, its last 32 bits perhaps a dotted quad,
/// with an optional zone: `%` and one or more bytes other than `%` and `/`. Nothing else is an address: no
/// prefix length, white space, brackets, octal or hexadecimal parts.
package enum IPAddressText {
  /// The address that the whole text is; nil when it is none.
  package static func address(_ text: UnsafeBufferPointer<UInt8>) -> IPAddress? {
    // The first colon or dot tells the family: an IPv6 address has a colon among its first five bytes.
    for byte in text.prefix(5) {
      if byte == UInt8(ascii: ":") { return v6(text) }
      if byte == UInt8(ascii: ".") { break }
    }
    return v4(text).map { IPAddress(v4: $0) }
  }

  /// The address that the whole text is, which must be IPv4; nil when it is none.
  package static func v4(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    var address: UInt32 = 0
    var part: UInt32 = 0
    var digits = 0
    var parts = 1
    for byte in text {
      if byte == UInt8(ascii: ".") {
        guard digits > 0, parts < 4 else { return nil }
        address = address << 8 | part
        parts += 1
        part = 0
        digits = 0
        continue
      }
      let digit = UInt32(byte &- UInt8(ascii: "0"))
      // A digit behind a leading zero would make the part octal to some readers.
      guard digit <= 9, !(digits > 0 && part == 0) else { return nil }
      part = part * 10 + digit
      digits += 1
      guard part <= 255 else { return nil }
    }
    guard parts == 4, digits > 0 else { return nil }
    return address << 8 | part
  }

  /// The address that the whole text is, which must be IPv6, with or without a zone; nil when it is none.
  package static func v6(_ text: UnsafeBufferPointer<UInt8>) -> IPAddress? {
    guard let percent = text.firstIndex(of: UInt8(ascii: "%")) else { return v6WithoutZone(text) }
    let zone = text[(percent + 1)...]
    guard !zone.isEmpty,
      zone.allSatisfy({ $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "/") })
    else { return nil }
    return v6WithoutZone(UnsafeBufferPointer(rebasing: text[..<percent]))
  }

  /// The IPv6 address that the whole text is; nil when it is none or has a zone.
  static func v6WithoutZone(_ text: UnsafeBufferPointer<UInt8>) -> IPAddress? {
    var groups = Groups()
    var index = 0
    if text.count >= 2, text[0] == UInt8(ascii: ":"), text[1] == UInt8(ascii: ":") {
      groups.gap = 0
      index = 2
    }
    // Each turn reads one group and the separator behind it.
    while index < text.count {
      var value: UInt64 = 0
      let start = index
      while index < text.count, let digit = hexDigit(text[index]) {
        guard index - start < 4 else { return nil }
        value = value << 4 | digit
        index += 1
      }
      guard index > start else { return nil }
      if index < text.count, text[index] == UInt8(ascii: ".") {
        guard let quad = v4(UnsafeBufferPointer(rebasing: text[start...])) else { return nil }
        guard groups.append(UInt64(quad >> 16)), groups.append(UInt64(quad & 0xFFFF)) else {
          return nil
        }
        return groups.address
      }
      guard groups.append(value) else { return nil }
      guard index < text.count else { break }
      guard text[index] == UInt8(ascii: ":") else { return nil }
      index += 1
      // A single colon must be followed by a group, a second colon opens the gap.
      guard index < text.count else { return nil }
      if text[index] == UInt8(ascii: ":") {
        guard groups.gap < 0 else { return nil }
        groups.gap = groups.count
        index += 1
      }
    }
    return groups.address
  }

  private static func hexDigit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// The 16-bit groups of an address while it is read; those behind the gap are shifted to the end.
  private struct Groups {
    var count = 0
    /// How many groups stand before `::`; negative without one.
    var gap = -1
    private var high: UInt64 = 0
    private var low: UInt64 = 0
    private var highBeforeGap: UInt64 = 0
    private var lowBeforeGap: UInt64 = 0

    /// Adds a group; false when there are eight already.
    mutating func append(_ group: UInt64) -> Bool {
      guard count < 8 else { return false }
      count += 1
      if gap < 0 {
        set(group, at: count - 1, &highBeforeGap, &lowBeforeGap)
      } else {
        high = high << 16 | low >> 48
        low = low << 16 | group
      }
      return true
    }

    /// The address; nil when the groups are not eight, or, with a gap, not fewer.
    var address: IPAddress? {
      guard gap < 0 ? count == 8 : count < 8 else { return nil }
      return IPAddress(high: highBeforeGap | high, low: lowBeforeGap | low)
    }

    private func set(_ group: UInt64, at place: Int, _ high: inout UInt64, _ low: inout UInt64) {
      let shift = UInt64(48 - 16 * (place & 3))
      if place < 4 { high |= group << shift } else { low |= group << shift }
    }
  }
}
