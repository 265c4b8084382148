import MargayEvents
import MargayIR

/// The values around an operand: itself, its neighbours, and what is easily taken for it.
enum AimValues {
  /// How many literals of a long list are used.
  private static let mostLiterals = 20

  /// Values of every kind, of which each is a different answer to some condition.
  static let kinds: [JSONTree] =
    [
      .null, .bool(false), .bool(true), .list([]), .object([]), .list([.null]),
      .list([text("a"), text("b")]), .object([JSONTree.Field([0x61], number("1"))]),
    ]
    + [
      "0", "-0.0", "1", "1.0", "-1", "1e400", "-1e400", "9007199254740991", "9007199254740992",
      "9007199254740992.0", "9007199254740993",
    ].map(number)
    + [
      "", "0", "true", "null", "a", "10.0.0.1", "8.8.8.8", "::1", "2606:4700::1111",
      "::ffff:10.0.0.1", "100.64.0.1", "224.0.0.1", "10.0.0.0/8", "fe80::1%eth0", "010.0.0.1",
    ].map(text)

  /// Values that two fields are given that are compared with each other.
  static let pairs: [JSONTree] = [text("a"), number("1"), text("ab"), .list([text("a")])]

  /// The values around the operand of a condition.
  static func around(_ predicate: Predicate) -> [JSONTree] {
    switch predicate.operand {
    case .none, .path: []
    case .literal(let literal): around(literal)
    case .literals(let list):
      list.prefix(mostLiterals).flatMap { around($0) }
        + [.list(list.prefix(2).map { value($0) }), .list(list.suffix(1).map { value($0) })]
    case .network(let network): NetworkNeighbours.around(network)
    }
  }

  /// Values that may fulfil several conditions at once: a text made of their parts, a number between their bounds, a
  /// list of their operands.
  static func joined(_ predicates: [Predicate]) -> [JSONTree] {
    guard predicates.count > 1 else { return [] }
    var (start, middle, end): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    var numbers: [Double] = []
    var literals: [JSONTree] = []
    for predicate in predicates {
      guard case .literal(let literal) = predicate.operand else { continue }
      literals.append(value(literal))
      switch (predicate.condition, literal) {
      case (.startsWith, .string(let text)), (.iStartsWith, .string(let text)):
        if text.count > start.count { start = text }
      case (.endsWith, .string(let text)), (.iEndsWith, .string(let text)):
        if text.count > end.count { end = text }
      case (.contains, .string(let text)), (.iContains, .string(let text)): middle += text
      case (_, .number(let text)):
        if let number = Double(text), number.isFinite { numbers.append(number) }
      default: break
      }
    }
    var result: [JSONTree] = [.string(start + middle + end), .list(literals)]
    if let low = numbers.min(), let high = numbers.max(), low < high {
      result.append(number((low + high) / 2))
    }
    return result
  }

  /// The values around a literal.
  static func around(_ literal: Literal) -> [JSONTree] {
    switch literal {
    case .bool(let value):
      return [
        .bool(value), .bool(!value), text(value ? "true" : "false"), number(value ? "1" : "0"),
        .list([.bool(value)]),
      ]
    case .number(let source): return around(number: source)
    case .string(let bytes):
      var result: [JSONTree] = [.string(bytes)]
      result += TextVariants.of(bytes).map { .string($0) }
      result += [
        .list([.string(bytes)]), .list([text("x"), .string(bytes)]),
        .list([.string(bytes + [0x78])]), .list([.list([.string(bytes)])]),
        .object([JSONTree.Field(bytes, number("1"))]),
        .object([JSONTree.Field(Lowercasing.lowercased(bytes), .null)]),
      ]
      if isNumber(bytes) { result.append(.number(bytes)) }
      return result
    }
  }

  /// A literal as a value, and of a whole number its neighbours.
  static func operands(_ literal: Literal) -> [JSONTree] {
    guard case .number(let source) = literal, let value = Int64(source) else {
      return [AimValues.value(literal)]
    }
    return [
      value, value.addingReportingOverflow(1).partialValue,
      value.subtractingReportingOverflow(1).partialValue,
    ].map { number(String($0)) }
  }

  /// A few values that are nearly a value.
  static func near(_ value: JSONTree) -> [JSONTree] {
    switch value {
    case .string(let text): TextVariants.of(text).map { .string($0) } + [.list([value])]
    case .number(let text): around(number: String(decoding: text, as: UTF8.self))
    case .bool(let value): [.bool(!value)]
    case .list(let list): [.list(list + [.null]), .list(Array(list.dropFirst()))]
    case .object, .null: [.null]
    }
  }

  private static func around(number source: String) -> [JSONTree] {
    var result: [JSONTree] = [number(source), text(source), .list([number(source)])]
    if let value = Int64(source) {
      let next = value.addingReportingOverflow(1)
      let previous = value.subtractingReportingOverflow(1)
      if !next.overflow { result.append(number(String(next.partialValue))) }
      if !previous.overflow {
        result += [number("\(previous.partialValue)"), number("\(previous.partialValue).5")]
      }
      result += [number("\(value).0"), number("\(value).5"), number("-\(value.magnitude)")]
      if value != 0 { result.append(number("\(value)00000000000000000000")) }
    } else if let value = Double(source), value.isFinite {
      result += [value.nextUp, value.nextDown, -value, value.rounded()].map { number($0) }
    }
    return result
  }

  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { Number(text: $0) != nil }
  }

  /// A literal as a value.
  static func value(_ literal: Literal) -> JSONTree {
    switch literal {
    case .string(let bytes): .string(bytes)
    case .number(let source): number(source)
    case .bool(let value): .bool(value)
    }
  }

  /// Makes text.
  static func text(_ string: String) -> JSONTree { .string(Array(string.utf8)) }

  /// Makes a number of its source text.
  static func number(_ source: String) -> JSONTree { .number(Array(source.utf8)) }

  private static func number(_ value: Double) -> JSONTree {
    var output: [UInt8] = []
    value.appendJSON(to: &output)
    return .number(output)
  }
}
