import MargayEvents
import MargayIR

/// The functions of a rule: what it matches, and what its alerts say.
struct RuleFunctionSource {
  let source: RuleSource

  private var prefix: String { source.isStatic ? "private static func" : "func" }
  private var helperPrefix: String { source.isStatic ? "private static func" : "private func" }

  /// How Swift calls a severity.
  static func name(of severity: Severity) -> String {
    switch severity {
    case .info: "info"
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    case .critical: "critical"
    }
  }

  /// Writes `matches`, and the functions of its conditions behind it.
  func writeMatches(_ detection: Expression, to writer: inout SwiftWriter) {
    let condition = source.condition(detection)
    writer.comments(source.comments(at: .key("Detection")))
    writer.block("\(prefix) matches(_ event: Event) -> Bool") { writer in
      source.body(condition, "event", to: &writer)
    }
    writeHelpers(to: &writer)
  }

  /// Writes the functions that conditions were moved to, and those that these need.
  private func writeHelpers(to writer: inout SwiftWriter) {
    while !source.helpers.isEmpty {
      let helper = source.helpers.removeFirst()
      let type = helper.parameter == "event" ? "Event" : "Value"
      writer.blank()
      writer.block(
        "\(helperPrefix) \(helper.name)(_ \(helper.parameter): \(type)) -> Bool"
      ) { writer in
        source.body(helper.condition, helper.parameter, to: &writer)
      }
    }
  }

  /// Writes `severity`: the first entry whose condition holds decides.
  func writeSeverity(_ entries: [DynamicSeverity], to writer: inout SwiftWriter) {
    writer.blank()
    writer.comments(source.comments(at: .key("DynamicSeverities")))
    writer.block("\(prefix) severity(_ event: Event) -> Severity?") { writer in
      for entry in entries {
        let result = entry.severity.map { ".\(RuleFunctionSource.name(of: $0))" } ?? "nil"
        let condition = source.condition(entry.condition)
        if case .constant(let value) = condition.kind {
          writer.comments(condition.comments)
          guard value else { continue }
          writer.line("return \(result)")
          // What stands behind it is never asked.
          return
        }
        let line = source.line(condition, "event")
        writer.comments(line.comments)
        let statement = "if \(line.source) { return \(result) }"
        if statement.count + 4 <= SwiftValue.lineLength {
          writer.line(statement)
        } else {
          writer.block("if \(line.source)") { $0.line("return \(result)") }
        }
      }
      writer.line("return nil")
    }
    writeHelpers(to: &writer)
  }

  /// Writes `title`.
  func writeTitle(_ template: Template, to writer: inout SwiftWriter) {
    var literal = "\""
    for part in template.parts {
      switch part {
      case .text(let text):
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
          SwiftText.append(scalar, to: &literal)
        }
      case .value(let path, let written):
        literal += "\\(event.shown(\(source.keyPath(path, written: written))))"
      }
    }
    writer.blank()
    writer.comments(source.comments(at: .key("AlertTitle")))
    writer.block("\(prefix) title(_ event: Event) -> String?") { $0.line(literal + "\"") }
  }

  /// Writes `dedup`.
  func writeDedup(_ groupBy: [EventKeyPath], to writer: inout SwiftWriter) {
    let key = SwiftValue.call(
      "event.groupKey", groupBy.map { (nil, .atom(source.keyPath($0))) })
    let standard =
      source.isStatic
      ? SwiftText.quoted("defaultDedupString:\(source.rule.ruleID)") : "defaultDedup"
    writer.blank()
    writer.comments(source.comments(at: .key("GroupBy")))
    writer.block("\(prefix) dedup(_ event: Event) -> String?") { writer in
      if let line = key.flat, line.count + standard.count + 8 <= SwiftValue.lineLength {
        writer.line("\(line) ?? \(standard)")
      } else {
        writer.assignment("let key", key)
        writer.line("return key ?? \(standard)")
      }
    }
  }

  /// Writes `alertContext`.
  func writeContext(_ fields: [ContextField], to writer: inout SwiftWriter) {
    let entries = fields.map { field in
      (
        key: SwiftText.quoted(field.name),
        value: SwiftValue.atom(ValueReference.plain(source.value(field.path)))
      )
    }
    writer.blank()
    writer.comments(source.comments(at: .key("AlertContext")))
    writer.block("\(prefix) alertContext(_ event: Event) -> AlertContext") { writer in
      writer.value(.dictionary(entries))
    }
  }
}
