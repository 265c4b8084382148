import MargayEvents
import MargayIR
import Testing

/// The examples of the condition table say what the interpreter does.
struct ConditionExampleTests {
  @Test(arguments: ConditionTable.all.map(\.positive.canonical))
  func examplesHold(_ name: String) throws {
    let condition = try #require(ConditionTable.lookup(name)).condition
    for example in condition.examples {
      let event = try Evaluation.event(f: example.value)
      let expression = try #require(Self.expression(condition.form, example.operand))
      #expect(Evaluation.holds(expression, event) == example.holds, "\(name): \(example)")
      guard condition.negative != nil, case .predicate(var predicate) = expression.kind else {
        continue
      }
      predicate.isNegated = true
      let negation = Expression(id: NodeID(0), kind: .predicate(predicate))
      #expect(Evaluation.holds(negation, event) != example.holds, "not \(name): \(example)")
    }
  }

  /// The expression of an example: its condition on field `f`.
  static func expression(
    _ form: Condition.Form, _ operand: ConditionExample.Operand
  ) -> Expression? {
    switch (form, operand) {
    case (.constant(let value), .none): return Expression(id: NodeID(0), kind: .constant(value))
    case (.elements(let quantifier), .elementEquals(let json)):
      return Expression(
        id: NodeID(0),
        kind: .elements(
          quantifier, subject: Evaluation.path("f"),
          body: Evaluation.predicate(
            .equals, .literal(Evaluation.literal(json)), id: 1, on: Evaluation.element)))
    case (.predicate(let id), .none): return Evaluation.predicate(id)
    case (.predicate(let id), .value(let json)):
      return Evaluation.predicate(id, .literal(Evaluation.literal(json)))
    case (.predicate(let id), .values(let json)):
      return Evaluation.predicate(id, .literals(Evaluation.literals(json)))
    case (.predicate(let id), .network(let text)):
      return IPNetwork.parse(text).map { Evaluation.predicate(id, .network($0.network)) }
    default: return nil
    }
  }
}
