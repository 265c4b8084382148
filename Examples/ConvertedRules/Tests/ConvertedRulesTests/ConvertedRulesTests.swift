import ConvertedRules
import MargayKit
import MargayTesting
import Testing

/// The tests of the rules, which were converted with them.
@Suite("Rules")
struct ConvertedRulesTests {
  @Test("every rule passes its tests, and has a positive and a negative one")
  func rules() throws {
    let registry = Registry()
    registerConvertedRules(in: registry)
    let report = try RuleTests.run(registry, minimumTests: 2)
    #expect(report.failures == [])
    #expect(report.summary.passedRules == 3)
  }
}
