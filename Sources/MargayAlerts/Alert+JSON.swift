package import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayKit

extension Alert {
  /// Writes the alert as one object, keys as Documentation/Formats.md lists them.
  package func write(to json: inout JSONWriter, escaping: JSONEscaping = .minimal) {
    json.beginObject()
    json.field("kind", "alert")
    json.field("formatVersion", 1)
    json.field("alertId", alertID)
    json.field("ruleId", ruleID)
    json.field("displayName", displayName)
    json.field("logType", logType)
    json.field("severity", severity.rawValue)
    json.key("title")
    json.string(utf8: title)
    json.key("dedup")
    json.string(utf8: dedup)
    json.field("description", description)
    json.field("reference", reference)
    json.field("runbook", runbook)
    if let destinations {
      json.field("destinations", destinations)
    } else {
      json.field("destinations", nil as String?)
    }
    json.field("tags", tags)
    json.key("reports")
    json.beginObject()
    for report in reports { json.field(report.framework, report.values) }
    json.endObject()
    json.field("summaryAttributes", summaryAttributes)
    json.key("alertContext")
    json.raw(escaping == .terminal ? JSONWriter.escapedForTerminal(alertContext) : alertContext)
    json.field("threshold", threshold)
    json.field("matchCount", matchCount)
    json.field("firstEventTime", EventTime.text(firstEventTime))
    json.field("lastEventTime", EventTime.text(lastEventTime))
    json.field("windowStart", EventTime.text(windowStart))
    json.field("windowEnd", EventTime.text(windowEnd))
    json.field("final", isFinal)
    json.key("functionErrors")
    json.beginArray()
    for error in functionErrors {
      json.beginObject()
      json.field("function", error.function)
      json.field("message", error.message)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  /// The alert as one line of NDJSON, with its line feed, as UTF-8 bytes.
  ///
  /// A line for a terminal escapes what could change the terminal's display.
  package func ndjsonLine(forTerminal: Bool = false) -> [UInt8] {
    let escaping: JSONEscaping = forTerminal ? .terminal : .minimal
    var json = JSONWriter(escaping: escaping)
    write(to: &json, escaping: escaping)
    json.endLine()
    return json.bytes
  }
}
