import MargayFrontend
import MargayIR

/// What differs between two rules of one RuleID.
package enum RuleDifference {
  /// The keys in YAML whose values differ; empty where nothing is known to.
  package static func names(_ left: Detection, _ right: Detection) -> [String] {
    let (metadata, texts) = MetadataDifference.differences(left, right)
    var names = (metadata + texts).map(\.key)
    if left.hasFunctions || right.hasFunctions { return names + ["functions"] }
    if !ProgramProof.matchSameEvents(left.program, right.program) { names.append("Detection") }
    if left.program.title != right.program.title { names.append("AlertTitle") }
    if left.program.groupBy != right.program.groupBy { names.append("GroupBy") }
    if left.program.context != right.program.context { names.append("AlertContext") }
    var (first, second) = (left.program, right.program)
    (first.title, first.groupBy, first.context) = (nil, [], [])
    (second.title, second.groupBy, second.context) = (nil, [], [])
    if !ProgramProof.giveSameAlerts(
      first, second, severities: (left.metadata.severity, left.metadata.severity))
    {
      names.append("DynamicSeverities")
    }
    let tests = [left, right].map {
      $0.tests.map { "\($0.written.expectedResult) \($0.written.log)" }
    }
    if tests[0] != tests[1] { names.append("Tests") }
    return names
  }
}
