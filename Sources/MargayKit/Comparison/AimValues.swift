import MargayEvents
import MargayIR

/// The values around an operand: itself, its neighbours, and what is easily taken for it.
enum AimValues {
  /// Values of every kind, of which each is a different answer to some condition.
  static let kinds: [JSONTree] = [
    .null, .bool(false), .bool(true), number("0"), number("-0.0"), number("1"), text(""),
    text("0"), text("true"), .list([]), .object([]), .list([.null]), number("1e400"),
    number("9007199254740993"), number("9007199254740992.0"), text("10.0.0.1"), text("8.8.8.8"),
    text("::1"), text("2606:4700::1111"), text("::ffff:10.0.0.1"), text("100.64.0.1"),
    text("224.0.0.1"), text("10.0.0.0/8"), text("fe80::1%eth0"), text("010.0.0.1"),
  ]

  /// The values around the operand of a condition.
  static func around(_ predicate: Predicate) -> [JSONTree] {
    switch predicate.operand {
    case .none, .path: []
    case .literal(let literal): around(literal)
    case .literals(let list): list.prefix(20).flatMap { around($0) }
    case .network(let network): around(network)
    }
  }

  /// The values around a literal.
  static func around(_ literal: Literal) -> [JSONTree] {
    switch literal {
    case .bool(let value): return [.bool(value), .bool(!value), text(value ? "true" : "false")]
    case .number(let source): return around(number: source)
    case .string(let bytes):
      var result: [JSONTree] = [.string(bytes)]
      result += variants(of: bytes).map { .string($0) }
      result += [
        .list([.string(bytes)]), .list([text("x"), .string(bytes)]),
        .list([.string(bytes + [0x78])]), .object([JSONTree.Field(bytes, number("1"))]),
      ]
      if NumberText.isNumber(bytes) { result.append(.number(bytes)) }
      return result
    }
  }

  /// Texts that differ from one by a letter, by case, or only in how their characters are composed.
  private static func variants(of text: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = [text + [0x78], [0x78] + text, text + [0x20], text + [0]]
    if !text.isEmpty {
      result.append(withoutLastScalar(text))
      result.append(Array(text.dropFirst(firstScalarLength(text))))
    }
    let lowered = Lowercasing.lowercased(text)
    result.append(lowered)
    result.append(text.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 })
    // `K` has a sign that lowers to it, and an accent on the last letter is a scalar of its own.
    if let place = text.firstIndex(where: { $0 | 0x20 == 0x6B }) {
      result.append(
        Array(text[..<place]) + Array("\u{212A}".utf8) + Array(text[(place + 1)...]))
    }
    result.append(text + Array("\u{301}".utf8))
    result.append(Array("\u{E9}".utf8) + text)
    result.append(Array("e\u{301}".utf8) + text)
    return result
  }

  private static func firstScalarLength(_ text: [UInt8]) -> Int {
    1 + text.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
  }

  private static func withoutLastScalar(_ text: [UInt8]) -> [UInt8] {
    var text = text
    while let last = text.popLast(), last & 0xC0 == 0x80 {}
    return text
  }

  private static func around(number source: String) -> [JSONTree] {
    var result: [JSONTree] = [number(source), text(source), .list([number(source)])]
    if let value = Int64(source) {
      let next = value.addingReportingOverflow(1)
      let previous = value.subtractingReportingOverflow(1)
      if !next.overflow { result.append(number(String(next.partialValue))) }
      if !previous.overflow { result.append(number(String(previous.partialValue))) }
      result += [number("\(value).0"), number("\(value).5"), number("-\(value.magnitude)")]
      if value != 0 { result.append(number("\(value)00000000000000000000")) }
    } else if let value = Double(source), value.isFinite {
      result += [value.nextUp, value.nextDown, -value].map { number(json($0)) }
    }
    return result
  }

  private static func json(_ value: Double) -> String {
    var output: [UInt8] = []
    value.appendJSON(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static func around(_ network: IPNetwork) -> [JSONTree] {
    network.neighbours.flatMap { address -> [JSONTree] in
      [text(address), .list([text(address)]), text(address + "/\(network.isIPv6 ? 128 : 32)")]
    } + [text("x"), text("\(network.neighbours.first ?? "")%eth0")]
  }

  /// Makes text.
  static func text(_ string: String) -> JSONTree { .string(Array(string.utf8)) }
  /// Makes a number of its source text.
  static func number(_ source: String) -> JSONTree { .number(Array(source.utf8)) }
}

extension NumberText {
  /// Whether a text is a JSON number.
  fileprivate static func isNumber(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { Number(text: $0) != nil }
  }
}

extension IPNetwork {
  /// The first and the last address, one on each side, and one in the middle, as text.
  fileprivate var neighbours: [String] {
    if isIPv6 {
      return [
        (high, low), (high | hostMask.high, low | hostMask.low),
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

  /// The last bit of the prefix: with it turned over an address is just outside.
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
