import MargayEvents
import MargayIR
import Testing

/// What is proved of expressions beside each other.
@Suite("Expression proof")
struct ExpressionProofTests {
  typealias T = ProgramProofTests
  typealias E = Evaluation

  @Test("Implication, contradiction, and what always or never holds")
  func relations() {
    var proof = ExpressionProof()
    let equal = proof.term(T.p(.equals, T.text("xy")))
    let start = proof.term(T.p(.startsWith, T.text("x")))
    let other = proof.term(T.p(.equals, T.text("z")))
    let unequal = proof.term(T.n(.equals, T.text("xy")))
    let either = proof.term(T.any(T.n(.equals, T.text("x")), T.n(.equals, T.text("y"))))
    let proved = [
      proof.implies(equal, start), proof.contradict(equal, other),
      proof.neverHolds(.all([start, other])), proof.alwaysHolds(either),
    ]
    #expect(proved == [true, true, true, true])
    let notProved = [
      proof.implies(start, equal), proof.contradict(equal, start),
      proof.neverHolds(.all([start, unequal])), proof.alwaysHolds(start),
    ]
    #expect(notProved == [false, false, false, false])
  }

  @Test("Two fields that are compared are there, whichever is written first")
  func twoFields() {
    var proof = ExpressionProof()
    for (first, second) in [("f", "g"), ("g", "f")] {
      let comparison = proof.term(
        T.p(.equals, .path(E.path(second)), on: E.path(first)))
      for name in [first, second] {
        let isThere = proof.term(T.p(.exists, on: E.path(name)))
        let isMissing = proof.term(T.p(.isNull, on: E.path(name)))
        let proved = [proof.implies(comparison, isThere), proof.contradict(comparison, isMissing)]
        #expect(proved == [true, true], "\(first) \(second) \(name)")
      }
      let other = proof.term(T.p(.exists, on: E.path("h")))
      let isProved = proof.implies(comparison, other)
      #expect(!isProved)
    }
  }

  @Test("Exact names are taken as folded")
  func names() {
    var exact = E.path("f")
    exact.names = .exact
    let isProved = contradict(
      T.all(T.p(.equals, T.text("x"), on: exact)), T.p(.equals, T.text("y")))
    #expect(isProved)
  }

  @Test("A list with an item is in a list; one value is compared")
  func scalars() {
    let first = T.p(.isIn, T.texts("x", "y"))
    let second = T.p(.isIn, T.texts("z"))
    let none = T.n(.isIn, T.texts("x", "y"))
    #expect(!contradict(first, second))
    #expect(contradict(first, second, scalars: [E.path("f")]))
    #expect(!contradict(first, second, scalars: [E.path("g")]))
    #expect(contradict(first, none, scalars: [E.path("f")]))
    #expect(!contradict(second, none, scalars: [E.path("f")]))
  }

  private func contradict(
    _ left: Expression, _ right: Expression, scalars: Set<EventKeyPath> = []
  ) -> Bool {
    var proof = ExpressionProof(scalars: scalars)
    let terms = [proof.term(left), proof.term(right)]
    return proof.contradict(terms[0], terms[1])
  }
}
