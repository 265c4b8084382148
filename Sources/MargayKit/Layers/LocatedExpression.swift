import MargayDiagnostics
import MargayFrontend
import MargayIR

/// An expression with the places of its nodes, which may stand in several files.
///
/// Its NodeIDs are those of pre-order, from 0.
struct LocatedExpression: Sendable {
  private(set) var expression: Expression
  private(set) var places: [SourcePlace]

  /// Takes an expression of one file.
  init(_ expression: Expression, in sources: SourceMap) {
    var places: [SourcePlace] = []
    self.expression = LocatedExpression.renumber(expression) { id in
      let range = sources.range(of: id) ?? sources.file.lineRange(0)
      places.append(SourcePlace(file: sources.file, range: range))
      return NodeID(Int32(places.count - 1))
    }
    self.places = places
  }

  /// Makes a combinator of expressions.
  init(
    at place: SourcePlace, over children: [LocatedExpression],
    _ kind: ([Expression]) -> Expression.Kind
  ) {
    places = [place]
    var moved: [Expression] = []
    for child in children { moved.append(child.moved(behind: &places)) }
    expression = Expression(id: NodeID(0), kind: kind(moved))
  }

  /// A constant that stands for logic which is no expression.
  init(constant: Bool, at place: SourcePlace) {
    expression = Expression(id: NodeID(0), kind: .constant(constant))
    places = [place]
  }

  /// The expression with ids behind those of `places`, to which its own are added.
  func moved(behind places: inout [SourcePlace]) -> Expression {
    let offset = Int32(places.count)
    places += self.places
    return LocatedExpression.renumber(expression) { NodeID($0.rawValue + offset) }
  }

  private static func renumber(
    _ expression: Expression, _ id: (NodeID) -> NodeID
  ) -> Expression {
    let own = id(expression.id)
    switch expression.kind {
    case .all(let children):
      return Expression(id: own, kind: .all(children.map { renumber($0, id) }))
    case .any(let children):
      return Expression(id: own, kind: .any(children.map { renumber($0, id) }))
    case .onlyOne(let children):
      return Expression(id: own, kind: .onlyOne(children.map { renumber($0, id) }))
    case .none(let children):
      return Expression(id: own, kind: .none(children.map { renumber($0, id) }))
    case .constant, .predicate:
      return Expression(id: own, kind: expression.kind)
    case .elements(let quantifier, let subject, let body):
      return Expression(
        id: own, kind: .elements(quantifier, subject: subject, body: renumber(body, id)))
    }
  }
}
