import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit

/// The values of a rule with the places that set them: its own file or type, those of its bases, overrides and
/// extensions in files or in Swift, or a default.
struct EffectiveValues {
  /// Where a value, or a part of a list, comes from.
  enum Source {
    /// A file, with the entry that stands there.
    case file(SourcePlace, WrittenKeys.Entry)
    /// A line of Swift.
    case code(SourcePlace)
    /// The language's default.
    case standard
  }

  /// A value with its key.
  struct Value {
    /// The key, by its name in YAML; filters that YAML does not have are `IncludeFilters` and `ExcludeFilters`.
    let key: String
    /// Where it comes from, the last one that was laid over the others last.
    let sources: [Source]
    /// The value as JSON; nil for one that a function gives, or that only its sources show.
    let json: [UInt8]?
  }

  /// The rule.
  let detection: Detection
  /// Its bases, the nearest first.
  let bases: [Detection]
  /// The values, in the order of the language reference; keys without a value are left out.
  let values: [Value]

  /// Collects the values of a rule without errors.
  init(_ detection: Detection, in set: RuleSet) {
    self.detection = detection
    var bases: [Detection] = []
    var next = detection.baseID
    while let id = next,
      let base = set.detections.first(where: { $0.metadata.ruleID.utf8.elementsEqual(id.utf8) }),
      !bases.contains(where: { $0.number == base.number })
    {
      bases.append(base)
      next = base.baseID
    }
    self.bases = bases
    let metadata = MetadataJSON.values(detection)
    let keys = TopLevelKey.all.map(\.name) + ["IncludeFilters", "ExcludeFilters"]
    values = keys.compactMap { key in
      let sources = (detection.valuePlaces[key] ?? []).map { EffectiveValues.source($0) }
      if !sources.isEmpty {
        let own = sources.count == 1 ? EffectiveValues.entry(sources[0])?.json : nil
        return Value(key: key, sources: sources, json: metadata[key] ?? own)
      }
      guard EffectiveValues.standardKeys.contains(key), let json = metadata[key] else { return nil }
      return Value(key: key, sources: [.standard], json: json)
    }
  }

  /// The keys with a default that is worth saying.
  private static let standardKeys: Set<String> = ["DedupPeriodMinutes", "Threshold", "CreateAlert"]

  private static func source(_ place: SourcePlace) -> Source {
    guard !place.file.isUnread, let entry = WrittenKeys.entry(at: place.range, in: place.file)
    else { return .code(place) }
    return .file(place, entry)
  }

  private static func entry(_ source: Source) -> WrittenKeys.Entry? {
    if case .file(_, let entry) = source { return entry }
    return nil
  }
}

/// The values of a rule's metadata as JSON, by the names of their keys in YAML.
enum MetadataJSON {
  /// The values that are there; filters by their names.
  static func values(_ detection: Detection) -> [String: [UInt8]] {
    let metadata = detection.metadata
    var values: [String: [UInt8]] = [:]
    func set(_ key: String, _ write: (inout JSONWriter) -> Void) {
      var writer = JSONWriter()
      write(&writer)
      values[key] = writer.bytes
    }
    func set(_ key: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      set(key) { $0.string(text) }
    }
    func set(_ key: String, _ list: [String]) {
      set(key) { writer in
        writer.beginArray()
        for text in list { writer.string(text) }
        writer.endArray()
      }
    }
    set("RuleID", metadata.ruleID)
    set("BaseDetection", detection.baseID)
    set("DisplayName", metadata.displayName)
    set("Description", metadata.description)
    set("Reference", metadata.reference)
    set("Runbook", metadata.runbook)
    set("Status", metadata.status)
    set("CreatedBy", metadata.createdBy)
    set("Severity", metadata.severity.rawValue)
    set("Enabled") { $0.bool(metadata.isEnabled) }
    set("CreateAlert") { $0.bool(metadata.createsAlert) }
    set("Threshold") { $0.integer(metadata.threshold) }
    set("DedupPeriodMinutes") { $0.integer(metadata.dedupPeriodMinutes) }
    set("LogTypes", metadata.logTypes)
    set("ScheduledQueries", metadata.scheduledQueries)
    set("Tags", metadata.tags)
    set("SummaryAttributes", metadata.summaryAttributes)
    if let outputs = metadata.outputIDs { set("OutputIds", outputs) }
    set("Reports") { writer in
      writer.beginObject()
      for report in metadata.reports { writer.field(report.framework, report.values) }
      writer.endObject()
    }
    set("IncludeFilters", detection.filterNames.includes)
    set("ExcludeFilters", detection.filterNames.excludes)
    return values
  }
}
