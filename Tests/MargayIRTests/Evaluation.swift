import MargayEvents
import MargayIR
import Testing

/// Events, paths and expressions for the tests of this target, in short form.
enum Evaluation {
  /// The event that a JSON text is.
  static func event(_ json: String) throws -> Event {
    var parser = EventParser()
    switch parser.parse(Array(json.utf8)) {
    case .ok(let event): return event
    case .bad(let defect): throw ReadFailure(defect: "\(defect)")
    }
  }

  struct ReadFailure: Error {
    let defect: String
  }

  /// An event with one field `f`; without it for nil.
  static func event(f json: String?) throws -> Event {
    try event(json.map { #"{"f": \#($0)}"# } ?? "{}")
  }

  /// The literal that a JSON text is.
  static func literal(_ json: String) -> Literal {
    switch json {
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard json.hasPrefix("\"") else { return .number(json) }
      return .string(text(json))
    }
  }

  /// The text of a JSON string.
  static func text(_ json: String) -> [UInt8] {
    guard let event = try? event(json) else { return [] }
    return event.withTape { Array($0.text(0)) }
  }

  /// The elements of a JSON list of scalars without commas inside.
  static func literals(_ json: String) -> [Literal] {
    json.dropFirst().dropLast().split(separator: ",").map {
      literal(String($0.drop { $0 == " " }))
    }
  }

  /// A path of names and indices from the event.
  static func path(_ names: String..., base: EventKeyPath.Base = .event) -> EventKeyPath {
    EventKeyPath(
      base: base,
      steps: names.map { name in
        name == "*" ? .wildcard : Int32(name).map { .index($0) } ?? .name(Array(name.utf8))
      })
  }

  /// The current element of a list comprehension.
  static let element = EventKeyPath(base: .element, steps: [])

  /// A predicate on field `f`.
  static func predicate(
    _ condition: ConditionID, _ operand: Predicate.Operand = .none, id: Int32 = 0,
    negated: Bool = false, on path: EventKeyPath = path("f"),
    containment: Predicate.ListContainment = .element, emptiness: Predicate.Emptiness = .falsy
  ) -> Expression {
    Expression(
      id: NodeID(id),
      kind: .predicate(
        Predicate(
          condition: condition, isNegated: negated, subject: .path(path), operand: operand,
          containment: containment, emptiness: emptiness)))
  }

  /// Whether an expression holds for an event.
  static func holds(_ expression: Expression, _ event: Event) -> Bool {
    var interpreter = Interpreter([RuleProgram(detection: expression)])
    interpreter.begin(event)
    return interpreter.outcome(of: 0) == .matched
  }
}
