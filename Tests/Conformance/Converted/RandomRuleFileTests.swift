import Foundation
import MargayDiagnostics
import MargayFrontend
import MargaySwiftEmitter
import TestSupport
import Testing

/// Random rules as files, for the comparison of the interpreter with converted Swift (`.ci/converted`).
///
/// With `MARGAY_RANDOM_RULES=FOLDER` they are written there, with events that they are about.
@Suite("Random rule files")
struct RandomRuleFileTests {
  private static let ruleCount = 300
  private static let eventCount = 1500

  /// A rule with every part: expressions of any kind, filters, and alert fields from random places.
  static func text(_ number: Int) -> String {
    var random = RandomRule(seed: UInt64(number) &+ 77)
    func list(_ key: String, _ items: [String]) -> String {
      items.isEmpty ? "" : "\(key):\n" + items.map { "  - \($0)\n" }.joined()
    }
    var text = """
      AnalysisType: \(number % 10 == 9 ? "scheduled_rule" : "rule")
      RuleID: Random.\(number)
      Enabled: true
      Severity: Low
      \(number % 10 == 9 ? "ScheduledQueries: [Query]" : "LogTypes: [Table.Events]")
      AlertTitle: 'f is {f}, {{ g is { g } }} {odd}'

      """
    text += list("Detection", (0..<2).map { _ in random.expression(depth: 3).yaml })
    if number % 3 == 0, number % 10 != 9 {
      text += list("InlineFilters", [random.expression(depth: 2, inFilter: true).yaml])
    }
    if number % 2 == 0 {
      text += list("GroupBy", (0...(number % 4)).map { _ in random.specifier() })
    }
    if number % 4 != 3 {
      text += list(
        "AlertContext",
        (0..<2).map { "{KeyName: \"k\\\"\($0)\", KeyValue: \(random.specifier())}" })
    }
    if number % 5 < 3 {
      text += list(
        "DynamicSeverities",
        ["High", "DEFAULT", "Critical"].map {
          "{ChangeTo: \($0), Conditions: [\(random.expression(depth: 1).yaml)]}"
        })
    }
    return text
  }

  /// An event a line.
  static func events() -> String {
    var random = RandomRule(seed: 99)
    return (0..<eventCount).map { _ in random.event().json + "\n" }.joined()
  }

  @Test("every random rule can be said in Swift")
  func rules() throws {
    var files: [(name: String, text: String)] = []
    for number in 0..<Self.ruleCount {
      let text = Self.text(number)
      let file = DetectionReader.read(SourceFile(path: "\(number).yml", text: text))
      let rule = try #require(
        SourceRule(file), "\(TextDiagnosticRenderer().render(file.diagnostics))")
      let emission = SwiftEmitter(EmitterSettings(ruleIDs: [rule.ruleID])).file(of: rule)
      #expect(
        emission.file != nil, "\(TextDiagnosticRenderer().render(emission.diagnostics))")
      files.append(("rules/\(number).yml", text))
    }
    guard let folder = ProcessInfo.processInfo.environment["MARGAY_RANDOM_RULES"] else { return }
    files.append(("events.ndjson", Self.events()))
    for file in files {
      let url = URL(fileURLWithPath: folder).appendingPathComponent(file.name)
      try file.text.write(to: url, atomically: true, encoding: .utf8)
    }
  }
}
