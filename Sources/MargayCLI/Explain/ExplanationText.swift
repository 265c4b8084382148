import MargayDiagnostics
import MargayIR
import MargayKit

/// The text form of `explain`: facts of the rule, facts of the event, and a tree for each expression.
struct ExplanationText {
  private let detection: Detection
  private let explanation: EventExplanation?
  private let isColored: Bool
  private let places: PlaceLabels

  /// Makes the text of a rule, with an event when there is one.
  init(_ detection: Detection, _ explanation: EventExplanation?, isColored: Bool) {
    self.detection = detection
    self.explanation = explanation
    self.isColored = isColored
    self.places = PlaceLabels(detection)
  }

  /// The whole text; ends with a line feed.
  func render() -> String {
    var text = table(RuleFacts(detection).rows)
    if let explanation {
      text += "\n" + table(EventFacts(explanation, detection, places).rows)
    }
    let program = detection.program
    if let filters = program.filters {
      text += section(
        "Inline filters (field names match exactly)", filters, explanation?.rule.filters)
    }
    for (index, filter) in program.includes.enumerated() {
      let name = "Include filter '\(TerminalText.escape(detection.filterNames.includes[index]))'"
      text += section(name, filter, explanation?.rule.includes[index])
    }
    for (index, filter) in program.excludes.enumerated() {
      let name = "Exclude filter '\(TerminalText.escape(detection.filterNames.excludes[index]))'"
      text += section(name, filter, explanation?.rule.excludes[index])
    }
    text += section("Detection", program.detection, explanation?.rule.detection)
    for (index, entry) in program.dynamicSeverities.enumerated() {
      let name = entry.severity?.rawValue ?? "DEFAULT (\(detection.metadata.severity.rawValue))"
      text += section(
        "Severity \(name) when", entry.condition, explanation?.rule.dynamicSeverities[index])
    }
    return text
  }

  // MARK: Tables

  private func table(_ rows: [FactRow]) -> String {
    let width = rows.map(\.name.utf8.count).max() ?? 0
    return rows.map { row in
      let padding = String(repeating: " ", count: width - row.name.utf8.count)
      return paint(row.name, "2") + padding + "  " + paint(row.text, row.tone?.color) + "\n"
    }.joined()
  }

  // MARK: Trees

  private func section(
    _ title: String, _ expression: Expression, _ explained: Explanation?
  ) -> String {
    let root = explained.map { ExpressionOutline($0) } ?? ExpressionOutline(expression)
    var lines: [TreeLine] = []
    collect(root, stem: "", branch: "", into: &lines)
    let width = lines.map { TerminalText.width($0.place) }.max() ?? 0
    var text = "\n" + paint(title, "1") + "\n"
    for line in lines {
      let padding = TerminalText.padding(of: line.place, to: width)
      text += "  " + paint(line.place, "2") + padding + "  "
      if explained != nil { text += result(line.outline.holds) }
      text += paint(line.stem, "2") + line.outline.label
      if !line.outline.reason.isEmpty { text += ": " + line.outline.reason }
      text += "\n"
    }
    return text
  }

  private struct TreeLine {
    let place: String
    let stem: String
    let outline: ExpressionOutline
  }

  /// Lays out an expression and everything under it; `stem` is what stands left of its children's lines.
  private func collect(
    _ outline: ExpressionOutline, stem: String, branch: String, into lines: inout [TreeLine]
  ) {
    lines.append(
      TreeLine(
        place: outline.id.map { places.label($0) } ?? "", stem: stem + branch, outline: outline))
    let below: String
    switch branch {
    case "": below = stem
    case TreeBranch.last: below = stem + "   "
    default: below = stem + "│  "
    }
    for (index, child) in outline.children.enumerated() {
      let isLast = index == outline.children.count - 1
      collect(
        child, stem: below, branch: isLast ? TreeBranch.last : TreeBranch.middle, into: &lines)
    }
  }

  private enum TreeBranch {
    static let middle = "├─ "
    static let last = "└─ "
  }

  private func result(_ holds: Bool?) -> String {
    switch holds {
    case true?: paint("true", FactRow.Tone.good.color) + "   "
    case false?: paint("false", FactRow.Tone.bad.color) + "  "
    case nil: "       "
    }
  }

  private func paint(_ text: String, _ code: String?) -> String {
    guard isColored, let code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// A fact with its name, escaped for a terminal.
struct FactRow {
  /// How a fact is coloured.
  enum Tone {
    /// Something holds.
    case good
    /// Something does not.
    case bad

    /// The ANSI colour.
    var color: String {
      switch self {
      case .good: "32"
      case .bad: "31"
      }
    }
  }

  /// The name: ASCII.
  let name: String
  /// The fact.
  let text: String
  /// Its tone; nil for none.
  let tone: Tone?

  /// Makes a fact of text that may be from a file; what is escaped already stays as it is.
  init(_ name: String, _ text: String, tone: Tone? = nil) {
    self.name = name
    self.text = TerminalText.escape(text)
    self.tone = tone
  }
}
