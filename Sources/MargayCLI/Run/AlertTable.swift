import MargayAlerts
import MargayDiagnostics
import MargayEvents
import MargayIR

/// Prints alerts as lines of a table for people.
///
/// The first alerts decide the width of the columns, so that memory does not depend on their number.
struct AlertTable {
  private static let sampleSize = 1000

  private let isColored: Bool
  private var sample: [Alert] = []
  private var ruleWidth: Int?

  /// Makes an empty table.
  init(isColored: Bool) { self.isColored = isColored }

  /// Adds an alert, and gives the lines that can be printed; `isLast` when no more should be waited for.
  mutating func lines(adding alert: Alert, isLast: Bool) -> [UInt8] {
    guard ruleWidth == nil else { return Array(line(alert).utf8) }
    sample.append(alert)
    return isLast || sample.count == AlertTable.sampleSize ? rest() : []
  }

  /// The lines that were held back.
  mutating func rest() -> [UInt8] {
    guard ruleWidth == nil else { return [] }
    let widths = sample.map { TerminalText.width(TerminalText.escape($0.ruleID)) }
    ruleWidth = min(max(widths.max() ?? 0, 4), 60)
    guard !sample.isEmpty else { return [] }
    var text = "FIRST EVENT (UTC)    SEVERITY  MATCHES  "
    text += AlertTable.padded("RULE", ruleWidth ?? 4) + "  TITLE\n"
    for alert in sample { text += line(alert) }
    sample = []
    return Array(text.utf8)
  }

  private func line(_ alert: Alert) -> String {
    let time = EventTime.text(alert.firstEventTime).prefix(19).map { $0 == "T" ? " " : $0 }
    let severity = AlertTable.padded(alert.severity.rawValue, 8)
    let count = String(alert.matchCount)
    let matches = String(repeating: " ", count: max(0, 7 - count.utf8.count)) + count
    let rule = AlertTable.padded(TerminalText.escape(alert.ruleID), ruleWidth ?? 4)
    let title = TerminalText.escape(String(decoding: alert.title, as: UTF8.self))
    return "\(String(time))  \(paint(severity, alert.severity))  \(matches)  \(rule)  \(title)\n"
  }

  private func paint(_ text: String, _ severity: Severity) -> String {
    guard isColored else { return text }
    let code =
      switch severity {
      case .info: "2"
      case .low: "36"
      case .medium: "33"
      case .high: "31"
      case .critical: "1;31"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private static func padded(_ text: String, _ columns: Int) -> String {
    text + TerminalText.padding(of: text, to: columns)
  }
}
