import MargayDiagnostics
import MargayFrontend
import MargayKit
import TestSupport
import Testing

/// Tests that are made one at a time are those of the list.
@Suite struct DetectionTestsTests {
  private func rules(tests: Int, expectations: Int) -> RuleSet {
    var text = RuleText.head + "Tests:\n"
    for number in 0..<tests {
      text += "  - {Name: n\(number), ExpectedResult: true, Log: {a: \(number)}}\n"
    }
    text += "x-margay:\n  Expect:\n"
    for number in (0..<expectations).reversed() { text += "    n\(number): {Title: t\(number)}\n" }
    let registry = Registry()
    registry.register(DetectionReader.read(SourceFile(path: "r.yml", text: text)))
    registry.derive("D", from: "R")
    return registry.freeze()
  }

  @Test(arguments: [(1, 1), (3, 2), (8, 8), (9, 8), (9, 9), (30, 20)])
  func oneAtATime(_ tests: Int, _ expectations: Int) {
    let rules = rules(tests: tests, expectations: expectations)
    #expect(rules.detections.count == 2)
    for rule in rules.detections {
      let list = rule.tests
      #expect(rule.testCount == tests)
      #expect(list.count == tests)
      var count = 0
      rule.eachTest { number, test in
        #expect(number == count)
        #expect(test.written.name.value == list[number].written.name.value)
        #expect(test.written.log == list[number].written.log)
        #expect(test.expectation?.title?.value == list[number].expectation?.title?.value)
        count += 1
      }
      #expect(count == tests)
    }
    let own = rules.detections[0].tests
    for number in own.indices {
      let title = number < expectations ? "t\(number)" : nil
      #expect(own[number].expectation?.title?.value == title)
    }
  }

  @Test func idsThatDifferInBytesAreTwo() {
    func rule(_ id: String) -> DetectionFile {
      let text =
        "AnalysisType: rule\nRuleID: \(id)\nEnabled: true\nSeverity: Low\nLogTypes: [L]\n"
        + "Detection: [{Key: a, Condition: Exists}]\n"
      return DetectionReader.read(SourceFile(path: "r.yml", text: text))
    }
    let registry = Registry()
    for id in ["caf\u{E9}", "cafe\u{301}", "caf\u{E9}"] { registry.register(rule(id)) }
    let rules = registry.freeze()
    #expect(rules.detections.map(\.entry) == [0, 1])
    #expect(rules.unusable.count == 1)
    #expect(rules.diagnostics.map(\.kind.code) == ["MG5009"])
  }
}
