import MargayIR
import TestSupport

/// Random match expressions, derived from the condition table, and random events that they are about.
struct RandomRule {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func pick<T>(_ list: [T]) -> T {
    list[Int.random(in: 0..<list.count, using: &random)]
  }

  private mutating func chance(_ part: Int) -> Bool {
    Int.random(in: 0..<part, using: &random) == 0
  }

  // MARK: Values

  private static let texts = [
    "", "a", "A", "ab", "Abc", "b", "k", "\u{212A}", "\u{130}", "i\u{307}", "\u{3A3}", "\u{3C3}",
    "\u{DF}", "ss", "\u{E9}", "e\u{301}", "a\0b", "\u{1F600}", "1", "true", "f", "F",
  ]
  private static let numbers = [
    "0", "-0", "1", "1.0", "1e0", "-1", "1.5", "9007199254740992", "9007199254740993",
    "9007199254740992.0", "36893488147419103232", "3.6893488147419103232e19", "1e400", "-1e400",
    "1234567890123456789012345678901234567890", "0.1", "1e-400",
  ]
  private static let addresses =
    OracleAddress.known.map(\.text) + [
      "10.0.0.0/8", "8.8.8.0/24", "::/0", "010.0.0.1", "10.0.0", "10.0.0.1/33", "fe80::%",
      "::1/128",
    ]
  private static let names = ["f", "g", "F", "\u{212A}", "k", "odd.name"]

  private mutating func scalar() -> OracleValue {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: .null
    case 1: .bool(pick([false, true]))
    case 2, 3: .number(pick(Self.numbers))
    case 4: .string(pick(Self.addresses))
    default: .string(pick(Self.texts))
    }
  }

  private mutating func value(depth: Int) -> OracleValue {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &random) {
    case 3, 4:
      return .list((0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth: depth - 1) })
    case 5: return object(depth: depth)
    default: return scalar()
    }
  }

  private mutating func object(depth: Int) -> OracleValue {
    .object(
      (0..<Int.random(in: 0...4, using: &random)).map { _ in
        OracleField(pick(Self.names), value(depth: depth - 1))
      })
  }

  /// An event.
  mutating func event() -> OracleValue {
    var fields: [OracleField] = []
    for name in ["f", "g", "k", "odd.name"] where !chance(5) {
      fields.append(OracleField(chance(4) ? pick(Self.names) : name, value(depth: 3)))
    }
    if !chance(4) {
      let rows = OracleValue.object([
        OracleField("S", value(depth: 2)), OracleField("s", value(depth: 2)),
      ])
      fields.append(OracleField("p_enrichment", .object([OracleField(pick(["T", "t"]), rows)])))
    }
    return .object(fields)
  }

  /// An event with two objects, `left` and `right`, of up to forty fields: the same in another order, or nearly so.
  mutating func twoObjects() -> OracleValue {
    var left: [OracleField] = []
    for number in 0..<Int.random(in: 0...40, using: &random) {
      left.append(OracleField("n\(number)", value(depth: 1)))
    }
    var right = left.shuffled(using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: right.append(OracleField("n\(left.count)", .null))
    case 1 where !right.isEmpty: right[0].value = value(depth: 1)
    case 2 where !right.isEmpty: right[0].name += "\u{301}"
    // A later field of an equal name does not count, on either side.
    case 3 where !right.isEmpty: right.append(OracleField(right[0].name, value(depth: 1)))
    case 4 where !left.isEmpty: left.append(OracleField(left[0].name, value(depth: 1)))
    default: break
    }
    return .object([OracleField("left", .object(left)), OracleField("right", .object(right))])
  }

  // MARK: Paths

  /// A path of an event.
  mutating func eventPath() -> OraclePath { path() }

  private mutating func path(inFilter: Bool = false, inElement: Bool = false) -> OraclePath {
    if !inFilter, chance(3) {
      let name = pick(Self.names)
      return OraclePath(specifier: "Key: \(QuotedText(name).source)", steps: [.name(name)])
    }
    var steps: [OraclePath.Step] = []
    let isDeep = !inFilter && chance(4)
    for place in 0..<Int.random(in: 1...3, using: &random) {
      switch Int.random(in: 0..<(place == 0 && !inElement ? 2 : 5), using: &random) {
      case 2: steps.append(.index(pick([0, 1, -1, -2])))
      case 3 where !isDeep: steps.append(.everyElement)
      default: steps.append(.name(pick(Self.names)))
      }
    }
    if isDeep {
      let items = steps.map {
        switch $0 {
        case .name(let name): QuotedText(name).source
        case .index(let index): "\(index)"
        case .everyElement: ""
        }
      }
      return OraclePath(specifier: "DeepKey: [\(items.joined(separator: ", "))]", steps: steps)
    }
    var text = ""
    if inElement {
      if chance(4) { steps = [] }
      if steps.isEmpty || chance(2) { text = "@" }
    }
    for step in steps {
      switch step {
      case .name(let name):
        let isPlain = name.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "z") ~= $0 }
        text += (text.isEmpty ? "" : ".") + (isPlain ? name : "\"\(name)\"")
      case .index(let index): text += "[\(index)]"
      case .everyElement: text += "[*]"
      }
    }
    return OraclePath(specifier: "KeyPath: \(QuotedText(text).source)", steps: steps)
  }

  /// A key specifier, for an alert field.
  mutating func specifier() -> String { "{\(path().specifier)}" }

  // MARK: Expressions

  private static let numberLiterals = [
    "0", "1", "-1", "1.5", "1.0", "9007199254740993", "36893488147419103232", "0.1",
  ]

  private mutating func literals(_ count: Int) -> [OracleValue] {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: (0..<count).map { _ in .bool(pick([false, true])) }
    case 1, 2: (0..<count).map { _ in .number(pick(Self.numberLiterals)) }
    default: (0..<count).map { _ in .string(pick(chance(4) ? Self.addresses : Self.texts)) }
    }
  }

  /// A condition of the table on a value, in either direction, by any of its names.
  mutating func predicate(inFilter: Bool = false, inElement: Bool = false) -> OraclePredicate {
    let rows = ConditionTable.all.filter {
      $0.id != nil && (!inFilter || $0.grammars.contains(.inlineFilters))
    }
    let row = pick(rows)
    let isNegated = row.negative != nil && chance(2)
    let names = isNegated ? row.negative ?? row.positive : row.positive
    let path = path(inFilter: inFilter, inElement: inElement)
    var predicate = OraclePredicate(
      written: chance(3) ? pick([names.canonical] + names.aliases) : names.canonical,
      condition: row.positive.canonical, isNegated: isNegated, subject: .path(path), operand: .none)
    if row.operands.contains(.network) {
      predicate.operand = .network(
        pick(["10.0.0.0/8", "8.8.8.8/32", "0.0.0.0/0", "fe80::/10", "::/0"]))
    } else if row.operands.contains(.values) {
      predicate.operand = .values(literals(Int.random(in: 0...4, using: &random)))
    } else if row.operands.contains(.multiKey), !inFilter, chance(3) {
      predicate.subject = .first(path)
      predicate.operand = .second(self.path(inElement: inElement))
      return predicate
    } else if row.operands.contains(.value) {
      predicate.operand = .value(literals(1)[0])
    }
    if case .none = predicate.operand { return predicate }
    if !inElement, chance(4) {
      predicate.subject = .enrichment(
        pick(["T", "t"]), pick(["S", "s"]), self.path(inFilter: true))
    }
    return predicate
  }

  /// A match expression.
  mutating func expression(
    depth: Int, inFilter: Bool = false, inElement: Bool = false
  ) -> OracleExpression {
    let choice = Int.random(in: 0..<(depth > 0 ? 10 : 4), using: &random)
    switch choice {
    case 0 where !inFilter: return .constant(pick([false, true]))
    case 8 where !inFilter, 9 where !inFilter:
      let quantifiers = ConditionTable.all.compactMap { row -> String? in
        if case .elements = row.form { return row.positive.canonical }
        return nil
      }
      let body = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        expression(depth: depth - 1, inElement: true)
      }
      return .elements(pick(quantifiers), path(inElement: inElement), body)
    case 4..<10:
      let names = inFilter ? ["All", "Any"] : ["All", "Any", "OnlyOne", "None"]
      let children = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        expression(depth: depth - 1, inFilter: inFilter, inElement: inElement)
      }
      return .combinator(pick(names), children)
    default: return .predicate(predicate(inFilter: inFilter, inElement: inElement))
    }
  }
}
