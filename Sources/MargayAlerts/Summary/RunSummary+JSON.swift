import MargayDiagnostics
import MargayEvents

extension RunSummary {
  /// The summary as the document of `run --summary`: one line of JSON with its line feed.
  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.field("formatVersion", 1)
    json.field("eventsRead", eventsRead)
    json.field("bytesRead", bytesRead)
    json.field("repaired", repaired)
    json.field("duplicateKeys", duplicateKeys)
    json.key("badLines")
    json.beginObject()
    json.field("count", badLineCount)
    json.key("first")
    json.beginArray()
    for line in firstBadLines {
      json.beginObject()
      json.field("file", line.file)
      json.field("line", line.line)
      json.field("offset", line.offset)
      json.field("reason", line.reason)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.field("unknownLogType", unknownLogType)
    json.field("withoutRule", withoutRule)
    json.key("withoutTime")
    json.beginObject()
    for times in withoutTime { json.field(times.logType ?? "unknown", times.count) }
    json.endObject()
    json.field("lateMatches", lateMatches)
    json.key("rules")
    json.beginArray()
    for rule in rules {
      json.beginObject()
      json.field("ruleId", rule.ruleID)
      json.field("matches", rule.matches)
      json.field("alerts", rule.alerts)
      json.field("errors", rule.errors)
      json.endObject()
    }
    json.endArray()
    json.key("seconds")
    json.raw(Quantity.decimal(milliseconds, unit: 1000, digits: 3).utf8)
    json.endObject()
    json.endLine()
    return json.bytes
  }

  /// The duration in whole milliseconds.
  var milliseconds: Int {
    let (seconds, attoseconds) = duration.components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
