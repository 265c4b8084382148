import MargayEvents
import MargayIR
import Testing

/// What is proved of rules without running them.
@Suite("Program proof")
struct ProgramProofTests {
  /// Two expressions and what is proved of them.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let left: Expression
    let right: Expression

    init(_ name: String, _ left: Expression, _ right: Expression) {
      testDescription = name
      self.left = left
      self.right = right
    }

    /// Whether both are proved to say the same.
    var areSame: Bool {
      var proof = proof
      return proof.matchSameEvents(0, 1) && proof.matchSameEvents(1, 0)
    }

    /// Whether the first is proved to imply the second.
    var isImplication: Bool {
      var proof = proof
      return proof.implies(0, 1)
    }

    private var proof: ProgramProof {
      ProgramProof([left, right].map { RuleProgram(detection: $0) })
    }
  }

  // MARK: Expressions in short form

  typealias E = Evaluation
  static func of(_ kind: Expression.Kind) -> Expression { Expression(id: NodeID(0), kind: kind) }
  static func all(_ list: Expression...) -> Expression { of(.all(list)) }
  static func any(_ list: Expression...) -> Expression { of(.any(list)) }
  static func none(_ list: Expression...) -> Expression { of(.none(list)) }
  static func one(_ list: Expression...) -> Expression { of(.onlyOne(list)) }
  static func not(_ expression: Expression) -> Expression { none(expression) }
  static func text(_ string: String) -> Predicate.Operand { .literal(.string(Array(string.utf8))) }
  static func number(_ text: String) -> Predicate.Operand { .literal(.number(text)) }
  static func texts(_ list: String...) -> Predicate.Operand {
    .literals(list.map { .string(Array($0.utf8)) })
  }
  static func network(_ text: String) -> Predicate.Operand {
    IPNetwork.parse(text).map { .network($0.network) } ?? .none
  }
  static func p(
    _ condition: ConditionID, _ operand: Predicate.Operand = .none,
    on path: EventKeyPath = E.path("f")
  ) -> Expression {
    E.predicate(condition, operand, on: path)
  }
  static func n(
    _ condition: ConditionID, _ operand: Predicate.Operand = .none,
    on path: EventKeyPath = E.path("f")
  ) -> Expression {
    E.predicate(condition, operand, negated: true, on: path)
  }
  static func elements(_ quantifier: ElementQuantifier, _ body: Expression) -> Expression {
    of(.elements(quantifier, subject: E.path("f"), body: body))
  }
  static func element(_ condition: ConditionID, _ operand: Predicate.Operand = .none) -> Expression
  {
    p(condition, operand, on: E.element)
  }
  static func item(
    _ condition: ConditionID, _ name: String, _ operand: Predicate.Operand = .none
  ) -> Expression {
    p(condition, operand, on: E.path(name, base: .element))
  }

  static let a = p(.equals, text("a"), on: E.path("a"))
  static let b = p(.startsWith, text("b"), on: E.path("b"))
  static let c = p(.exists, on: E.path("c"))
  static let d = p(.isIPAddress, on: E.path("d"))

  /// Twenty conditions on different fields.
  static let many = (0..<20).map { p(.equals, text("x"), on: E.path("n\($0)")) }

  // MARK: Equivalence

  static let equivalent: [Case] = [
    Case("All in another order", all(a, b, c), all(c, a, b)),
    Case("nested lists", all(a, all(b, all(c))), all(a, b, c)),
    Case("None is All of the negatives", none(a, b), all(not(a), not(b))),
    Case("a negative is the negation", n(.equals, text("a")), none(p(.equals, text("a")))),
    Case("a doubled negation", none(none(a)), a),
    Case("OnlyOne of one", one(a), a),
    Case("OnlyOne of two", one(a, b), any(all(a, not(b)), all(b, not(a)))),
    Case("OnlyOne of a condition twice", one(a, a), of(.constant(false))),
    Case("a condition twice", all(a, a, b), all(a, b)),
    Case("AlwaysTrue in All", all(a, of(.constant(true))), a),
    Case("AlwaysFalse in Any", any(a, of(.constant(false))), a),
    Case("empty lists", all(all(), a, none()), any(any(), a, one())),
    Case("a common part taken out", any(all(a, b), all(a, c)), all(a, any(b, c))),
    Case("an absorbed part", any(a, all(a, b)), a),
    Case("a contradiction", all(a, not(a)), of(.constant(false))),
    Case("numbers by value", p(.equals, number("1")), p(.equals, number("1.0"))),
    Case("minus zero", p(.equals, number("0")), p(.equals, number("-0.0"))),
    Case("values in another order", p(.isIn, texts("a", "b")), p(.isIn, texts("b", "a", "b"))),
    Case(
      "values in two lists", p(.isIn, texts("a", "b", "c")),
      any(p(.isIn, texts("a")), p(.isIn, texts("c", "b")))),
    Case("no values", p(.isIn, .literals([])), of(.constant(false))),
    Case("case of an I operand", p(.iEquals, text("ABC")), p(.iEquals, text("abc"))),
    Case("an I condition of a number", p(.iEquals, number("1")), p(.equals, number("1.0"))),
    Case(
      "IContains of a bool", p(.iContains, .literal(.bool(true))),
      p(.contains, .literal(.bool(true)))),
    Case("the empty text at both ends", p(.startsWith, text("")), p(.iEndsWith, text(""))),
    Case("a prefix of a number", p(.startsWith, number("1")), of(.constant(false))),
    Case(
      "two fields from both sides", p(.equals, .path(E.path("g"))),
      p(.equals, .path(E.path("f")), on: E.path("g"))),
    Case(
      "an order of two fields from both sides", p(.isGreaterThan, .path(E.path("g"))),
      p(.isLessThan, .path(E.path("f")), on: E.path("g"))),
    Case("missing, or null", any(n(.exists), all(p(.exists), p(.isNull))), p(.isNull)),
    Case("what is not null exists", all(p(.exists), n(.isNull)), n(.isNull)),
    Case(
      "a part that follows", all(p(.equals, text("ab")), p(.startsWith, text("a"))),
      p(.equals, text("ab"))),
    Case(
      "a part that cannot be", all(p(.equals, text("ab")), p(.isIn, texts("a"))),
      of(.constant(false))),
    Case(
      "no value is two texts", all(p(.equals, text("a")), p(.equals, text("b"))),
      of(.constant(false))),
    Case(
      "a smaller bound", all(p(.isGreaterThan, number("5")), p(.isGreaterThan, number("3.5"))),
      p(.isGreaterThan, number("5.0"))),
    Case(
      "no number is between", all(p(.isGreaterThan, number("5")), p(.isLessThan, number("5"))),
      of(.constant(false))),
    Case(
      "two prefixes", all(p(.startsWith, text("ab")), p(.startsWith, text("b"))),
      of(.constant(false))),
    Case(
      "NoElement", elements(.noElement, element(.equals, text("a"))),
      not(elements(.anyElement, element(.equals, text("a"))))),
    Case(
      "AllElements", elements(.allElements, element(.equals, text("a"))),
      not(elements(.anyElement, n(.equals, text("a"), on: E.element)))),
    Case(
      "AllElements of two conditions",
      elements(.allElements, all(item(.exists, "x"), item(.isNull, "y"))),
      all(elements(.allElements, item(.exists, "x")), elements(.allElements, item(.isNull, "y")))),
    Case(
      "a body in another form",
      elements(.onlyOneElement, none(item(.exists, "x"), item(.exists, "y"))),
      elements(.onlyOneElement, all(not(item(.exists, "y")), not(item(.exists, "x"))))),
    Case("a body that nothing fulfils", elements(.anyElement, any()), of(.constant(false))),
    Case("twenty conditions in another order", of(.all(many)), of(.all(many.reversed()))),
    Case("one of twenty conditions", of(.any(many)), not(of(.none(many.reversed())))),
    Case("exactly one of twenty", of(.onlyOne(many)), of(.onlyOne(many.reversed()))),
    Case(
      "an alternative taken out of twenty", of(.all([any(a, b)] + many)),
      any(of(.all([a] + many)), of(.all([b] + many)))),
  ]

  @Test("equal rules that are written differently are proved equal", arguments: equivalent)
  func equivalence(_ example: Case) {
    #expect(example.areSame)
  }

  /// Rules that some event tells apart, although they look alike.
  static let different: [Case] = [
    Case("Equals and IsIn differ for lists", p(.equals, text("a")), p(.isIn, texts("a"))),
    Case(
      "Contains and AnyElement differ for text", p(.contains, text("a")),
      elements(.anyElement, element(.equals, text("a")))),
    Case("a text and a number", p(.equals, text("1")), p(.equals, number("1"))),
    Case(
      "a number and its neighbour beyond 53 bits", p(.equals, number("9007199254740993")),
      p(.equals, number("9007199254740992.0"))),
    Case("composed and decomposed text", p(.equals, text("\u{E9}")), p(.equals, text("e\u{301}"))),
    Case("cases", p(.equals, text("A")), p(.equals, text("a"))),
    Case("DoesNotExist and IsNull", n(.exists), p(.isNull)),
    Case(
      "the order of two fields", p(.isGreaterThan, .path(E.path("g"))),
      p(.isGreaterThan, .path(E.path("f")), on: E.path("g"))),
    Case(
      "not greater is not less or equal", n(.isGreaterThan, number("5")),
      p(.isLessThanOrEquals, number("5"))),
    Case(
      "AnyElement of both and both AnyElement",
      elements(.anyElement, all(item(.exists, "x"), item(.exists, "y"))),
      all(elements(.anyElement, item(.exists, "x")), elements(.anyElement, item(.exists, "y")))),
    Case("OnlyOne of three and Any", one(a, b, c), any(a, b, c)),
    Case(
      "how names are matched", p(.exists, on: EventKeyPath(steps: [.name([0x66])], names: .exact)),
      p(.exists)),
    Case(
      "what is empty", E.predicate(.isNullOrEmpty, emptiness: .strict), E.predicate(.isNullOrEmpty)),
    Case(
      "a list's element and its part",
      E.predicate(.contains, text("a"), containment: .elementOrSubstring), p(.contains, text("a"))),
    Case("a prefix and the same inside", p(.startsWith, text("")), p(.contains, text(""))),
    Case(
      "a network and its half", p(.isIPAddressInCIDR, network("10.0.0.0/8")),
      p(.isIPAddressInCIDR, network("10.0.0.0/9"))),
    Case("twenty conditions and nineteen", of(.all(many)), of(.all(Array(many.dropLast())))),
  ]

  @Test("rules that differ are not proved equal", arguments: different)
  func difference(_ example: Case) {
    #expect(!example.areSame)
  }

  // MARK: Implication

  static let implied: [Case] = [
    Case("a part of All", all(a, b), a),
    Case("a part of Any", a, any(a, b)),
    Case("a value of a list", p(.equals, text("a")), p(.isIn, texts("a", "b"))),
    Case("a shorter list", p(.isIn, texts("a")), p(.isIn, texts("a", "b"))),
    Case("a value and its prefix", p(.equals, text("abc")), p(.startsWith, text("ab"))),
    Case("a value and its part", p(.equals, text("abc")), p(.iContains, text("B"))),
    Case("a prefix and a shorter one", p(.startsWith, text("abc")), p(.startsWith, text("ab"))),
    Case("a prefix and its part", p(.startsWith, text("abc")), p(.contains, text("bc"))),
    Case("a prefix without case", p(.startsWith, text("Abc")), p(.iStartsWith, text("aB"))),
    Case("a suffix without case", p(.iEndsWith, text(".EXE")), p(.iContains, text("exe"))),
    Case("equal without case", p(.iEquals, text("Root")), p(.iContains, text("OO"))),
    Case("equal without case is no other", p(.iEquals, text("a")), n(.iEquals, text("b"))),
    Case("a bound", p(.isGreaterThan, number("10")), p(.isGreaterThanOrEquals, number("10.0"))),
    Case(
      "a number in a range", p(.equals, number("7")),
      all(p(.isGreaterThan, number("5")), p(.isLessThan, number("8")))),
    Case(
      "a bound of text excludes one of numbers", p(.isGreaterThan, text("a")),
      n(.isLessThan, number("3"))),
    Case("a positive exists", p(.contains, text("a")), all(p(.exists), n(.isNull))),
    Case("text that is not empty", p(.startsWith, text("a")), n(.isNullOrEmpty)),
    Case("a list of others than empty values", p(.isIn, texts("a")), n(.isNullOrEmpty)),
    Case("null is empty", p(.isNull), p(.isNullOrEmpty)),
    Case("strictly empty", E.predicate(.isNullOrEmpty, emptiness: .strict), p(.isNullOrEmpty)),
    Case("an address of a kind", any(p(.isIPv4Address), p(.isIPAddressPublic)), p(.isIPAddress)),
    Case(
      "a smaller network", p(.isIPAddressInCIDR, network("10.1.0.0/16")),
      p(.cidrContainsIPAddresses, network("10.0.0.0/8"))),
    Case(
      "an element that equals", elements(.anyElement, element(.equals, text("a"))),
      all(p(.contains, text("a")), p(.isIn, texts("b", "a")))),
    Case(
      "an element with more", elements(.anyElement, all(item(.exists, "x"), item(.exists, "y"))),
      elements(.anyElement, item(.exists, "x"))),
    Case(
      "exactly one is at least one", elements(.onlyOneElement, item(.equals, "x", text("ab"))),
      elements(.anyElement, item(.startsWith, "x", text("a")))),
    Case("some element is not nothing", elements(.anyElement, element(.exists)), n(.isNullOrEmpty)),
    Case(
      "every element with less", elements(.allElements, item(.equals, "x", text("ab"))),
      elements(.allElements, item(.startsWith, "x", text("a")))),
    Case("nothing implies everything", all(a, not(a)), b),
  ]

  @Test("a rule whose events another one matches is found", arguments: implied)
  func implication(_ example: Case) {
    #expect(example.isImplication)
  }

  static let notImplied: [Case] = [
    Case("a part of Any", any(a, b), a),
    Case("a longer list", p(.isIn, texts("a", "b")), p(.isIn, texts("a"))),
    Case("a part and a longer one, for lists", p(.contains, text("abc")), p(.contains, text("ab"))),
    Case("a prefix without case and with", p(.iStartsWith, text("a")), p(.startsWith, text("a"))),
    Case("an element of a list is no text", p(.isIn, texts("abc")), p(.startsWith, text("a"))),
    Case("an empty value of a list", p(.isIn, texts("a", "")), n(.isNullOrEmpty)),
    Case(
      "a larger network", p(.isIPAddressInCIDR, network("10.0.0.0/8")),
      p(.isIPAddressInCIDR, network("10.0.0.0/9"))),
    Case(
      "two networks, for a larger one that overlaps both",
      p(.isIPAddressInCIDR, network("10.0.0.0/9")), n(.isIPAddressInCIDR, network("10.128.0.0/9"))),
    Case("every element of no list exists", elements(.allElements, element(.exists)), p(.exists)),
    Case(
      "at least one is not exactly one", elements(.anyElement, element(.exists)),
      elements(.onlyOneElement, element(.exists))),
    Case(
      "exactly one with less may be more",
      elements(.onlyOneElement, item(.equals, "x", text("ab"))),
      elements(.onlyOneElement, item(.startsWith, "x", text("a")))),
    Case("what exists may be null", p(.exists), n(.isNull)),
  ]

  @Test("nothing is implied that is not", arguments: notImplied)
  func noImplication(_ example: Case) {
    #expect(!example.isImplication)
  }
}
