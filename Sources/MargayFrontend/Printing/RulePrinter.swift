import MargayEvents
import MargayIR

/// Writes what a rule says as canonical YAML.
///
/// A value that a reader of the text takes for another one is not written: `CanonicalYAML` reads the text again.
struct RulePrinter {
  let fields: DetectionFields

  /// The whole rule; keys that it does not have are left out.
  var output: YAMLOutput {
    let values = values
    return .mapping(
      RuleLayout.topLevelKeys.compactMap { key in values[key].map { (key: key, value: $0) } })
  }

  private var values: [String: YAMLOutput] {
    var values: [String: YAMLOutput] = [:]
    values["AnalysisType"] = .scalar(fields.isScheduled ? "scheduled_rule" : "rule")
    values["RuleID"] = .text(fields.ruleID.value)
    values["BaseDetection"] = fields.base.map { .text($0.value) }
    values["BaseVersion"] = fields.baseVersion.map(number)
    values["OnlyUseBaseRiskScore"] = fields.onlyUsesBaseRiskScore.map(bool)
    values["DisplayName"] = fields.displayName.map { .text($0) }
    values["Enabled"] = fields.isEnabled.map(bool)
    values["Severity"] = fields.severity.map { .scalar($0.rawValue) }
    values["Status"] = fields.status.map { .text($0) }
    values["CreatedBy"] = fields.createdBy.map { .text($0) }
    values["Description"] = fields.description.map { .prose($0) }
    values["Reference"] = fields.reference.map { .text($0) }
    values["Runbook"] = fields.runbook.map { .prose($0) }
    values["Tags"] = fields.tags.map { .texts($0) }
    values["Reports"] = fields.reports.map { reports in
      .mapping(reports.map { (key: PlainScalar.text($0.framework), value: .texts($0.values)) })
    }
    values["LogTypes"] = fields.logTypes.map { .texts($0) }
    values["ScheduledQueries"] = fields.scheduledQueries.map { .texts($0) }
    values["CreateAlert"] = fields.createsAlert.map(bool)
    values["DedupPeriodMinutes"] = fields.dedupPeriodMinutes.map(number)
    values["Threshold"] = fields.threshold.map(number)
    values["SummaryAttributes"] = fields.summaryAttributes.map { .texts($0) }
    values["OutputIds"] = fields.outputIDs.map { .texts($0) }
    addLogic(to: &values)
    let tests = TestPrinter()
    values["Tests"] = fields.tests.map { .sequence($0.map(tests.test)) }
    if !fields.expectations.isEmpty {
      values["x-margay"] = tests.expectations(fields.expectations)
    }
    return values
  }

  private func addLogic(to values: inout [String: YAMLOutput]) {
    let expressions = ExpressionPrinter(grammar: .detection)
    values["InlineFilters"] = fields.filters.map {
      ExpressionPrinter(grammar: .filters).list($0)
    }
    values["Detection"] = fields.detection.map(expressions.list)
    values["DynamicSeverities"] = fields.dynamicSeverities.map { severities in
      .sequence(
        severities.map { severity in
          .mapping([
            ("ChangeTo", .scalar(severity.severity?.rawValue ?? "DEFAULT")),
            ("Conditions", expressions.list(severity.condition)),
          ])
        })
    }
    values["GroupBy"] = fields.groupBy.map { paths in
      .sequence(paths.map { .mapping([expressions.specifier($0)]) })
    }
    values["AlertTitle"] = fields.title.map { .text($0.source) }
    values["AlertContext"] = fields.context.map { context in
      .sequence(
        context.map { field in
          .mapping([
            ("KeyName", .text(String(decoding: field.name, as: UTF8.self))),
            ("KeyValue", .mapping([expressions.specifier(field.path)])),
          ])
        })
    }
  }

  private func bool(_ value: Bool) -> YAMLOutput { .scalar(value ? "true" : "false") }

  private func number(_ value: Int) -> YAMLOutput { .scalar("\(value)") }
}

extension Template {
  /// The text of an AlertTitle that reads as this template.
  package var source: String {
    var text: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let literal):
        for byte in literal {
          text.append(byte)
          if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { text.append(byte) }
        }
      case .value(_, let source):
        text.append(UInt8(ascii: "{"))
        text += source
        text.append(UInt8(ascii: "}"))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
