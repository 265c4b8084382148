import MargayDiagnostics
import MargayIR
import MargayKit
import MargayTesting

/// Writes the results of tests as the document `test` of Documentation/Formats.md.
enum TestJSONReport {
  /// The document, with a line feed at its end.
  static func render(_ report: TestReport, escaping: JSONEscaping) -> [UInt8] {
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("formatVersion", 1)
    writer.key("rules")
    writer.beginArray()
    for rule in report.rules { write(rule, escaping, to: &writer) }
    writer.endArray()
    writer.key("diagnostics")
    writer.beginArray()
    let renderer = JSONDiagnosticRenderer()
    for diagnostic in report.diagnostics { renderer.write(diagnostic, to: &writer) }
    writer.endArray()
    write(report.summary, to: &writer)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private static func write(
    _ rule: RuleTestResult, _ escaping: JSONEscaping, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.field("ruleId", rule.ruleID)
    writer.field("file", rule.file.path)
    writer.field("style", rule.style.rawValue)
    writer.field("status", rule.status.rawValue)
    writer.field("reason", rule.reason)
    writer.key("tests")
    writer.beginArray()
    for test in rule.tests {
      writer.beginObject()
      writer.field("name", test.name)
      writer.field("status", test.hasPassed ? "passed" : "failed")
      writer.field("expected", test.expected)
      writer.field("actual", test.actual)
      writer.key("failure")
      write(test.failures, to: &writer)
      writer.key("alert")
      write(test.alert, escaping, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  /// One object for all that is wrong with a test: the first cause, and a message that names every one.
  private static func write(_ failures: [TestFailure], to writer: inout JSONWriter) {
    guard let first = failures.first else { return writer.null() }
    let cause = first.causes.first
    writer.beginObject()
    writer.field("stage", first.stage.rawValue)
    writer.field("path", cause?.path)
    writer.field("condition", cause?.condition)
    writer.field("operand", cause?.operand)
    writer.field("value", cause?.value)
    writer.field("message", failures.map(\.description).joined(separator: "; "))
    writer.field("file", cause?.place?.file.path)
    writer.key("start")
    if let place = cause?.place {
      JSONDiagnosticRenderer().write(place.file.location(of: place.range.lower), to: &writer)
    } else {
      writer.null()
    }
    writer.endObject()
  }

  private static func write(
    _ alert: TestAlert?, _ escaping: JSONEscaping, to writer: inout JSONWriter
  ) {
    guard let alert else { return writer.null() }
    writer.beginObject()
    writer.field("title", alert.title)
    writer.field("dedup", alert.dedup)
    writer.field("severity", alert.severity.rawValue)
    writer.field("description", alert.description)
    writer.field("reference", alert.reference)
    writer.field("runbook", alert.runbook)
    if let destinations = alert.destinations {
      writer.field("destinations", destinations)
    } else {
      writer.field("destinations", nil as String?)
    }
    writer.key("alertContext")
    switch escaping {
    case .minimal: writer.raw(alert.context.utf8)
    case .terminal: writer.raw(JSONWriter.escapedForTerminal(Array(alert.context.utf8)))
    }
    writer.endObject()
  }

  private static func write(_ summary: TestSummary, to writer: inout JSONWriter) {
    writer.key("summary")
    writer.beginObject()
    writer.key("rules")
    writer.beginObject()
    writer.field("passed", summary.passedRules)
    writer.field("failed", summary.failedRules)
    writer.field("notRun", summary.rulesNotRun)
    writer.field("withoutTests", summary.rulesWithoutTests)
    writer.endObject()
    writer.key("tests")
    writer.beginObject()
    writer.field("passed", summary.passedTests)
    writer.field("failed", summary.failedTests)
    writer.endObject()
    writer.endObject()
  }
}
