import MargayDiagnostics
import MargayKit

/// The members of a summary that say what files were read (Documentation/Formats.md): of `validate` and of `lint`.
struct RuleSetCounts {
  private let summary: RuleSetSummary

  /// Takes the counts of a set.
  init(_ summary: RuleSetSummary) { self.summary = summary }

  /// Writes the members into the object that is open.
  func write(to writer: inout JSONWriter) {
    writer.field("files", summary.fileCount)
    writer.field("checked", summary.checkedCount)
    writer.field("ignored", summary.ignoredCount)
    writer.field("overrides", summary.overrideCount)
    writer.field("filters", summary.filterCount)
    writer.field("leftOut", summary.leftOutCount)
    writer.key("notRun")
    writer.beginArray()
    for file in summary.notRun {
      writer.beginObject()
      writer.field("file", file.path)
      writer.field("ruleId", file.ruleID)
      writer.field("reason", file.reason)
      writer.endObject()
    }
    writer.endArray()
  }
}
