#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An address or network, as the system's own reader of addresses reads it.
struct OracleAddress {
  /// Four or sixteen bytes.
  let bytes: [UInt8]
  /// How many bits of them count.
  let prefix: Int

  /// Reads an address; a zone behind it is left out.
  init?(address text: String) {
    var text = text
    if let percent = text.firstIndex(of: "%"), text.contains(":") {
      let zone = text[text.index(after: percent)...]
      guard !zone.isEmpty, !zone.contains("%"), !zone.contains("/") else { return nil }
      text = String(text[..<percent])
    }
    var room = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &room) == 1 {
      bytes = Array(room[..<4])
    } else if inet_pton(AF_INET6, text, &room) == 1 {
      bytes = room
    } else {
      return nil
    }
    prefix = bytes.count * 8
  }

  /// Reads ADDRESS/DIGITS.
  init?(network text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].contains("%"), parts[1] == "0" || parts[1].first != "0",
      parts[1].allSatisfy({ $0.isASCII && $0.isNumber }), let prefix = Int(parts[1]),
      let address = OracleAddress(address: String(parts[0])), prefix <= address.prefix
    else { return nil }
    bytes = address.bytes
    self.prefix = prefix
  }

  /// Whether the two have an address in common.
  func overlaps(_ other: OracleAddress) -> Bool {
    guard bytes.count == other.bytes.count else { return false }
    return (0..<min(prefix, other.prefix)).allSatisfy { bit in
      (bytes[bit / 8] ^ other.bytes[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
    }
  }

  /// How the addresses that events hold are reached; those of no table are public.
  enum Reach {
    case isPrivate
    case shared
    case isPublic
  }

  /// The addresses of random events, each with its place in the registries of special addresses.
  static let known: [(text: String, reach: Reach)] = [
    ("10.0.0.1", .isPrivate), ("172.16.3.4", .isPrivate), ("127.0.0.1", .isPrivate),
    ("169.254.169.254", .isPrivate), ("192.0.2.1", .isPrivate), ("255.255.255.255", .isPrivate),
    ("8.8.8.8", .isPublic), ("172.32.0.1", .isPublic), ("224.0.0.1", .isPublic),
    ("100.64.0.1", .shared), ("100.128.0.1", .isPublic), ("::1", .isPrivate),
    ("fe80::1%eth0", .isPrivate), ("fd00::1", .isPrivate), ("2001:db8::1", .isPrivate),
    ("2606:4700::1", .isPublic), ("::ffff:10.0.0.1", .isPrivate), ("::ffff:8.8.8.8", .isPublic),
    ("ff02::1", .isPublic),
  ]

  /// How the address is reached; nil for a text that is not one of those.
  static func reach(of text: String) -> Reach? {
    known.first { Array($0.text.utf8) == Array(text.utf8) }?.reach
  }
}
