import MargayIR

extension RandomRule {
  /// A whole rule file: logic, alert fields and tests.
  mutating func rule(_ number: Int) -> String {
    var text = RuleText.header
    text += RandomRule.list("Detection", (0..<(1 + number % 3)).map { _ in expression(depth: 3) })
    if number % 3 == 0 {
      let filters = (0..<(number % 4)).map { _ in expression(depth: 2, inFilter: true) }
      text += filters.isEmpty ? "InlineFilters: []\n" : RandomRule.list("InlineFilters", filters)
    }
    if number % 4 == 1 {
      text += "DynamicSeverities:\n"
      for severity in ["critical", "DEFAULT", "Info"].prefix(1 + number % 3) {
        text += "  - ChangeTo: \(severity)\n    Conditions: [\(expression(depth: 2).yaml)]\n"
      }
    }
    if number % 5 == 2 {
      text += "GroupBy: [{\(eventPath().specifier)}, {\(eventPath().specifier)}]\n"
      text += "AlertTitle: '{{ { f } }} \(number) {g[0].\"odd.name\"}'\n"
      text += "AlertContext:\n  - {KeyName: first, KeyValue: {\(eventPath().specifier)}}\n"
    }
    text += "Tests:\n"
    for test in 0..<2 {
      text += "  - Name: test \(test)\n    ExpectedResult: \(test == 0)\n"
      text += "    Log: \(QuotedText(event().json).source)\n"
    }
    return text
  }

  private static func list(_ key: String, _ expressions: [OracleExpression]) -> String {
    "\(key):\n" + expressions.map { "  - \($0.yaml)\n" }.joined()
  }
}
