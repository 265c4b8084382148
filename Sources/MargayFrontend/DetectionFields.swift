package import MargayDiagnostics
package import MargayEvents
package import MargayIR

/// A value and where it stands.
package struct Located<Value: Sendable>: Sendable {
  /// The value.
  package var value: Value
  /// Where it stands.
  package var range: SourceRange

  /// Makes a located value.
  package init(_ value: Value, _ range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// The fields that one YAML file of a Simple Detection or a derived detection writes.
///
/// nil is a key that is not written: it has its default, or in a derived detection follows the base. An empty
/// list is written and, in a derived detection, clears what the base has (Documentation/Language, section 1).
package struct DetectionFields: Sendable {
  /// RuleID.
  package var ruleID: Located<String>
  /// BaseDetection; nil for a detection that stands alone.
  package var base: Located<String>?
  /// Whether AnalysisType is `scheduled_rule`.
  package var isScheduled = false
  /// Enabled.
  package var isEnabled: Bool?
  /// Severity.
  package var severity: Severity?
  /// LogTypes.
  package var logTypes: [String]?
  /// ScheduledQueries.
  package var scheduledQueries: [String]?
  /// Detection.
  package var detection: Expression?
  /// InlineFilters; `all` of nothing for an empty list.
  package var filters: Expression?
  /// DisplayName.
  package var displayName: String?
  /// Description.
  package var description: String?
  /// Reference.
  package var reference: String?
  /// Runbook.
  package var runbook: String?
  /// Status.
  package var status: String?
  /// CreatedBy.
  package var createdBy: String?
  /// AlertTitle.
  package var title: Template?
  /// AlertContext.
  package var context: [ContextField]?
  /// GroupBy.
  package var groupBy: [EventKeyPath]?
  /// DynamicSeverities.
  package var dynamicSeverities: [DynamicSeverity]?
  /// DedupPeriodMinutes.
  package var dedupPeriodMinutes: Int?
  /// Threshold.
  package var threshold: Int?
  /// CreateAlert.
  package var createsAlert: Bool?
  /// OutputIds.
  package var outputIDs: [String]?
  /// SummaryAttributes.
  package var summaryAttributes: [String]?
  /// Tags.
  package var tags: [String]?
  /// Reports.
  package var reports: [ReportMapping]?
  /// OnlyUseBaseRiskScore, which is carried only.
  package var onlyUsesBaseRiskScore: Bool?
  /// BaseVersion, which is carried only.
  package var baseVersion: Int?
  /// Tests.
  package var tests: [WrittenTest]?
  /// `x-margay: Expect`, in document order; not inherited.
  package var expectations: [Expectation] = []
  /// Where each key that is written stands with its value.
  package var ranges = KeyRanges()
  /// Where the file's expressions stand.
  package var sources: SourceMap

  /// Makes the fields of a file that has written nothing but its RuleID.
  package init(ruleID: Located<String>, sources: SourceMap) {
    self.ruleID = ruleID
    self.sources = sources
  }
}

/// One entry of Tests (Documentation/Language, section 7).
package struct WrittenTest: Sendable {
  /// Name.
  package var name: Located<String>
  /// ExpectedResult.
  package var expectedResult: Bool
  /// Log.
  package var writtenLog: WrittenLog
  /// LogType; nil when the test has none.
  package var logType: String?
  /// The whole entry.
  package var range: SourceRange
  /// The file in which the test stands: the base's for an inherited test.
  package var file: SourceFile
  /// Log, as JSON text, made anew each time.
  package var log: [UInt8] { writtenLog.json() }

  /// Makes a test.
  package init(
    name: Located<String>, expectedResult: Bool, log: WrittenLog, logType: String?,
    range: SourceRange, file: SourceFile
  ) {
    self.name = name
    self.expectedResult = expectedResult
    writtenLog = log
    self.logType = logType
    self.range = range
    self.file = file
  }
}

/// The expected alert fields of one test (Documentation/Language, section 7); nil is a field that is not compared.
package struct Expectation: Sendable {
  /// The test's name.
  package var testName: Located<String>
  /// Title.
  package var title: Located<String>?
  /// Dedup.
  package var dedup: Located<String>?
  /// Severity.
  package var severity: Located<Severity>?
  /// Description.
  package var description: Located<String>?
  /// Reference.
  package var reference: Located<String>?
  /// Runbook.
  package var runbook: Located<String>?
  /// Destinations.
  package var destinations: Located<[String]>?
  /// AlertContext, as JSON text.
  package var context: Located<[UInt8]>?
  /// The file in which it stands.
  package var file: SourceFile

  /// Makes an expectation that compares nothing yet.
  package init(testName: Located<String>, file: SourceFile) {
    self.testName = testName
    self.file = file
  }
}
