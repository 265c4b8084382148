import MargayEvents
import MargayIR
import TestSupport
import Testing

/// Proofs with shortcuts find what decision diagrams find.
@Suite("Shortcuts of proofs")
struct ProofShortcutTests {
  typealias T = ProgramProofTests
  typealias E = Evaluation

  /// Everything that is asked of two expressions.
  private static func answers(
    _ left: Expression, _ right: Expression, _ proof: inout ExpressionProof
  ) -> [Bool] {
    let (left, right) = (proof.term(left), proof.term(right))
    let both = ExpressionProof.Term.all([left, right])
    return [
      proof.implies(left, right), proof.implies(right, left), proof.contradict(left, right),
      proof.neverHolds(left), proof.alwaysHolds(left), proof.neverHolds(both),
      proof.implies(both, right),
    ]
  }

  /// Expects the same answers with shortcuts and without; gives how many are yes.
  private static func expectSameAnswers(
    _ expressions: [Expression], scalars: Set<EventKeyPath>
  ) -> Int {
    var quick = ExpressionProof(scalars: scalars)
    var slow = ExpressionProof(scalars: scalars, takesShortcuts: false)
    var proved = 0
    for left in expressions {
      for right in expressions {
        let found = answers(left, right, &quick)
        #expect(found == answers(left, right, &slow), "\(left) \(right)")
        proved += found.count { $0 }
      }
    }
    return proved
  }

  @Test("random expressions", arguments: UInt64(0)..<20)
  func random(_ seed: UInt64) {
    var random = RandomRules(seed: seed + 300)
    let expressions = (0..<14).map { random.expression(depth: $0 % 4) }
    #expect(Self.expectSameAnswers(expressions, scalars: []) > 100)
  }

  @Test("combinations of few fields", arguments: UInt64(0)..<30)
  func fewFields(_ seed: UInt64) {
    var rules = FewFieldRules(seed: seed)
    let expressions = (0..<12).map { rules.expression(depth: 1 + $0 % 2) }
    #expect(Self.expectSameAnswers(expressions, scalars: [E.path("f")]) > 20)
  }

  @Test("lists of values, for fields with one value and for others")
  func lists() {
    let values = (0..<30).map { Literal.string(Array("v\($0)".utf8)) }
    func list(_ range: Range<Int>, _ name: String, isNegated: Bool = false) -> Expression {
      E.predicate(
        .isIn, .literals(Array(values[range])), negated: isNegated, on: E.path(name))
    }
    let expressions = ["f", "g"].flatMap { name in
      [
        list(0..<10, name), list(10..<20, name), list(5..<15, name), list(0..<30, name),
        list(0..<10, name, isNegated: true), list(3..<25, name, isNegated: true),
        T.all(list(0..<12, name), list(12..<24, name)),
        T.one(list(0..<4, name), list(4..<8, name), list(8..<12, name)),
        T.any(list(0..<15, name, isNegated: true), list(15..<30, name, isNegated: true)),
      ]
    }
    #expect(Self.expectSameAnswers(expressions, scalars: [E.path("f")]) > 200)
  }

  @Test("rules as a whole", arguments: UInt64(0)..<8)
  func programs(_ seed: UInt64) {
    var rules = FewFieldRules(seed: seed + 50)
    let programs = (0..<16).map { RuleProgram(detection: rules.expression(depth: $0 % 3)) }
    var quick = ProgramProof(programs)
    var slow = ProgramProof(programs, takesShortcuts: false)
    for left in programs.indices {
      #expect(quick.neverMatches(left) == slow.neverMatches(left), "\(programs[left])")
      for right in programs.indices {
        let found = [quick.implies(left, right), quick.matchSameEvents(left, right)]
        let expected = [slow.implies(left, right), slow.matchSameEvents(left, right)]
        #expect(found == expected, "\(programs[left]) \(programs[right])")
      }
    }
  }

  @Test("of conditions on fields of their own nothing is proved", arguments: UInt64(0)..<20)
  func fieldsOfTheirOwn(_ seed: UInt64) {
    var rules = FewFieldRules(seed: seed, isEachFieldUsedOnce: true)
    for _ in 0..<20 {
      let expressions = (0..<3).map { _ in rules.expression(depth: 3) }
      var repetition = FieldRepetition()
      for expression in expressions { repetition.add(expression) }
      #expect(!repetition.isFound)
      if repetition.hasConstants { continue }
      var proof = ExpressionProof(takesShortcuts: false)
      for left in expressions {
        for right in expressions where left != right {
          #expect(!Self.answers(left, right, &proof).dropLast().contains(true), "\(left) \(right)")
        }
      }
    }
  }

  @Test("a field that is looked at twice is found")
  func repetition() {
    func isFound(_ expressions: Expression...) -> Bool {
      var repetition = FieldRepetition()
      for expression in expressions { repetition.add(expression) }
      return repetition.isFound
    }
    var exact = E.path("a")
    exact.names = .exact
    #expect(isFound(T.a, T.any(T.b, T.not(T.p(.exists, on: exact)))))
    #expect(isFound(T.a, T.p(.equals, .path(E.path("a")), on: E.path("z"))))
    #expect(isFound(T.p(.exists), T.elements(.anyElement, T.element(.exists))))
    #expect(isFound(T.elements(.anyElement, T.all(T.item(.exists, "x"), T.item(.isNull, "x")))))
    #expect(!isFound(T.a, T.b, T.c, T.d))
    #expect(!isFound(T.elements(.anyElement, T.item(.exists, "f")), T.a))
    let other = T.of(
      .elements(.noElement, subject: E.path("g"), body: T.item(.exists, "x")))
    #expect(!isFound(T.elements(.anyElement, T.item(.exists, "x")), other))
  }
}

/// Random expressions over few fields and values, in which proofs find much, or over a new field for each condition.
private struct FewFieldRules {
  private var generator: SeededGenerator
  private let isEachFieldUsedOnce: Bool
  private var used = 0

  init(seed: UInt64, isEachFieldUsedOnce: Bool = false) {
    generator = SeededGenerator(seed: seed)
    self.isEachFieldUsedOnce = isEachFieldUsedOnce
  }

  private mutating func pick<T>(_ list: [T]) -> T {
    list[Int.random(in: 0..<list.count, using: &generator)]
  }

  private mutating func path() -> EventKeyPath {
    used += 1
    return Evaluation.path(isEachFieldUsedOnce ? "n\(used)" : pick(["f", "f", "g", "h"]))
  }

  private mutating func predicate() -> Expression {
    let id = pick(ConditionID.allCases)
    let operands = ConditionTable.condition(id).operands
    let texts = ["a", "ab", "abc", "b", ""].map { Literal.string(Array($0.utf8)) }
    var predicate = Predicate(
      condition: id, isNegated: pick([false, true]), subject: .path(path()))
    if operands.contains(.network) {
      predicate.operand = ProgramProofTests.network(pick(["10.0.0.0/8", "10.1.0.0/16", "::/0"]))
    } else if operands.contains(.values) {
      predicate.operand = .literals(
        (0..<pick([1, 2, 3, 7])).map { number in
          pick(texts + [.string(Array("v\(number)".utf8)), .string(Array("w\(number)".utf8))])
        })
    } else if operands.contains(.multiKey), pick([false, false, true]) {
      predicate.operand = .path(path())
    } else if operands.contains(.value) {
      predicate.operand = .literal(pick(texts + [.number("1"), .number("2")]))
    }
    return ProgramProofTests.of(.predicate(predicate))
  }

  mutating func expression(depth: Int) -> Expression {
    if depth == 0 { return predicate() }
    let children = (0..<pick([1, 2, 2, 3, 4])).map { _ in
      expression(depth: pick([0, depth - 1]))
    }
    return ProgramProofTests.of(
      pick([.all(children), .any(children), .onlyOne(children), .none(children)]))
  }
}
