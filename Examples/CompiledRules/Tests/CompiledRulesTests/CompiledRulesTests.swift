import CompiledRules
import MargayKit
import MargayTesting
import Testing

/// The tests of every rule: those that stand in the YAML files are compiled with the rules.
@Suite("Rules")
struct CompiledRulesTests {
  @Test("every rule passes its tests, and has a positive and a negative one")
  func rules() throws {
    let registry = Registry()
    registerCompiledRules(in: registry)
    let report = try RuleTests.run(registry, minimumTests: 2)
    #expect(report.failures == [])
    #expect(report.summary.passedRules == 5)
  }
}
