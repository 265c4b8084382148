import MargayDiagnostics
import MargayEvents

extension RunSummary {
  /// The summary for people, in lines; what stands in files is escaped for a terminal.
  ///
  /// So many bad lines are listed as `badLineLimit` says, and rules that matched or failed only.
  package func text(badLineLimit: Int = 10) -> String {
    var lines = [inputLine, resultLine]
    lines += ruleLines
    lines += readingLines
    lines += badLines(limit: badLineLimit)
    lines += unknownLogTypeLines
    lines += withoutRuleLines
    lines += timeLines
    return lines.map { $0 + "\n" }.joined()
  }

  /// The part of the summary about lines that could not be read as events; empty when there are none.
  package func badLineText(limit: Int = 10) -> String {
    badLines(limit: limit).map { $0 + "\n" }.joined()
  }

  private var inputLine: String {
    let seconds = Quantity.decimal(milliseconds, unit: 1000, digits: 2)
    var line =
      "Read \(Quantity.count(eventsRead, "event")), \(Quantity.bytes(bytesRead)), in \(seconds) s"
    if let events = Quantity.perSecond(eventsRead, milliseconds: milliseconds),
      let bytes = Quantity.perSecond(bytesRead, milliseconds: milliseconds)
    {
      line += " (\(Quantity.count(events, "event")) and \(Quantity.bytes(bytes)) a second)"
    }
    return line + "."
  }

  private var resultLine: String {
    let matches = rules.reduce(0) { $0 + $1.matches }
    let alerts = rules.reduce(0) { $0 + $1.alerts }
    let matching = rules.count { $0.matches > 0 }
    return "\(Quantity.count(matches, "match", plural: "matches")) of "
      + "\(Quantity.count(matching, "rule")), \(Quantity.count(alerts, "alert"))."
  }

  private var ruleLines: [String] {
    let shown = rules.filter { $0.matches > 0 || $0.errors > 0 }
    let names = shown.map { TerminalText.escape($0.ruleID) }
    let widths = names.map { TerminalText.width($0) }
    let widest = min(widths.max() ?? 0, 60)
    return shown.indices.map { index in
      let rule = shown[index]
      let padding = TerminalText.padding(of: names[index], to: widest)
      var line = "  \(names[index])\(padding)  "
      line += Quantity.count(rule.matches, "match", plural: "matches")
      line += ", \(Quantity.count(rule.alerts, "alert"))"
      if rule.errors > 0 { line += ", \(Quantity.count(rule.errors, "error"))" }
      return line
    }
  }

  private var readingLines: [String] {
    var lines: [String] = []
    if repaired > 0 {
      lines.append(
        "\(Quantity.count(repaired, "event")) repaired while reading (invalid UTF-8, lone "
          + "surrogates or raw control characters).")
    }
    if duplicateKeys > 0 {
      lines.append(
        "\(Quantity.count(duplicateKeys, "duplicate key")); the first of each name was used.")
    }
    return lines
  }

  private func badLines(limit: Int) -> [String] {
    guard badLineCount > 0 else { return [] }
    let shown = firstBadLines.prefix(max(limit, 0))
    var lines = ["\(Quantity.count(badLineCount, "bad line")), not read as events:"]
    for line in shown {
      lines.append(
        "  \(TerminalText.escape(line.file)):\(line.line) (offset \(line.offset)): "
          + TerminalText.escape(line.reason))
    }
    if badLineCount > shown.count {
      lines.append(
        "  and \(Quantity.grouped(badLineCount - shown.count)) more; --summary FILE lists the "
          + "first 100.")
    }
    return lines
  }

  private var withoutRuleLines: [String] {
    guard withoutRule > 0 else { return [] }
    return ["\(Quantity.count(withoutRule, "event")) of a log type that no running rule takes."]
  }

  private var unknownLogTypeLines: [String] {
    guard unknownLogType > 0 else { return [] }
    let events = Quantity.count(unknownLogType, "event")
    if ranAllRules { return ["\(events) of unknown log type, given to all rules."] }
    return [
      "\(events) of unknown log type, given to no rule. Name the type with --log-type, or in a "
        + "field p_log_type of the events, or use --all-rules to ignore log types."
    ]
  }

  private var timeLines: [String] {
    var lines: [String] = []
    for times in withoutTime where times.count > 0 {
      lines.append(
        "\(Quantity.count(times.count, "event")) of "
          + "\(TerminalText.escape(times.logType ?? "unknown log type")) without a time that can be "
          + "read; the next source of a time was used. Name the field with --time-field.")
    }
    if lateMatches > 0 {
      lines.append(
        "\(Quantity.count(lateMatches, "match", plural: "matches")) came later than --lateness "
          + "allows; windows may be split. Raise --lateness, or give the log as a file.")
    }
    return lines
  }
}
