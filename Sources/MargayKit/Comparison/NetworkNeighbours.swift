import MargayEvents
import MargayIR

/// Addresses and networks at the borders of a network.
enum NetworkNeighbours {
  /// The values around a network.
  static func around(_ network: IPNetwork) -> [JSONTree] {
    let first = network.neighbours.first ?? ""
    return network.neighbours.flatMap { address -> [JSONTree] in
      [
        AimValues.text(address), .list([AimValues.text(address)]),
        AimValues.text(address + "/\(network.isIPv6 ? 128 : 32)"),
      ]
    }
      + [
        AimValues.text("x"), AimValues.text(first + "%eth0"), AimValues.text(network.text),
        .list([AimValues.text("x"), .null, AimValues.text(first)]), .list([]),
      ]
  }
}

extension IPNetwork {
  /// The first and the last address, one on each side, and one in the middle or with the last bit of the prefix
  /// turned over, as text.
  fileprivate var neighbours: [String] {
    if isIPv6 {
      let last = (high: high | hostMask.high, low: low | hostMask.low)
      return [
        (high, low), last, (low == 0 ? high &- 1 : high, low &- 1),
        (last.low == .max ? last.high &+ 1 : last.high, last.low &+ 1),
        (high ^ topBit.high, low ^ topBit.low),
      ]
      .map { IPNetwork.text(high: $0.0, low: $0.1) }
    }
    let first = UInt32(truncatingIfNeeded: low)
    let mask =
      prefixLength == 0 ? UInt32.max : prefixLength >= 32 ? 0 : UInt32.max >> UInt32(prefixLength)
    let last = first | mask
    return [first, last, first &- 1, last &+ 1, first | mask / 2].map {
      "\($0 >> 24).\($0 >> 16 & 255).\($0 >> 8 & 255).\($0 & 255)"
    } + ["::ffff:\(first >> 24).\(first >> 16 & 255).\(first >> 8 & 255).\(first & 255)"]
  }

  private var hostMask: (high: UInt64, low: UInt64) {
    let length = UInt64(min(prefixLength, 128))
    return (
      length >= 64 ? 0 : UInt64.max >> length,
      length >= 128 ? 0 : length <= 64 ? UInt64.max : UInt64.max >> (length - 64)
    )
  }

  /// The last bit of the prefix.
  private var topBit: (high: UInt64, low: UInt64) {
    switch prefixLength {
    case 0: (0, 0)
    case 1...64: (1 << (64 - UInt64(prefixLength)), 0)
    default: (0, 1 << (128 - UInt64(min(prefixLength, 128))))
    }
  }

  private static func text(high: UInt64, low: UInt64) -> String {
    [high >> 48, high >> 32, high >> 16, high, low >> 48, low >> 32, low >> 16, low]
      .map { String($0 & 0xFFFF, radix: 16) }.joined(separator: ":")
  }
}
