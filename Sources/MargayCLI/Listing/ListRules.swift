import ArgumentParser
import MargayDiagnostics
import MargayIR
import MargayKit

/// `margay list rules`: every rule that can be run, in the order of registration.
struct ListRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List rules, and where each came from.",
    discussion: """
      Rules stand in the order in which they were read. Rules with errors, Python rules and the other kinds of \
      files are not listed; how many there are is said on standard error.

      Exit codes: 0 done, 1 a rule file has errors (the other rules are listed), 2 wrong usage or an unreadable \
      file.
      """)

  /// The columns of a table, in which all attributes have no room.
  private static let shortAttributes: [RuleAttribute] = [
    .ruleID, .severity, .enabled, .logTypes, .origin,
  ]

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      The columns of a table or of CSV, by the names that --filter has, apart by commas. Without it a table has \
      RuleID, Severity, Enabled, LogTypes and Origin, and CSV has all.
      """, valueName: "names"))
  var attributes: String?

  @OptionGroup var options: ListOptions

  func validate() throws {
    if attributes != nil, options.format == .json {
      throw ValidationError(
        "--attributes chooses the columns of a table or of CSV; the JSON document has every member."
      )
    }
  }

  func run() throws {
    let attributes = try shownAttributes()
    let rules = try options.selectedRules()
    let rows = rules.detections.map { detection in
      attributes.map { ListedRule(detection).cell($0, isForPeople: options.format == .table) }
    }
    options.write(attributes.map { ListColumn($0.rawValue) }, rows) { writer in
      writer.key("rules")
      writer.beginArray()
      for detection in rules.detections { ListedRule(detection).write(to: &writer) }
      writer.endArray()
      UnlistedRules(rules).write(to: &writer)
    }
    if rules.hasErrors { throw ExitCode(1) }
  }

  private func shownAttributes() throws -> [RuleAttribute] {
    guard let attributes else {
      return options.format == .csv ? RuleAttribute.allCases : ListRules.shortAttributes
    }
    let names = attributes.utf8.split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return try names.map { try ListRules.attribute(String(Substring($0))) }
  }

  private static func attribute(_ name: String) throws -> RuleAttribute {
    if let attribute = RuleAttribute(name: name) { return attribute }
    let known = RuleAttribute.allCases.map(\.rawValue)
    let advice =
      NearestName.suggestion(for: name, among: known).map { "did you mean '\($0)'?" }
      ?? "there are " + known.joined(separator: ", ")
    throw CommandFailure("--attributes: '\(TerminalText.escape(name))' is no attribute; \(advice)")
  }
}

/// A rule as a list shows it.
struct ListedRule {
  private let detection: Detection

  /// Makes the entry of a rule.
  init(_ detection: Detection) { self.detection = detection }

  /// The line of the RuleID, counted from 1.
  private var line: Int {
    detection.origin.file.location(of: detection.origin.range.lower).line
  }

  /// The cell of an attribute; a list is apart by commas for people, by semicolons in CSV, where few values have one.
  func cell(_ attribute: RuleAttribute, isForPeople: Bool) -> String {
    if attribute == .origin { return "\(detection.origin.file.path):\(line)" }
    return attribute.values(of: detection).joined(separator: isForPeople ? ", " : "; ")
  }

  /// Writes the entry of the document `list rules` (Documentation/Formats.md).
  func write(to writer: inout JSONWriter) {
    let metadata = detection.metadata
    writer.beginObject()
    writer.field("ruleId", metadata.ruleID)
    writer.field("displayName", metadata.displayName)
    writer.field("style", detection.style.rawValue)
    writer.key("origin")
    writer.beginObject()
    writer.field("file", detection.origin.file.path)
    writer.field("line", line)
    writer.endObject()
    writer.field("enabled", metadata.isEnabled)
    writer.field("severity", metadata.severity.rawValue)
    writer.field("logTypes", metadata.logTypes)
    writer.field("scheduledQueries", metadata.scheduledQueries)
    writer.field("tags", metadata.tags)
    writer.key("reports")
    writer.beginObject()
    for report in metadata.reports { writer.field(report.framework, report.values) }
    writer.endObject()
    writer.field("createAlert", metadata.createsAlert)
    writer.field("threshold", metadata.threshold)
    writer.field("dedupPeriodMinutes", metadata.dedupPeriodMinutes)
    writer.field("baseDetection", detection.baseID)
    writer.field("testCount", detection.tests.count)
    writer.endObject()
  }
}
