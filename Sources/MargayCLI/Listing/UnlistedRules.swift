import MargayDiagnostics
import MargayKit

/// The rules and files of a set that a list leaves out, because they cannot be run.
struct UnlistedRules {
  private let rules: RuleSet
  private let isFiltered: Bool

  /// Makes the account of a set; `isFiltered` when it holds what filters selected.
  init(_ rules: RuleSet, isFiltered: Bool = false) {
    self.rules = rules
    self.isFiltered = isFiltered
  }

  /// What is left out, a line for each reason, or why nothing is listed; none when everything is listed.
  var lines: [String] {
    var lines: [String] = []
    let invalid = rules.invalidCount
    if invalid > 0 {
      lines.append("\(plural(invalid, "rule")) not listed: \(UnlistedRules.errors)")
    }
    for (reason, count) in rules.notRunCounts {
      lines.append("\(plural(count, "file")) not listed: \(TerminalText.escape(reason))")
    }
    if rules.fileCount == 0, rules.detections.isEmpty {
      lines.append("no *.yml or *.yaml file was found")
    } else if rules.detections.isEmpty, lines.isEmpty {
      lines.append(isFiltered ? "no rule is selected by --filter" : "there is no rule")
    }
    return lines
  }

  /// Writes the member `notListed`.
  func write(to writer: inout JSONWriter) {
    writer.key("notListed")
    writer.beginArray()
    for rule in rules.unusable {
      writer.beginObject()
      writer.field("file", rule.file.path)
      writer.field("ruleId", rule.ruleID)
      switch rule.reason {
      case .invalid: writer.field("reason", UnlistedRules.errors)
      case .notRun(let reason): writer.field("reason", reason)
      }
      writer.endObject()
    }
    writer.endArray()
  }

  private static let errors = "errors"
}
