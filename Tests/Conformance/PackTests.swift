import Foundation
import MargayAlerts
import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import MargayShippedRules
import MargayTesting
import MargayYAML
import TestSupport
import Testing

/// The shipped pack: complete, tested, and using the whole language.
@Suite("Shipped pack")
struct PackTests {
  static let files: [SourceFile] = {
    let walk = RuleFileWalk([StructureTests.root.appendingPathComponent("Detections").path])
    return walk.files.compactMap { found in
      (try? FileBytes.read(found.path, limit: 1 << 20)).map {
        SourceFile(path: found.path, bytes: $0)
      }
    }
  }()

  static let rules: RuleSet = {
    let registry = Registry()
    for file in files { registry.register(DetectionReader.read(file)) }
    return registry.freeze()
  }()

  /// The keys and scalars of all files, below the tests.
  static let words: (keys: Set<String>, conditions: Set<String>) = {
    var keys: Set<String> = []
    var conditions: Set<String> = []
    func visit(_ node: YAMLNode) {
      switch node.content {
      case .mapping(let entries):
        for entry in entries {
          guard case .scalar(let key) = entry.key.content, key.text != "Tests" else { continue }
          keys.insert(key.text)
          if key.text == "Condition", case .scalar(let value) = entry.value.content {
            conditions.insert(value.text)
          }
          visit(entry.value)
        }
      case .sequence(let elements): for element in elements { visit(element) }
      default: break
      }
    }
    for file in files { if let root = YAMLParser.parse(file).root { visit(root) } }
    return (keys, conditions)
  }()

  @Test("no file has a finding")
  func findings() {
    #expect(PackTests.rules.diagnostics.isEmpty, "\(render(PackTests.rules.diagnostics))")
    #expect(PackTests.rules.unusable.isEmpty)
    #expect(PackTests.rules.ignoredCount == 0)
  }

  private func render(_ diagnostics: [Diagnostic]) -> String {
    TextDiagnosticRenderer().render(diagnostics)
  }

  @Test("at least 40 rules over at least 10 log types")
  func size() {
    let rules = PackTests.rules.detections
    #expect(rules.count >= 40)
    #expect(Set(rules.flatMap(\.metadata.logTypes)).count >= 10)
    let known = Set(LogTypes.all.map(\.name))
    for name in Set(rules.flatMap(\.metadata.logTypes)) {
      #expect(known.contains(name), "\(name) is not a known log type")
    }
  }

  @Test("a rule says what to do and is tested on both sides", arguments: rules.detections)
  func completeness(_ rule: Detection) {
    let id = rule.metadata.ruleID
    #expect(!rule.metadata.description.isEmpty, "\(id)")
    #expect(!rule.metadata.runbook.isEmpty, "\(id)")
    #expect(rule.metadata.reference.hasPrefix("https://"), "\(id)")
    #expect(rule.tests.contains { $0.written.expectedResult }, "\(id) has no positive test")
    #expect(rule.tests.contains { !$0.written.expectedResult }, "\(id) has no negative test")
  }

  @Test("the tests of every rule pass")
  func tests() {
    let report = TestRunner.run(PackTests.rules)
    for rule in report.rules {
      #expect(rule.status == .passed, "\(rule.ruleID ?? "")")
    }
    #expect(report.rules.count == PackTests.rules.detections.count)
  }

  @Test("the pack uses every condition, both ways")
  func conditions() {
    let all = ConditionTable.all.flatMap {
      [$0.positive.canonical] + ($0.negative.map { [$0.canonical] } ?? [])
    }
    let missing = Set(all).subtracting(PackTests.words.conditions)
    #expect(missing.isEmpty, "unused: \(missing.sorted())")
  }

  @Test("the pack uses every shape, every specifier and every alert field")
  func shapes() {
    let keys = [
      "Key", "DeepKey", "KeyPath", "Enrichment", "Value", "Values", "Expressions", "All", "Any",
      "OnlyOne", "None", "AlertTitle", "AlertContext", "GroupBy", "DynamicSeverities", "Threshold",
      "DedupPeriodMinutes", "CreateAlert", "OutputIds", "SummaryAttributes", "Tags", "Reports",
      "InlineFilters", "BaseDetection", "ScheduledQueries", "x-margay",
    ]
    let missing = Set(keys).subtracting(PackTests.words.keys)
    #expect(missing.isEmpty, "unused: \(missing.sorted())")
    let multiKey = PackTests.rules.detections.contains {
      String(describing: $0.program.detection).contains("operand: MargayIR.Predicate.Operand.path")
    }
    #expect(multiKey, "no rule compares two fields")
  }

  @Test("the sample gives the recorded alerts, whatever the order of its events")
  func sample() throws {
    let root = StructureTests.root
    let text = try String(
      contentsOf: root.appendingPathComponent("Samples/events.ndjson"), encoding: .utf8)
    let expected = try String(
      contentsOf: root.appendingPathComponent("Samples/alerts.ndjson"), encoding: .utf8)
    var lines = text.split(separator: "\n")
    #expect(lines.count >= 490)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<3 {
      #expect(try alerts(lines.joined(separator: "\n") + "\n") == expected)
      lines.shuffle(using: &generator)
    }
  }

  private func alerts(_ events: String) throws -> String {
    let registry = Registry()
    registry.register(ShippedRules.all)
    for file in PackTests.files { registry.register(DetectionReader.read(file)) }
    let run = try MatchingRun(registry.freeze(), over: Array(events.utf8))
    return String(decoding: run.alerts.flatMap { $0.ndjsonLine() }, as: UTF8.self)
  }
}
