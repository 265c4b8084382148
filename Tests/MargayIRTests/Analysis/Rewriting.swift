import MargayEvents
import MargayIR
import TestSupport

/// Rewrites expressions into others that say the same, by laws of logic and of the language.
struct Rewriting {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  private static func of(_ kind: Expression.Kind) -> Expression {
    Expression(id: NodeID(0), kind: kind)
  }

  private static func not(_ expression: Expression) -> Expression { of(.none([expression])) }

  /// Another expression of the same meaning.
  mutating func rewrite(_ expression: Expression) -> Expression {
    let inside = rewriteChildren(expression)
    switch below(8) {
    case 0: return Self.of(.all([inside]))
    case 1: return Self.not(Self.not(inside))
    case 2: return Self.of(.onlyOne([Self.of(.constant(false)), inside]))
    case 3: return Self.of(.any([inside, inside]))
    default: return inside
    }
  }

  private mutating func rewriteChildren(_ expression: Expression) -> Expression {
    switch expression.kind {
    case .constant: return expression
    case .predicate(let predicate): return rewrite(predicate)
    case .all(let list):
      let children = rewrite(list)
      switch below(4) {
      case 0: return Self.of(.none(children.map(Self.not)))
      case 1: return Self.of(.all(children + [Self.of(.constant(true))]))
      case 2 where children.count > 1:
        return Self.of(.all([children[0], Self.of(.all(Array(children[1...])))]))
      default: return distributed(children)
      }
    case .any(let list):
      let children = rewrite(list)
      switch below(4) {
      case 0: return Self.not(Self.of(.none(children)))
      case 1: return Self.not(Self.of(.all(children.map(Self.not))))
      case 2: return Self.of(.any([Self.of(.constant(false))] + children))
      default: return Self.of(.any(children))
      }
    case .none(let list):
      let children = rewrite(list)
      return below(2) == 0
        ? Self.of(.none([Self.of(.any(children))])) : Self.of(.all(children.map(Self.not)))
    case .onlyOne(let list): return Self.of(.onlyOne(rewrite(list)))
    case .elements(let quantifier, let subject, let body):
      let body = rewrite(body)
      switch (quantifier, below(2)) {
      case (.allElements, 0):
        return Self.of(.elements(.noElement, subject: subject, body: Self.not(body)))
      case (.noElement, 0):
        return Self.not(Self.of(.elements(.anyElement, subject: subject, body: body)))
      case (.anyElement, 0):
        return Self.not(Self.of(.elements(.allElements, subject: subject, body: Self.not(body))))
      default: return Self.of(.elements(quantifier, subject: subject, body: body))
      }
    }
  }

  private mutating func rewrite(_ list: [Expression]) -> [Expression] {
    var children: [Expression] = []
    for child in list { children.append(rewrite(child)) }
    return children.shuffled(using: &generator)
  }

  /// All of something and a choice is a choice of Alls.
  private func distributed(_ children: [Expression]) -> Expression {
    guard let last = children.last, case .any(let choices) = last.kind, !choices.isEmpty else {
      return Self.of(.all(children))
    }
    return Self.of(.any(choices.map { Self.of(.all(Array(children.dropLast()) + [$0])) }))
  }

  private mutating func rewrite(_ predicate: Predicate) -> Expression {
    var predicate = predicate
    switch predicate.operand {
    case .literal(let literal): predicate.operand = .literal(respelled(literal))
    case .literals(let list):
      let values = (list + list.prefix(1)).map(respelled).shuffled(using: &generator)
      predicate.operand = .literals(values)
      if values.count > 1, below(2) == 0 { return split(predicate, values) }
    case .none, .path, .network: break
    }
    if below(2) == 0 {
      predicate.isNegated.toggle()
      return Self.not(Self.of(.predicate(predicate)))
    }
    return Self.of(.predicate(predicate))
  }

  private func split(_ predicate: Predicate, _ values: [Literal]) -> Expression {
    let parts = values.map { value in
      var part = predicate
      part.isNegated = false
      part.operand = .literals([value])
      return Self.of(.predicate(part))
    }
    return predicate.isNegated ? Self.of(.none(parts)) : Self.of(.any(parts))
  }

  private func respelled(_ literal: Literal) -> Literal {
    guard case .number(let text) = literal, !text.contains("."), !text.contains("e") else {
      return literal
    }
    return text.count < 16 ? .number(text + ".0") : literal
  }
}
