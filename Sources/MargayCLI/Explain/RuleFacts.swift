import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayKit

/// What `explain` says about a rule above its expressions.
struct RuleFacts {
  private let detection: Detection

  /// Makes the facts of a rule.
  init(_ detection: Detection) { self.detection = detection }

  /// The facts, in order; what has its default and needs no word is left out.
  var rows: [FactRow] {
    let metadata = detection.metadata
    let line = detection.origin.file.location(of: detection.origin.range.lower).line
    var rows = [
      FactRow("rule", metadata.ruleID), FactRow("file", "\(detection.origin.file.path):\(line)"),
    ]
    if let base = detection.baseID { rows.append(FactRow("derived from", base)) }
    if let name = metadata.displayName { rows.append(FactRow("name", name)) }
    if !metadata.isEnabled { rows.append(FactRow("enabled", "no: tested, but never run")) }
    rows.append(FactRow("severity", metadata.severity.rawValue))
    if metadata.isScheduled {
      rows.append(FactRow("queries", metadata.scheduledQueries.joined(separator: ", ")))
    } else {
      rows.append(FactRow("log types", metadata.logTypes.joined(separator: ", ")))
    }
    rows.append(FactRow("alerts", alerts))
    if let ids = metadata.outputIDs { rows.append(FactRow("send to", ids.joined(separator: ", "))) }
    return rows + fieldRows
  }

  /// When matches become alerts (Documentation/Language, section 6).
  private var alerts: String {
    let metadata = detection.metadata
    guard metadata.createsAlert else { return "none: matches are signals only" }
    let period = plural(metadata.dedupPeriodMinutes, "minute")
    if metadata.threshold == 1 { return "one for each dedup string in \(period)" }
    return "one for each dedup string with \(metadata.threshold) matches in \(period)"
  }

  private var fieldRows: [FactRow] {
    let program = detection.program
    var rows: [FactRow] = []
    if let title = program.title { rows.append(FactRow("title", title.sourceText)) }
    if !program.groupBy.isEmpty {
      rows.append(FactRow("group by", program.groupBy.map(\.text).joined(separator: ", ")))
    }
    for field in program.context {
      rows.append(
        FactRow("context", String(decoding: field.name, as: UTF8.self) + " = " + field.path.text))
    }
    return rows
  }
}

extension Template {
  /// The template as it is written in a rule.
  var sourceText: String {
    var bytes: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let text):
        for byte in text {
          bytes.append(byte)
          if byte == 0x7B || byte == 0x7D { bytes.append(byte) }
        }
      case .value(_, let source): bytes += [0x7B] + source + [0x7D]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
