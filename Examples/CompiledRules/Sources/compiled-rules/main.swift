import CompiledRules
import MargayKit
import MargayTesting

// The rules and the results of their tests: what a program can do with rules that its build compiled.
let registry = Registry()
registerCompiledRules(in: registry)
let report = try RuleTests.run(registry)
for rule in report.rules {
  print(rule.ruleID ?? "", rule.status.rawValue, rule.tests.count)
}
for failure in report.failures { print(failure) }
