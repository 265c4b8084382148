import MargayEvents
import MargayIR
import TestSupport

/// Random expressions and events that aim at each other: few names, few values, so that conditions often hold.
struct RandomRules {
  private var generator: SeededGenerator
  private var nextID: Int32 = 0

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func pick<T>(_ list: [T]) -> T {
    list[Int.random(in: 0..<list.count, using: &generator)]
  }

  private static let scalars = [
    #""a""#, #""A""#, #""ab""#, #""""#, "1", "1.0", "-0", "true", "false", "null",
    #""10.0.0.1""#, #""8.8.8.8""#, #""::1""#, "9007199254740993", "1e400",
  ]

  /// The JSON text of a value.
  mutating func value(depth: Int = 3) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 5 : 3), using: &generator) {
    case 3:
      let count = Int.random(in: 0...3, using: &generator)
      return "[" + (0..<count).map { _ in value(depth: depth - 1) }.joined(separator: ",") + "]"
    case 4:
      let count = Int.random(in: 0...3, using: &generator)
      let fields = (0..<count).map { _ in
        "\"\(pick(["f", "g", "F", "T", "S"]))\":\(value(depth: depth - 1))"
      }
      return "{" + fields.joined(separator: ",") + "}"
    default: return pick(Self.scalars)
    }
  }

  /// The JSON text of an event.
  mutating func event() -> String {
    "{\"f\":\(value()),\"g\":\(value()),\"p_enrichment\":{\"T\":{\"S\":\(value())}}}"
  }

  private mutating func path(inElement: Bool) -> EventKeyPath {
    let steps: [EventKeyPathStep] = (0..<Int.random(in: 1...3, using: &generator)).map { place in
      let name = EventKeyPathStep.name(Array(pick(["f", "g"]).utf8))
      return place == 0 ? name : pick([name, name, .wildcard, .index(0), .index(-1)])
    }
    let names = pick([NameMatching.folded, .folded, .exact])
    guard inElement else { return EventKeyPath(steps: steps, names: names) }
    return EventKeyPath(
      base: .element, steps: pick([[], steps, Array(steps.dropFirst())]), names: names)
  }

  private mutating func literal() -> Literal {
    pick([
      .string(Array("a".utf8)), .string(Array("AB".utf8)), .string([]), .number("1"),
      .number("0"), .number("9007199254740992.0"), .bool(true), .bool(false),
    ])
  }

  /// A predicate.
  mutating func predicate(inElement: Bool = false) -> Predicate {
    let id = pick(ConditionID.allCases)
    let operands = ConditionTable.condition(id).operands
    var predicate = Predicate(
      condition: id, isNegated: pick([false, true]), subject: .path(path(inElement: inElement)),
      containment: pick([.element, .elementOrSubstring]), emptiness: pick([.falsy, .strict]))
    if operands.contains(.network) {
      predicate.operand = .network(
        IPNetwork(isIPv6: false, high: 0, low: 0x0A00_0000, prefixLength: 8))
    } else if operands.contains(.values) {
      predicate.operand = .literals(
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in literal() })
    } else if operands.contains(.multiKey), pick([false, false, true]) {
      predicate.operand = .path(path(inElement: inElement))
      return predicate
    } else if operands.contains(.value) {
      predicate.operand = .literal(literal())
    }
    if pick([false, false, false, true]) {
      predicate.subject = .enrichment(
        EnrichmentPath(
          rows: Evaluation.path("p_enrichment", "T", "S"),
          field: Evaluation.path("f", base: .element)))
    }
    return predicate
  }

  /// An expression.
  mutating func expression(depth: Int = 4, inElement: Bool = false) -> Expression {
    let id = NodeID(nextID)
    nextID += 1
    let choice = Int.random(in: 0..<(depth > 0 ? 9 : 3), using: &generator)
    switch choice {
    case 0: return Expression(id: id, kind: .constant(pick([false, true])))
    case 1, 2: return Expression(id: id, kind: .predicate(predicate(inElement: inElement)))
    case 7, 8:
      let subject = path(inElement: inElement)
      let body = expression(depth: depth - 1, inElement: true)
      return Expression(
        id: id, kind: .elements(pick(ElementQuantifier.allCases), subject: subject, body: body))
    default:
      let children = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        expression(depth: depth - 1, inElement: inElement)
      }
      switch choice {
      case 3: return Expression(id: id, kind: .all(children))
      case 4: return Expression(id: id, kind: .any(children))
      case 5: return Expression(id: id, kind: .onlyOne(children))
      default: return Expression(id: id, kind: .none(children))
      }
    }
  }

  /// A program with every part.
  mutating func program() -> RuleProgram {
    RuleProgram(
      filters: pick([nil, expression(depth: 1)]), detection: expression(),
      title: Template(parts: [
        .text(Array("{é} ".utf8)), .value(path(inElement: false), source: Array("f . g".utf8)),
      ]),
      groupBy: [path(inElement: false), path(inElement: false)],
      context: [ContextField(name: Array("k\"\u{1}".utf8), path: path(inElement: false))],
      dynamicSeverities: [
        DynamicSeverity(severity: .high, condition: expression(depth: 1)),
        DynamicSeverity(severity: nil, condition: expression(depth: 1)),
      ])
  }
}
