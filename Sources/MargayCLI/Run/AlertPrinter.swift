import MargayAlerts

/// Prints alerts to standard output in the chosen form.
final class AlertPrinter {
  private static let blockSize = 1 << 16

  private let format: RunCommand.Format
  private let isLive: Bool
  private let forTerminal = Console.outputIsTerminal
  private var buffer: [UInt8] = []
  private var table: AlertTable

  /// Makes a printer; live alerts are written at once, those of files in blocks.
  init(format: RunCommand.Format, isLive: Bool, isColored: Bool) {
    self.format = format
    self.isLive = isLive
    table = AlertTable(isColored: isColored)
  }

  /// Prints an alert; a table shows it once, when it is created or, for files, at the end.
  func print(_ alert: Alert) {
    switch format {
    case .ndjson: buffer += alert.ndjsonLine(forTerminal: forTerminal)
    case .table:
      if isLive, alert.isFinal { return }
      buffer += table.lines(adding: alert, isLast: isLive)
    }
    if isLive || buffer.count >= AlertPrinter.blockSize { flush() }
  }

  /// Prints what was held back.
  func finish() {
    if format == .table { buffer += table.rest() }
    flush()
  }

  private func flush() {
    guard !buffer.isEmpty else { return }
    Console.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
