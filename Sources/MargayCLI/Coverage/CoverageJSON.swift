import MargayDiagnostics
import MargayIR
import MargayKit
import MargayLint

/// The JSON form of coverage (Documentation/Formats.md).
struct CoverageJSON {
  /// What is covered.
  let coverage: RuleCoverage
  /// The rules, for what is not listed.
  let rules: RuleSet

  /// The document.
  func bytes(escaping: JSONEscaping) -> [UInt8] {
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("formatVersion", 1)
    writer.field("attackVersion", AttackMatrix.version)
    writeTactics(to: &writer)
    writer.key("techniques")
    writer.beginArray()
    for entry in coverage.techniques {
      writer.beginObject()
      writer.field("technique", entry.technique.id)
      writer.field("name", CoverageTable.name(of: entry.technique))
      writer.field("tactics", entry.tactics.map(\.id))
      writer.field("rules", entry.rules)
      writer.endObject()
    }
    writer.endArray()
    writer.key("logTypes")
    writer.beginArray()
    for entry in coverage.logTypes {
      writer.beginObject()
      writer.field("name", entry.name)
      writer.field("ruleCount", entry.ruleCount)
      write(entry.counts, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    write(coverage.severities, to: &writer)
    writer.field("withoutTechnique", coverage.withoutTechnique)
    writer.key("remarks")
    writer.beginArray()
    for remark in coverage.remarks {
      writer.beginObject()
      writer.field("ruleId", remark.ruleID)
      writer.field("item", remark.item)
      writer.field("reason", remark.reason)
      writer.endObject()
    }
    writer.endArray()
    writer.key("summary")
    writer.beginObject()
    writer.field("rules", coverage.ruleCount)
    writer.field("disabled", coverage.disabledCount)
    writer.field("leftOut", rules.leftOutCount)
    writer.endObject()
    UnlistedRules(rules).write(to: &writer)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private func writeTactics(to writer: inout JSONWriter) {
    writer.key("tactics")
    writer.beginArray()
    for entry in coverage.tactics {
      writer.beginObject()
      writer.field("tactic", entry.tactic.id)
      writer.field("name", entry.tactic.name)
      writer.field("rules", entry.rules)
      writer.field("techniques", entry.techniques)
      writer.field("techniqueCount", entry.techniqueCount)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ counts: [Severity: Int], to writer: inout JSONWriter) {
    writer.key("severities")
    writer.beginArray()
    for severity in Severity.allCases where counts[severity] != nil {
      writer.beginObject()
      writer.field("severity", severity.rawValue)
      writer.field("ruleCount", counts[severity] ?? 0)
      writer.endObject()
    }
    writer.endArray()
  }
}
