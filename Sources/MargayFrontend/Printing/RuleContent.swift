import MargayEvents
package import MargayIR

/// What a file says about its rule, without places and NodeIDs: files with equal contents are the same rule.
package struct RuleContent: Hashable, Sendable {
  /// A test.
  private struct Test: Hashable {
    let name: [UInt8]
    let expectedResult: Bool
    let log: [UInt8]
    let logType: [UInt8]?
  }

  /// The texts, lists of texts and numbers by the names of their keys, as bytes: a String calls texts equal that
  /// are not.
  private let values: [String: [[UInt8]]]
  private let logic: [Expression?]
  private let title: Template?
  private let context: [ContextField]?
  private let groupBy: [EventKeyPath]?
  private let severities: [DynamicSeverity]?
  private let tests: [Test]?
  private let expectations: [[String: [[UInt8]]]]

  /// Takes the content of a rule.
  package init(_ fields: DetectionFields) {
    var values: [String: [[UInt8]]] = [:]
    func note(_ key: String, _ texts: [String]?) { values[key] = texts?.map { Array($0.utf8) } }
    func note(_ key: String, _ text: String?) { note(key, text.map { [$0] }) }
    note("RuleID", fields.ruleID.value)
    note("BaseDetection", fields.base?.value)
    note("AnalysisType", fields.isScheduled ? "scheduled_rule" : "rule")
    note("Enabled", fields.isEnabled.map { "\($0)" })
    note("Severity", fields.severity?.rawValue)
    note("LogTypes", fields.logTypes)
    note("ScheduledQueries", fields.scheduledQueries)
    note("DisplayName", fields.displayName)
    note("Description", fields.description)
    note("Reference", fields.reference)
    note("Runbook", fields.runbook)
    note("Status", fields.status)
    note("CreatedBy", fields.createdBy)
    note("DedupPeriodMinutes", fields.dedupPeriodMinutes.map { "\($0)" })
    note("Threshold", fields.threshold.map { "\($0)" })
    note("CreateAlert", fields.createsAlert.map { "\($0)" })
    note("OutputIds", fields.outputIDs)
    note("SummaryAttributes", fields.summaryAttributes)
    note("Tags", fields.tags)
    note("OnlyUseBaseRiskScore", fields.onlyUsesBaseRiskScore.map { "\($0)" })
    note("BaseVersion", fields.baseVersion.map { "\($0)" })
    note(
      "Reports",
      fields.reports.map { $0.flatMap { ["\($0.values.count)", $0.framework] + $0.values } })
    self.values = values
    logic = [fields.filters, fields.detection].map { $0.map(\.withoutIDs) }
    title = fields.title
    context = fields.context
    groupBy = fields.groupBy
    severities = fields.dynamicSeverities.map { list in
      list.map { DynamicSeverity(severity: $0.severity, condition: $0.condition.withoutIDs) }
    }
    tests = fields.tests.map { list in
      list.map {
        Test(
          name: Array($0.name.value.utf8), expectedResult: $0.expectedResult, log: $0.log,
          logType: $0.logType.map { Array($0.utf8) })
      }
    }
    expectations = fields.expectations.map(RuleContent.values)
  }

  private static func values(_ expectation: Expectation) -> [String: [[UInt8]]] {
    var values = ["": [Array(expectation.testName.value.utf8)]]
    func note(_ field: ExpectationField, _ text: String?) {
      values[field.rawValue] = text.map { [Array($0.utf8)] }
    }
    note(.title, expectation.title?.value)
    note(.dedup, expectation.dedup?.value)
    note(.severity, expectation.severity?.value.rawValue)
    note(.description, expectation.description?.value)
    note(.reference, expectation.reference?.value)
    note(.runbook, expectation.runbook?.value)
    values[ExpectationField.destinations.rawValue] = expectation.destinations.map {
      $0.value.map { Array($0.utf8) }
    }
    values[ExpectationField.alertContext.rawValue] = expectation.context.map { [$0.value] }
    return values
  }
}

extension Expression {
  /// The expression with the same id everywhere, for comparing what it says.
  package var withoutIDs: Expression {
    let kind: Kind =
      switch self.kind {
      case .all(let children): .all(children.map(\.withoutIDs))
      case .any(let children): .any(children.map(\.withoutIDs))
      case .onlyOne(let children): .onlyOne(children.map(\.withoutIDs))
      case .none(let children): .none(children.map(\.withoutIDs))
      case .elements(let quantifier, let subject, let body):
        .elements(quantifier, subject: subject, body: body.withoutIDs)
      case .constant, .predicate: self.kind
      }
    return Expression(id: NodeID(0), kind: kind)
  }
}
