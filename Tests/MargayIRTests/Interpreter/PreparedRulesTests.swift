import MargayEvents
import MargayIR
import Testing

/// Literals of many rules, which share tapes, are those of their own rules.
@Suite struct PreparedRulesTests {
  @Test func literalsAreThoseOfTheirRules() throws {
    // More than one tape holds; long ones stand there once, short ones each.
    let long = String(repeating: "long ", count: 2000)
    let texts = (0..<300).map { number in
      switch number % 3 {
      case 0: "short\(number % 9)"
      case 1: long + "\(number % 12)"
      default: long + long + "\(number)"
      }
    }
    let programs = texts.map { text in
      RuleProgram(
        detection: Expression(
          id: NodeID(0),
          kind: .any([
            Evaluation.predicate(.equals, .literal(.string(Array(text.utf8)))),
            Evaluation.predicate(.isIn, .literals([.string([]), .string(Array(text.utf8))])),
            Evaluation.predicate(.iEquals, .literal(.string(Array(text.uppercased().utf8)))),
          ])))
    }
    var interpreter = Interpreter(programs)
    for text in Set(texts) {
      interpreter.begin(try Evaluation.event(f: "\"\(text)\""))
      for (rule, own) in texts.enumerated() {
        #expect((interpreter.outcome(of: rule) == .matched) == (own == text))
      }
      interpreter.end()
    }
  }

  @Test func noProgramsArePrepared() { #expect(PreparedRules([]).programs.isEmpty) }
}
