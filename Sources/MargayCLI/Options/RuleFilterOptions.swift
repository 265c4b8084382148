import ArgumentParser
import MargayDiagnostics
import MargayKit

/// The `--filter` of every command that takes rules (Documentation/Commands.md).
struct RuleFilterOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Take only rules for which KEY=VALUE or KEY!=VALUE holds. KEY is a top-level key such as RuleID, Severity, \
      Tags or LogTypes, or Style, Origin, Tactic or Technique; VALUE is exact or has * for any text; a comma \
      means or. Repeat it for rules that fulfil several.
      """, valueName: "key=value"))
  var filter: [String] = []

  /// The selection.
  ///
  /// - Throws: `CommandFailure` for a filter that cannot be read.
  func selection() throws -> RuleSelection {
    do throws(RuleFilterError) {
      var filters: [RuleFilter] = []
      for text in filter { filters.append(try RuleFilter(text)) }
      return RuleSelection(filters)
    } catch {
      throw CommandFailure("--filter: \(TerminalText.escape(error.description))")
    }
  }
}
