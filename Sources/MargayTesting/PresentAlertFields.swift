package import MargayDiagnostics
package import MargayFrontend
import MargayIR
package import MargayKit

/// The alert fields that tests have now, as what their rule files should expect.
package enum PresentAlertFields {
  /// What each rule file should be given, in the order of the results.
  ///
  /// A test with an entry gets the fields of it that differ; one without gets the title, the dedup string, the
  /// severity, and the context where the rule has one. Tests that do not match, or should not, get nothing.
  package static func entries(
    _ rules: RuleSet, _ report: TestReport
  ) -> [(file: SourceFile, entries: [ExpectationUpdate.Entry])] {
    var detections: [ObjectIdentifier: Detection] = [:]
    for detection in rules.detections {
      detections[ObjectIdentifier(detection.origin.file)] = detection
    }
    var result: [(file: SourceFile, entries: [ExpectationUpdate.Entry])] = []
    for rule in report.rules {
      guard let detection = detections[ObjectIdentifier(rule.file)] else { continue }
      let expectations = Dictionary(
        detection.expectations.map { (Array($0.testName.value.utf8), $0) },
        uniquingKeysWith: { first, _ in first })
      let entries = rule.tests.compactMap {
        entry($0, expectations[Array($0.name.utf8)], detection)
      }
      if !entries.isEmpty { result.append((rule.file, entries)) }
    }
    return result
  }

  private static func entry(
    _ test: TestResult, _ expectation: Expectation?, _ detection: Detection
  ) -> ExpectationUpdate.Entry? {
    guard test.expected, let alert = test.alert else { return nil }
    var fields: [ExpectationField] = [.title, .dedup, .severity]
    if !detection.program.context.isEmpty { fields.append(.alertContext) }
    if let expectation {
      fields = ExpectationComparison.differences(expectation, alert).map(\.field)
    }
    if fields.isEmpty { return nil }
    var values: [ExpectationField: ExpectationUpdate.Value] = [:]
    for field in fields { values[field] = value(of: field, alert) }
    return ExpectationUpdate.Entry(testName: test.name, values: values)
  }

  private static func value(
    of field: ExpectationField, _ alert: TestAlert
  ) -> ExpectationUpdate.Value {
    switch field {
    case .title: .text(alert.title)
    case .dedup: .text(alert.dedup)
    case .severity: .text(alert.severity.rawValue)
    case .description: .text(alert.description)
    case .reference: .text(alert.reference)
    case .runbook: .text(alert.runbook)
    case .destinations: .texts(alert.destinations ?? [])
    case .alertContext: .object(alert.context)
    }
  }
}
