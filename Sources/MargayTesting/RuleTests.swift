import MargayDiagnostics
import MargayFrontend
import MargayKit

/// Runs the Tests of rule files, for a package whose own `swift test` covers its rules.
///
///     @Test func rules() throws {
///       let report = try RuleTests.run(["Detections"], minimumTests: 2)
///       #expect(report.failures == [])
///       #expect(report.summary.passedTests > 0)
///     }
public enum RuleTests {
  /// Runs the tests of the rules in files and folders, as `margay test` does.
  ///
  /// Folders are walked for `*.yml` and `*.yaml`; hidden and git-ignored files are skipped. With `minimumTests` a
  /// rule with fewer tests fails; from 2 on each rule needs a positive and a negative one.
  ///
  /// - Throws: `UnreadableRuleFiles` when a path cannot be read: it may hold rules that would be missing silently.
  public static func run(
    _ paths: [String], minimumTests: Int = 0, ignoresExtraKeys: Bool = false
  ) throws(UnreadableRuleFiles) -> TestReport {
    let (rules, errors) = RuleSet.read(paths, ignoresExtraKeys: ignoresExtraKeys)
    guard errors.isEmpty else { throw UnreadableRuleFiles(errors) }
    return TestRunner.run(rules, options: TestRunner.Options(minimumTests: minimumTests))
  }
}

/// Paths that could not be read.
public struct UnreadableRuleFiles: Error, CustomStringConvertible {
  /// The paths, each with the system's reason.
  public let description: String

  init(_ errors: [FileError]) {
    description = errors.map(\.description).joined(separator: "\n")
  }
}

extension TestReport {
  /// What failed, a line for each: the rule, the test and why; empty when nothing did.
  public var failures: [String] {
    var lines: [String] = []
    for rule in rules where rule.status == .failed {
      let name = rule.ruleID ?? rule.file.path
      if let reason = rule.reason { lines.append("\(name): \(reason)") }
      for test in rule.tests {
        lines += test.failures.map { "\(name): '\(test.name)': \($0)" }
      }
    }
    return lines
  }
}
