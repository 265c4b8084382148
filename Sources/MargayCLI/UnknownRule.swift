import MargayDiagnostics
import MargayKit

/// A RuleID on the command line that no rule has.
enum UnknownRule {
  /// What is said, with the nearest RuleID that there is.
  static func failure(_ id: String, in set: RuleSet) -> CommandFailure {
    if let rule = set.unusable.first(where: { $0.ruleID?.utf8.elementsEqual(id.utf8) == true }) {
      switch rule.reason {
      case .invalid:
        return CommandFailure("the rule '\(TerminalText.escape(id))' cannot be run: it has errors")
      case .notRun(let reason):
        return CommandFailure(
          "the rule '\(TerminalText.escape(id))' is not run by Margay: \(TerminalText.escape(reason))"
        )
      }
    }
    let known = set.detections.map(\.metadata.ruleID) + set.unusable.compactMap(\.ruleID)
    let advice =
      NearestName.suggestion(for: id, among: known)
      .map { "did you mean '\(TerminalText.escape($0))'?" }
      ?? "margay list rules lists those that there are"
    return CommandFailure("no rule has the RuleID '\(TerminalText.escape(id))'; \(advice)")
  }
}
