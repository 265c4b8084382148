import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayTesting

/// Rules as texts, for tests of the runner.
enum RuleTexts {
  /// A rule of one log type with the lines given, which hold its Detection and Tests.
  static func rule(_ id: String = "Example.Rule", _ lines: String) -> String {
    """
    AnalysisType: rule
    RuleID: \(id)
    Enabled: true
    Severity: Medium
    LogTypes: [Example.Log]
    \(lines)

    """
  }

  /// The rule set of some texts; the files are named `0.yml`, `1.yml` and so on.
  static func rules(_ texts: [String]) -> RuleSet {
    let registry = Registry()
    for (index, text) in texts.enumerated() {
      registry.register(DetectionReader.read(SourceFile(path: "\(index).yml", text: text)))
    }
    return registry.freeze()
  }

  /// What came of testing them.
  static func report(
    _ texts: [String], options: TestRunner.Options = TestRunner.Options()
  ) -> TestReport {
    TestRunner.run(rules(texts), options: options)
  }
}

extension RuleTestResult {
  /// The line of a result: `ID status reason`.
  var line: String {
    [ruleID ?? "-", status.rawValue, reason].compactMap(\.self).joined(separator: " ")
  }
}
