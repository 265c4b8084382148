import MargayDiagnostics
import MargayIR
import MargayLint

/// One of the tables that show coverage, in cells.
struct CoverageTable {
  /// What coverage is counted by.
  enum Subject: String, CaseIterable {
    /// The tactics of ATT&CK, those without rules too.
    case tactic
    /// The techniques that are covered.
    case technique
    /// Log types and scheduled queries.
    case logType = "log-type"
    /// Severities.
    case severity

    /// The heading of the table.
    var heading: String {
      switch self {
      case .tactic: "Tactics"
      case .technique: "Techniques"
      case .logType: "Log types"
      case .severity: "Severities"
      }
    }
  }

  /// What it counts by.
  let subject: Subject
  /// The columns.
  let columns: [ListColumn]
  /// The rows.
  let rows: [[String]]

  /// Makes a table; lists in a cell are apart by `separator`.
  init(_ subject: Subject, of coverage: RuleCoverage, separator: String) {
    self.subject = subject
    switch subject {
    case .tactic:
      columns = [
        ListColumn("Tactic"), ListColumn("Name"), ListColumn("Rules", isNumber: true),
        ListColumn("Techniques", isNumber: true), ListColumn("Of", isNumber: true),
      ]
      rows = coverage.tactics.map {
        [
          $0.tactic.id, $0.tactic.name, String($0.rules.count), String($0.techniques.count),
          String($0.techniqueCount),
        ]
      }
    case .technique:
      columns = [
        ListColumn("Technique"), ListColumn("Name"), ListColumn("Tactics"),
        ListColumn("Rules", isNumber: true), ListColumn("RuleIDs"),
      ]
      rows = coverage.techniques.map {
        [
          $0.technique.id, CoverageTable.name(of: $0.technique),
          $0.tactics.map(\.id).joined(separator: separator), String($0.rules.count),
          $0.rules.joined(separator: separator),
        ]
      }
    case .logType:
      columns =
        [ListColumn("LogType"), ListColumn("Rules", isNumber: true)]
        + Severity.allCases.map { ListColumn($0.rawValue, isNumber: true) }
      rows = coverage.logTypes.map { entry in
        [entry.name, String(entry.ruleCount)]
          + Severity.allCases.map { String(entry.counts[$0] ?? 0) }
      }
    case .severity:
      columns = [ListColumn("Severity"), ListColumn("Rules", isNumber: true)]
      rows = Severity.allCases.map { [$0.rawValue, String(coverage.severities[$0] ?? 0)] }
    }
  }

  /// The name of a technique, of a sub-technique with that of its technique in front.
  static func name(of technique: AttackTechnique) -> String {
    let parent = technique.parent.flatMap { AttackMatrix.technique($0) }
    return (parent.map { "\($0.name): " } ?? "") + technique.name
  }

  /// The table for people.
  var text: String {
    guard !rows.isEmpty else { return "" }
    var table = TextTable(columns.map { ($0.title, $0.isNumber ? .right : .left) })
    for row in rows { table.append(row) }
    return table.text
  }

  /// The table in Markdown.
  var markdown: String {
    guard !rows.isEmpty else { return "" }
    var text = "| " + columns.map(\.title).joined(separator: " | ") + " |\n"
    text += "|" + columns.map { $0.isNumber ? " ---: |" : " --- |" }.joined() + "\n"
    for row in rows {
      let cells = zip(columns, row).map { column, cell in
        column.isNumber || column.title == "Name" ? cell : MarkdownText.code(cell)
      }
      text += "| " + cells.joined(separator: " | ") + " |\n"
    }
    return text
  }

  /// The table as RFC 4180 has it.
  func csv(isForTerminal: Bool) -> String {
    var document = CSVDocument(header: columns.map(\.title), isForTerminal: isForTerminal)
    for row in rows { document.append(row) }
    return document.text
  }
}
