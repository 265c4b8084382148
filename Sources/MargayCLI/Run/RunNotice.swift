import MargayDiagnostics
import MargayKit

/// What a run says beforehand about rules that it does not run.
enum RunNotice {
  /// A line for each reason; none when every rule runs.
  static func lines(_ rules: RuleSet) -> [String] {
    var lines: [String] = []
    let disabledCount = rules.detections.count {
      // Those that come with Margay and are off are off for everybody.
      !$0.metadata.isEnabled && !$0.isShipped
    }
    if disabledCount > 0 {
      lines.append("\(plural(disabledCount, "rule")) not run: disabled")
    }
    if rules.scheduledCount > 0 {
      lines.append(
        "\(plural(rules.scheduledCount, "rule")) not run: scheduled, which takes the rows of a query"
      )
    }
    for (reason, count) in rules.notRunCounts {
      lines.append("\(plural(count, "file")) not run: \(TerminalText.escape(reason))")
    }
    if rules.leftOutCount > 0 {
      lines.append("\(plural(rules.leftOutCount, "rule")) not run: left out by --filter")
    }
    return lines
  }
}
