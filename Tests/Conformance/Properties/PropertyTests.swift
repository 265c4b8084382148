import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayKit
import Testing

/// Random rules over random events: the interpreter against the oracle.
@Suite("Properties")
struct PropertyTests {
  private static let rulesPerSeed = 100
  private static let eventsPerRule = 12

  @Test(
    "the interpreter and the oracle agree, and so does the explanation", arguments: UInt64(1)...8)
  func outcomes(_ seed: UInt64) throws {
    var random = RandomRule(seed: seed)
    var matches = 0
    for number in 0..<Self.rulesPerSeed {
      let detection = (0..<2).map { _ in random.expression(depth: 3) }
      let filters = number % 3 == 0 ? [random.expression(depth: 2, inFilter: true)] : []
      let text =
        RuleText.header + list("Detection", detection)
        + (filters.isEmpty ? "" : list("InlineFilters", filters))
      let rule = try RuleText.compile(text)
      var interpreter = Interpreter([rule.program])
      for _ in 0..<Self.eventsPerRule {
        let tree = random.event()
        let event = try RuleText.event(tree.json)
        let inFilters = OracleEvaluation(event: tree, isFilter: true)
        let inDetection = OracleEvaluation(event: tree, isFilter: false)
        let passes = filters.allSatisfy { inFilters.holds($0) }
        let holds = detection.allSatisfy { inDetection.holds($0) }
        let wanted: RuleOutcome = !passes ? .filtered : holds ? .matched : .notMatched
        interpreter.begin(event)
        // One difference says enough.
        try #require(interpreter.outcome(of: 0) == wanted, "seed \(seed): \(text)\(tree.json)")
        let explanation = interpreter.explain(0)
        #expect(explanation.outcome == wanted, "seed \(seed): \(text)\(tree.json)")
        #expect(explanation.detection.holds == holds, "seed \(seed): \(text)\(tree.json)")
        #expect((explanation.filters?.holds ?? true) == passes, "seed \(seed): \(text)\(tree.json)")
        #expect((explanation.deciding == nil) == (wanted == .matched))
        if holds { matches += 1 }
      }
    }
    // The events aim at the rules: neither answer is rare.
    let all = Self.rulesPerSeed * Self.eventsPerRule
    #expect(matches > all / 10 && matches < all * 9 / 10, "\(matches) of \(all) match")
  }

  @Test("single conditions agree, and a negative is the exact negation", arguments: UInt64(1)...8)
  func negatives(_ seed: UInt64) throws {
    var random = RandomRule(seed: seed &* 1_000_003)
    for number in 0..<80 {
      let inFilter = number % 3 == 0
      var predicate = random.predicate(inFilter: inFilter)
      let row = try #require(ConditionTable.lookup(predicate.written)).condition
      var rules: [(text: String, rule: Detection, isNegated: Bool)] = []
      for (names, isNegated) in [(row.positive, false), (row.negative, true)] {
        guard let names else { continue }
        predicate.written = names.canonical
        predicate.isNegated = isNegated
        let yaml = OracleExpression.predicate(predicate).yaml
        let text = inFilter ? RuleText.filter(yaml) : RuleText.detection(yaml)
        rules.append((text, try RuleText.compile(text), isNegated))
      }
      predicate.isNegated = false
      var interpreter = Interpreter(rules.map(\.rule.program))
      for _ in 0..<12 {
        let tree = random.event()
        let positive = OracleEvaluation(event: tree, isFilter: inFilter)
          .holds(.predicate(predicate))
        interpreter.begin(try RuleText.event(tree.json))
        for (number, rule) in rules.enumerated() {
          try #require(
            (interpreter.outcome(of: number) == .matched) == (positive != rule.isNegated),
            "seed \(seed): \(rule.text)\(tree.json)")
        }
      }
    }
  }

  @Test("objects are sets of fields, whatever their size", arguments: UInt64(1)...4)
  func objects(_ seed: UInt64) throws {
    var random = RandomRule(seed: seed &* 7_919)
    let text = RuleText.detection("{Condition: Equals, Values: [{Key: left}, {Key: right}]}")
    var interpreter = Interpreter([try RuleText.compile(text).program])
    let predicate = try #require(ConditionTable.lookup("Equals")).condition.positive.canonical
    let left = OraclePath(specifier: "", steps: [.name("left")])
    let right = OraclePath(specifier: "", steps: [.name("right")])
    let expression = OracleExpression.predicate(
      OraclePredicate(
        written: predicate, condition: predicate, isNegated: false, subject: .first(left),
        operand: .second(right)))
    var equal = 0
    for _ in 0..<300 {
      let tree = random.twoObjects()
      let wanted = OracleEvaluation(event: tree, isFilter: false).holds(expression)
      interpreter.begin(try RuleText.event(tree.json))
      try #require(
        (interpreter.outcome(of: 0) == .matched) == wanted, "seed \(seed): \(tree.json)")
      if wanted { equal += 1 }
    }
    #expect(equal > 50 && equal < 250, "\(equal)")
  }

  private func list(_ key: String, _ expressions: [OracleExpression]) -> String {
    "\(key):\n" + expressions.map { "  - \($0.yaml)\n" }.joined()
  }
}
