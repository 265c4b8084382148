import MargayIR
import TestSupport
import Testing

/// Numbers of rules, equal for those that say the same in another order.
@Suite("Logic digest")
struct LogicDigestTests {
  typealias T = ProgramProofTests

  private func digest(
    _ detection: Expression, filters: Expression? = nil, excludes: [Expression] = []
  ) -> LogicDigest {
    LogicDigest.digest(filters: filters, includes: [], excludes: excludes, detection: detection)
  }

  @Test("order, nesting that says nothing and repeated parts do not matter")
  func same() {
    let plain = digest(T.all(T.a, T.b, T.any(T.c, T.d)))
    #expect(digest(T.all(T.all(T.b), T.any(T.d, T.c, T.d), T.all(T.a, T.a))) == plain)
    #expect(digest(T.all(T.b, T.any(T.c, T.d)), filters: T.a) == plain)
    #expect(
      digest(T.p(.isIn, T.texts("a", "b"))) == digest(T.all(T.p(.isIn, T.texts("b", "a", "b")))))
    #expect(digest(T.one(T.a)) == digest(T.a))
  }

  @Test("what differs has another number")
  func different() {
    let expressions = [
      T.a, T.b, T.all(T.a, T.b), T.any(T.a, T.b), T.none(T.a, T.b), T.one(T.a, T.b), T.none(T.a),
      T.one(T.a, T.a), T.all(T.a, T.none(T.b)), T.p(.isIn, T.texts("a")),
      T.p(.isIn, T.texts("a", "b")), T.p(.equals, T.text("a")), T.n(.equals, T.text("a")),
      T.p(.equals, T.number("1")), T.p(.equals, T.text("1")), T.p(.equals, .literal(.bool(true))),
      T.elements(.anyElement, T.element(.exists)), T.elements(.noElement, T.element(.exists)),
      T.of(.constant(true)), T.of(.constant(false)),
    ]
    var digests = Set(expressions.map { digest($0) })
    digests.insert(digest(T.a, excludes: [T.b]))
    #expect(digests.count == expressions.count + 1)
  }

  @Test("the same writing is told from another order, whatever the identities of nodes")
  func writing() {
    var random = RandomRules(seed: 7)
    for _ in 0..<50 {
      let expression = random.expression()
      #expect(expression.isWritten(like: expression))
      #expect(T.all(T.a, expression).isWritten(like: T.all(T.a, expression)))
    }
    var other = T.a
    other.id = NodeID(9)
    #expect(T.all(T.a, T.b).isWritten(like: T.all(other, T.b)))
    #expect(!T.all(T.a, T.b).isWritten(like: T.all(T.b, T.a)))
    #expect(!T.all(T.a, T.b).isWritten(like: T.any(T.a, T.b)))
    #expect(!T.all(T.a).isWritten(like: T.all(T.a, T.b)))
  }
}
