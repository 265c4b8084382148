import MargayDiagnostics
import MargayIR
import MargayKit
import MargayTesting

/// Writes the results of tests for people; all text of files is escaped for the terminal.
///
/// Every failure begins with its place, as a diagnostic does, so that terminals and editors can jump there.
struct TestTextReport {
  /// The most failures shown of one rule.
  private static let shownFailures = 100
  /// The most expressions shown of one failure.
  private static let shownCauses = 8

  let isColored: Bool
  let isQuiet: Bool
  let isVerbose: Bool

  /// The whole report; `emptiness` says why nothing was tested.
  func render(_ report: TestReport, emptiness: String?) -> String {
    var text = TextDiagnosticRenderer(color: isColored).render(report.diagnostics)
    // Nothing is said of a rule whose tests passed.
    for index in report.rules.indices where isVerbose || report.rules[index].status == .failed {
      append(report.rules[index], to: &text)
    }
    if let emptiness { text += paint(emptiness, "1;33") + "\n" }
    if !isQuiet { append(report.summary, to: &text) }
    return text
  }

  private func append(_ rule: RuleTestResult, to text: inout String) {
    let name = TerminalText.escape(rule.ruleID ?? "a rule without RuleID")
    let path = TerminalText.escape(rule.file.path)
    if rule.status == .failed, let reason = rule.reason {
      text += paint(path + ":", "1") + " " + failed + " \(name): \(reason)\n"
    }
    if isVerbose {
      switch rule.status {
      case .passed: text += "\(paint("passed:", "32")) \(name) (\(path))\n"
      case .failed where rule.reason == nil: text += "\(failed) \(name) (\(path))\n"
      case .failed: break
      case .notRun:
        let reason = TerminalText.escape(rule.reason ?? "")
        text += "\(paint("not run:", "33")) \(name) (\(path)): \(reason)\n"
      case .noTests: text += "\(paint("no tests:", "33")) \(name) (\(path))\n"
      }
    }
    var room = Self.shownFailures
    for test in rule.tests {
      append(test, of: name, failures: test.failures.prefix(max(room, 0)), to: &text)
      room -= test.failures.count
    }
    if room < 0 {
      text += paint(path + ":", "1") + " \(failed) \(name): \(plural(-room, "more failure"))\n"
    }
  }

  private func append(
    _ test: TestResult, of rule: String, failures: ArraySlice<TestFailure>, to text: inout String
  ) {
    let name = "'" + TerminalText.escape(test.name) + "'"
    for failure in failures {
      let cause = failure.stage == .expectation ? failure.causes.first?.place : nil
      let place = self.place(cause ?? test.place)
      let message = TerminalText.escape(failure.message)
      text += paint(place + ":", "1") + " \(failed) \(rule): \(name): \(message)\n"
      append(failure, to: &text)
    }
    guard isVerbose else { return }
    if test.hasPassed {
      text += "  \(paint("passed:", "32")) \(name): \(test.actual ? "match" : "no match")\n"
    }
    if let alert = test.alert { append(alert, to: &text) }
  }

  private func append(_ failure: TestFailure, to text: inout String) {
    if failure.stage == .expectation {
      for cause in failure.causes {
        text += "  expected: " + TerminalText.escape(cause.operand ?? "") + "\n"
        text += "  actual:   " + TerminalText.escape(cause.value ?? "") + "\n"
      }
      return
    }
    for cause in failure.causes.prefix(Self.shownCauses) {
      let place = cause.place.map { paint(self.place($0) + ":", "1") + " " } ?? ""
      text += "  " + place + TerminalText.escape(cause.sentence) + "\n"
      if cause.showsValue, let value = cause.value {
        text += "    the value is " + TerminalText.escape(value) + "\n"
      }
    }
    let more = failure.causes.count - Self.shownCauses
    if more > 0 { text += "  and \(plural(more, "more expression"))\n" }
  }

  private func append(_ alert: TestAlert, to text: inout String) {
    text += "    title:    " + TerminalText.escape(alert.title) + "\n"
    text += "    dedup:    " + TerminalText.escape(alert.dedup) + "\n"
    text += "    severity: " + alert.severity.rawValue + "\n"
    text += "    context:  " + TerminalText.escape(alert.context) + "\n"
  }

  private func append(_ summary: TestSummary, to text: inout String) {
    var failures = "\(summary.failedRules) failed"
    if summary.invalidRules > 0 { failures += " (\(summary.invalidRules) with errors in the file)" }
    var notRun = "\(summary.rulesNotRun) not run"
    if !summary.notRun.isEmpty {
      let reasons = summary.notRun.map { "\($0.count) \(TerminalText.escape($0.reason))" }
      notRun += " (" + reasons.joined(separator: ", ") + ")"
    }
    text += """
      rules: \(summary.passedRules) passed, \(paint(failures, summary.failedRules > 0 ? "1;31" : nil)), \
      \(notRun), \(summary.rulesWithoutTests) without tests
      tests: \(summary.passedTests) passed, \
      \(paint("\(summary.failedTests) failed", summary.failedTests > 0 ? "1;31" : nil))

      """
  }

  private var failed: String { paint("failed:", "1;31") }

  private func place(_ place: SourcePlace) -> String {
    let location = place.file.location(of: place.range.lower)
    return "\(TerminalText.escape(place.file.path)):\(location.line):\(location.column)"
  }

  private func paint(_ text: String, _ code: String?) -> String {
    guard isColored, let code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
