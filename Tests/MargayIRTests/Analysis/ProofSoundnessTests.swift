import MargayEvents
import MargayIR
import Testing

/// What is proved holds for every event: proofs against the interpreter.
@Suite("Soundness of proofs")
struct ProofSoundnessTests {
  // MARK: Every pair of conditions

  private static let texts = [
    "", "a", "A", "ab", "b", "abc", "k", "\u{212A}", "\u{E9}", "e\u{301}",
  ]
  private static let numbers = ["0", "1", "1.5", "9007199254740993", "1e400"]
  private static let networks = ["10.0.0.0/8", "10.1.0.0/16", "::/0", "0.0.0.0/0"]

  /// Every condition, with operands that are near each other.
  private static let predicates: [Predicate] = {
    let subject = Predicate.Subject.path(Evaluation.path("f"))
    let literals: [Literal] =
      ["", "a", "AB", "abc", "\u{E9}"].map { .string(Array($0.utf8)) }
      + ["0", "1", "1.5"].map { .number($0) } + [.bool(false)]
    return ConditionID.allCases.flatMap { id -> [Predicate] in
      let operands = ConditionTable.condition(id).operands
      if operands.contains(.network) {
        return networks.compactMap { IPNetwork.parse($0)?.network }.map {
          Predicate(condition: id, subject: subject, operand: .network($0))
        }
      }
      if operands.contains(.values) {
        return [[], [0], [1, 3], [1, 3, 5], [8]].map { places in
          Predicate(
            condition: id, subject: subject, operand: .literals(places.map { literals[$0] }))
        }
      }
      if operands.contains(.value) {
        return literals.map { Predicate(condition: id, subject: subject, operand: .literal($0)) }
      }
      return [.falsy, .strict].map {
        Predicate(condition: id, subject: subject, emptiness: $0)
      }
    }
  }()

  private static let events: [String] = {
    let scalars =
      texts.map { "\"\($0)\"" } + numbers + ["-0", "1.0", "2", "-1", "true", "false", "null"]
      + ["10.0.0.1", "10.1.2.3", "10.0.0.0/8", "0.0.0.0/0", "8.8.8.8", "::1", "::/0", "x"].map {
        "\"\($0)\""
      }
    let lists =
      scalars.map { "[\($0)]" } + scalars.map { "[\($0),\"abc\",1]" } + ["[]", "[[\"a\"]]"]
    let objects = ["{}"] + texts.map { "{\"\($0)\":1}" }
    return (scalars + lists + objects).map { "{\"f\":\($0)}" } + ["{}"]
  }()

  @Test("whatever is proved of two conditions holds for every value")
  func pairs() throws {
    let predicates = Self.predicates
    #expect(Set(predicates.map(\.condition)) == Set(ConditionID.allCases))
    let programs = predicates.flatMap { predicate -> [RuleProgram] in
      var negated = predicate
      negated.isNegated = true
      return [predicate, negated].map {
        RuleProgram(detection: Expression(id: NodeID(0), kind: .predicate($0)))
      }
    }
    var interpreter = Interpreter(programs)
    var matches = [Set<Int>](repeating: [], count: programs.count)
    for (number, text) in Self.events.enumerated() {
      let event = try Evaluation.event(text)
      interpreter.begin(event)
      for program in programs.indices where interpreter.outcome(of: program) == .matched {
        matches[program].insert(number)
      }
    }
    var proof = ProgramProof(programs)
    var proved = 0
    for left in programs.indices {
      for right in programs.indices where left / 2 != right / 2 && proof.implies(left, right) {
        proved += 1
        #expect(
          matches[left].isSubset(of: matches[right]),
          "\(programs[left].detection) \(programs[right].detection)")
      }
    }
    #expect(proved > 2000)
  }

  @Test("whatever is proved of a comparison of two fields holds for every two values")
  func twoFields() throws {
    let values = Self.events.filter { $0 != "{}" }.enumerated().filter { $0.offset % 3 == 0 }
      .map { String($0.element.dropFirst(5).dropLast()) }
    var events = ["{}"]
    for value in values + ["null", "[null]", "[]", "\"\""] {
      events += ["{\"f\":\(value)}", "{\"g\":\(value)}"]
      events += ["null", "[null]", "\"a\"", "\"\"", "1", "[]"].flatMap {
        ["{\"f\":\(value),\"g\":\($0)}", "{\"f\":\($0),\"g\":\(value)}"]
      }
    }
    let (first, second) = (Evaluation.path("f"), Evaluation.path("g"))
    let comparisons = ConditionID.allCases.filter {
      ConditionTable.condition($0).operands.contains(.multiKey)
    }.flatMap { id in
      [(first, second), (second, first)].map {
        Predicate(condition: id, subject: .path($0), operand: .path($1))
      }
    }
    let single = Self.predicates.flatMap { predicate in
      [first, second].map { path in
        var predicate = predicate
        predicate.subject = .path(path)
        return predicate
      }
    }
    try expectSoundness(
      comparisons, single + comparisons, events, atLeast: comparisons.count * 4)
  }

  /// Expects of everything that is proved of conditions of two lists that events agree.
  private func expectSoundness(
    _ left: [Predicate], _ right: [Predicate], _ events: [String], atLeast least: Int
  ) throws {
    let programs = (left + right).flatMap { predicate -> [RuleProgram] in
      [false, true].map {
        var directed = predicate
        directed.isNegated = $0
        return RuleProgram(detection: Expression(id: NodeID(0), kind: .predicate(directed)))
      }
    }
    var interpreter = Interpreter(programs)
    var matches = [Set<Int>](repeating: [], count: programs.count)
    for (number, text) in events.enumerated() {
      interpreter.begin(try Evaluation.event(text))
      for program in programs.indices where interpreter.outcome(of: program) == .matched {
        matches[program].insert(number)
      }
    }
    var proof = ProgramProof(programs)
    var proved = 0
    for one in 0..<(2 * left.count) {
      for other in programs.indices where one / 2 != other / 2 {
        for (first, second) in [(one, other), (other, one)] where proof.implies(first, second) {
          proved += 1
          #expect(
            matches[first].isSubset(of: matches[second]),
            "\(programs[first].detection) \(programs[second].detection)")
        }
      }
    }
    #expect(proved >= least)
  }

  // MARK: Random rules

  @Test("a rule that is rewritten is proved equal to itself", arguments: UInt64(0)..<12)
  func rewritten(_ seed: UInt64) throws {
    var random = RandomRules(seed: seed)
    var rewriting = Rewriting(seed: seed)
    for _ in 0..<40 {
      let before = RuleProgram(detection: random.expression(depth: 3))
      let after = RuleProgram(detection: rewriting.rewrite(before.detection))
      var proof = ProgramProof([before, after])
      let isProved = proof.matchSameEvents(0, 1)
      #expect(isProved, "\(before.detection) \(after.detection)")
      var interpreter = Interpreter([before, after])
      for _ in 0..<10 {
        let text = random.event()
        let event = try Evaluation.event(text)
        interpreter.begin(event)
        let outcomes = [interpreter.outcome(of: 0), interpreter.outcome(of: 1)]
        #expect(outcomes[0] == outcomes[1], "\(text)")
      }
    }
  }

  @Test("whatever is proved of two random rules holds for random events", arguments: UInt64(0)..<8)
  func randomPairs(_ seed: UInt64) throws {
    var random = RandomRules(seed: seed + 100)
    var programs: [RuleProgram] = []
    for number in 0..<60 {
      let depth = number % 3
      programs.append(RuleProgram(detection: random.expression(depth: depth)))
    }
    var proof = ProgramProof(programs)
    var implied: [(Int, Int)] = []
    for left in programs.indices {
      for right in programs.indices where left != right && proof.implies(left, right) {
        implied.append((left, right))
      }
    }
    #expect(implied.count > 100)
    var interpreter = Interpreter(programs)
    for _ in 0..<300 {
      let text = random.event()
      let event = try Evaluation.event(text)
      interpreter.begin(event)
      var matched: Set<Int> = []
      for program in programs.indices where interpreter.outcome(of: program) == .matched {
        matched.insert(program)
      }
      for (left, right) in implied where matched.contains(left) {
        #expect(matched.contains(right), "\(text) \(programs[left]) \(programs[right])")
      }
    }
  }

  @Test("severities that are proved the same are the same", arguments: UInt64(0)..<8)
  func severities(_ seed: UInt64) throws {
    var random = RandomRules(seed: seed + 200)
    var rewriting = Rewriting(seed: seed)
    var proved = 0
    for number in 0..<40 {
      let before = random.program()
      var after = before
      if number % 2 == 0 {
        for place in after.dynamicSeverities.indices {
          after.dynamicSeverities[place].condition = rewriting.rewrite(
            after.dynamicSeverities[place].condition)
        }
        // What the last entry and the default give is the same: DEFAULT says nothing new at the end.
        after.dynamicSeverities.append(
          DynamicSeverity(severity: nil, condition: random.expression(depth: 1)))
      } else {
        after.dynamicSeverities = random.program().dynamicSeverities
      }
      var proof = ProgramProof([before, after])
      let isProved = proof.giveSameSeverities(0, 1, standard: .low)
      if number % 2 == 0 { #expect(isProved) }
      guard isProved else { continue }
      proved += 1
      var interpreter = Interpreter([before, after])
      let metadata = RuleMetadata(ruleID: "R", severity: .low)
      for _ in 0..<20 {
        let text = random.event()
        let event = try Evaluation.event(text)
        interpreter.begin(event)
        guard interpreter.outcome(of: 0) == .matched else { continue }
        let severities = [
          interpreter.severity(of: 0, metadata), interpreter.severity(of: 1, metadata),
        ]
        #expect(severities[0] == severities[1], "\(text)")
      }
    }
    #expect(proved >= 20)
  }
}
