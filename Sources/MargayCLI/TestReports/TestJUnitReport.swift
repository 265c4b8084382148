import MargayDiagnostics
import MargayKit
import MargayTesting

/// Writes the results of tests as JUnit XML: one suite a rule.
///
/// A rule that could not be run is a suite with one case, in error when its file has errors and skipped when its
/// kind is not run or it has no tests, so that no reader of the file counts it as passed. There are no times: the
/// same files give the same document.
enum TestJUnitReport {
  /// The document.
  static func render(_ report: TestReport) -> String {
    let suites = report.rules.map { Suite($0, report.diagnostics) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"margay\"" + Counts(suites.flatMap(\.cases)).attributes + ">\n"
    for suite in suites { suite.append(to: &text) }
    return text + "</testsuites>\n"
  }

  /// How a case ended.
  private enum Outcome {
    case passed
    case failure(kind: String, message: String, lines: [String])
    case error(message: String, lines: [String])
    case skipped(message: String)
  }

  /// One line of a suite: a test, or what stands for a rule without any.
  private struct Case {
    let name: String
    let file: String
    let line: Int
    let outcome: Outcome

    func append(className: String, to text: inout String) {
      text +=
        "    <testcase name=\(XMLText.attribute(name)) classname=\(XMLText.attribute(className))"
      text += " file=\(XMLText.attribute(file)) line=\"\(line)\""
      switch outcome {
      case .passed:
        text += "/>\n"
        return
      case .failure(let kind, let message, let lines):
        text += ">\n      <failure type=\"\(kind)\" message=\(XMLText.attribute(message))>"
        text += XMLText.content(lines) + "</failure>\n"
      case .error(let message, let lines):
        text += ">\n      <error type=\"invalid\" message=\(XMLText.attribute(message))>"
        text += XMLText.content(lines) + "</error>\n"
      case .skipped(let message):
        text += ">\n      <skipped message=\(XMLText.attribute(message))/>\n"
      }
      text += "    </testcase>\n"
    }
  }

  /// The attributes that count cases.
  private struct Counts {
    let attributes: String

    init(_ cases: [Case]) {
      var failures = 0
      var errors = 0
      var skipped = 0
      for one in cases {
        switch one.outcome {
        case .passed: break
        case .failure: failures += 1
        case .error: errors += 1
        case .skipped: skipped += 1
        }
      }
      attributes =
        " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
    }
  }

  /// The cases of one rule.
  private struct Suite {
    let name: String
    let file: String
    let cases: [Case]

    init(_ rule: RuleTestResult, _ diagnostics: [Diagnostic]) {
      let file = rule.file.path
      self.file = file
      name = rule.ruleID ?? file
      var cases = rule.tests.map { test in
        Case(
          name: test.name, file: test.place.file.path, line: test.place.line,
          outcome: Suite.outcome(of: test))
      }
      func add(_ name: String, _ outcome: Outcome) {
        cases.append(Case(name: name, file: file, line: 1, outcome: outcome))
      }
      let reason = rule.reason ?? ""
      switch rule.status {
      case .failed where rule.isInvalid:
        let own = diagnostics.filter { $0.file === rule.file }
        add("rule file", .error(message: reason, lines: own.map(Suite.line)))
      case .failed where rule.reason != nil:
        add("number of tests", .failure(kind: "minimumTests", message: reason, lines: []))
      case .notRun: add("not run", .skipped(message: reason))
      case .noTests: add("no tests", .skipped(message: "the rule has no tests"))
      case .passed, .failed: break
      }
      self.cases = cases
    }

    private static func outcome(of test: TestResult) -> Outcome {
      guard let first = test.failures.first else { return .passed }
      var lines: [String] = []
      for failure in test.failures {
        lines.append(failure.message)
        for cause in failure.causes where failure.stage == .expectation {
          lines += ["expected: " + (cause.operand ?? ""), "actual:   " + (cause.value ?? "")]
        }
        for cause in failure.causes where failure.stage != .expectation {
          lines.append((cause.place.map { $0.text + ": " } ?? "") + cause.sentence)
        }
      }
      return .failure(kind: first.stage.rawValue, message: first.message, lines: lines)
    }

    private static func line(_ diagnostic: Diagnostic) -> String {
      let place = SourcePlace(file: diagnostic.file, range: diagnostic.range).text
      return
        "\(place): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.kind.code)]"
    }

    func append(to text: inout String) {
      text += "  <testsuite name=\(XMLText.attribute(name)) file=\(XMLText.attribute(file))"
      text += Counts(cases).attributes + ">\n"
      for one in cases { one.append(className: name, to: &text) }
      text += "  </testsuite>\n"
    }
  }
}

extension SourcePlace {
  /// The line, from 1.
  fileprivate var line: Int { file.location(of: range.lower).line }

  /// The place as `path:line:column`.
  fileprivate var text: String {
    let location = file.location(of: range.lower)
    return "\(file.path):\(location.line):\(location.column)"
  }
}
