import MargayDiagnostics
import MargayIR
import MargayKit

/// The members of a summary that say what files were read (Documentation/Formats.md): of `validate` and of `lint`.
struct RuleSetCounts {
  private let rules: RuleSet

  /// Counts the files of a set.
  init(_ rules: RuleSet) { self.rules = rules }

  /// Writes the members into the object that is open.
  func write(to writer: inout JSONWriter) {
    writer.field("files", rules.fileCount)
    writer.field("checked", rules.detections.count + rules.invalidCount)
    writer.field("ignored", rules.ignoredCount)
    writer.field("overrides", rules.overrideCount)
    writer.field("filters", rules.filterCount)
    writer.field("leftOut", rules.leftOutCount)
    writer.key("notRun")
    writer.beginArray()
    for rule in rules.unusable {
      guard case .notRun(let reason) = rule.reason else { continue }
      writer.beginObject()
      writer.field("file", rule.file.path)
      writer.field("ruleId", rule.ruleID)
      writer.field("reason", reason)
      writer.endObject()
    }
    writer.endArray()
  }
}
