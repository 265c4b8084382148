import MargayDiagnostics
import MargayFrontend
public import MargayKit

/// Runs the tests of rules, for a package whose own `swift test` covers its rules.
///
///     @Test func rules() throws {
///       let registry = Registry()
///       registry.register(ConsoleLoginWithoutMFA())
///       registry.register(path: "Detections")
///       let report = try RuleTests.run(registry, minimumTests: 2)
///       #expect(report.failures == [])
///       #expect(report.summary.passedTests > 0)
///     }
public enum RuleTests {
  /// Runs the tests of every rule of a registry, as `margay test` does, but in this process.
  ///
  /// With `minimumTests` a rule with fewer tests fails; from 2 on each rule needs a positive and a negative one.
  ///
  /// - Throws: `UnreadableRuleFiles` when a path cannot be read: it may hold rules that would be missing silently.
  public static func run(
    _ registry: Registry, minimumTests: Int = 0
  ) throws(UnreadableRuleFiles) -> TestReport {
    let rules = registry.freeze()
    guard registry.unreadable.isEmpty else { throw UnreadableRuleFiles(registry.unreadable) }
    return TestRunner.run(rules, options: TestRunner.Options(minimumTests: minimumTests))
  }

  /// Runs the tests of the rules in files and folders.
  ///
  /// Folders are walked for `*.yml` and `*.yaml`; hidden and git-ignored files are skipped.
  ///
  /// - Throws: `UnreadableRuleFiles` when a path cannot be read.
  public static func run(
    _ paths: [String], minimumTests: Int = 0, ignoresExtraKeys: Bool = false
  ) throws(UnreadableRuleFiles) -> TestReport {
    let registry = Registry()
    registry.register(paths: paths, ignoresExtraKeys: ignoresExtraKeys)
    return try run(registry, minimumTests: minimumTests)
  }

  /// Runs the tests of one rule.
  public static func run(_ rule: some Rule) -> TestReport {
    let registry = Registry()
    registry.register(rule)
    return TestRunner.run(registry.freeze())
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
    // What is wrong with overrides and filters that were written in Swift belongs to no rule.
    for diagnostic in diagnostics where diagnostic.severity == .error && diagnostic.file.isUnread {
      let line = diagnostic.file.location(of: diagnostic.range.lower).line
      lines.append("\(diagnostic.file.path):\(line): \(diagnostic.message)")
    }
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
