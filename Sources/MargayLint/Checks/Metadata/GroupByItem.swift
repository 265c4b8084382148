import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML

/// A path of GroupBy with the place where it is written.
struct GroupByItem {
  /// The path.
  let path: EventKeyPath
  /// Where it stands.
  let range: SourceRange

  /// The paths that a file writes; empty where they cannot be told apart in the text.
  static func all(in rule: LintedRule) -> [GroupByItem] {
    guard let paths = rule.fields.groupBy, !paths.isEmpty,
      let nodes = rule.entry(.groupBy)?.value.items, nodes.count == paths.count
    else { return [] }
    return zip(paths, nodes).map { GroupByItem(path: $0, range: $1.reportRange) }
  }
}
