import ConvertedRules
import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import MargayTesting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compares rules in YAML with what `margay convert` made of them: `MargayEquivalence EVENTS RULES...`.
///
/// The interpreter evaluates the one, compiled Swift the other. Both must say the same of every rule: metadata, tests, and
/// for each event whether it matches, at which stage it does not, title, dedup string, severity and context. EVENTS is a
/// file with a JSON object a line; beside these, the events are those of all tests, and generated ones that aim at a rule.
@main
enum MargayEquivalence {
  /// How many events are generated for each rule.
  private static let generatedCount = 400

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let eventsPath = arguments.first, arguments.count > 1 else {
      throw EquivalenceFailure("MargayEquivalence EVENTS RULES...")
    }
    let written = Registry()
    for path in arguments.dropFirst() { written.register(path: path) }
    let converted = Registry()
    ConvertedDetections.register(in: converted)
    let rules = (yaml: written.freeze(), swift: converted.freeze())
    let pairs = try paired(rules.yaml, rules.swift)
    for pair in pairs { try compareWritten(pair.yaml, pair.swift) }
    try compareTests(rules.yaml, rules.swift)
    let given = try FileBytes.read(eventsPath, limit: 1 << 30)
      .split(separator: UInt8(ascii: "\n")).map(Array.init)
    let events = given + pairs.flatMap { $0.yaml.tests.map(\.written.log) }
    let counts = try compareOutcomes(pairs, over: events)
    var generated = 0
    for pair in pairs {
      var options = RuleComparison.Options()
      options.generatedCount = generatedCount
      let result = RuleComparison.compare(pair.yaml, pair.swift, options: options)
      if let difference = result.difference {
        throw EquivalenceFailure(
          "\(pair.yaml.metadata.ruleID): \(difference.fields) of \(text(difference.event)): \(difference.outcomes)"
        )
      }
      generated += result.eventsTried
    }
    print(
      "\(pairs.count) rules agree: \(events.count) events each, \(counts.matched) matches; \(generated) generated events"
    )
  }

  private typealias Pair = (yaml: Detection, swift: Detection)

  private static func paired(_ yaml: RuleSet, _ swift: RuleSet) throws -> [Pair] {
    let errors = swift.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty, !yaml.hasErrors else {
      throw EquivalenceFailure("errors: \(errors.map(\.message))")
    }
    let byID = Dictionary(
      swift.detections.map { (Array($0.metadata.ruleID.utf8), $0) },
      uniquingKeysWith: { first, _ in first })
    guard yaml.detections.count == swift.detections.count else {
      throw EquivalenceFailure("\(yaml.detections.count) rules became \(swift.detections.count)")
    }
    return try yaml.detections.map { detection in
      guard let other = byID[Array(detection.metadata.ruleID.utf8)] else {
        throw EquivalenceFailure("\(detection.metadata.ruleID) is missing")
      }
      return (detection, other)
    }
  }

  /// Metadata, base, and tests as they are written.
  private static func compareWritten(_ yaml: Detection, _ swift: Detection) throws {
    let id = yaml.metadata.ruleID
    guard yaml.metadata == swift.metadata else {
      throw EquivalenceFailure("\(id): metadata:\n\(yaml.metadata)\n\(swift.metadata)")
    }
    guard yaml.baseID == swift.baseID else { throw EquivalenceFailure("\(id): base") }
    guard yaml.tests.count == swift.tests.count else {
      throw EquivalenceFailure("\(id): \(yaml.tests.count) tests, \(swift.tests.count) in Swift")
    }
    for (left, right) in zip(yaml.tests, swift.tests) {
      let name = left.written.name.value
      guard name.utf8.elementsEqual(right.written.name.value.utf8),
        left.written.expectedResult == right.written.expectedResult,
        left.written.logType == right.written.logType,
        try compact(left.written.log) == compact(right.written.log),
        description(left.expectation) == description(right.expectation)
      else { throw EquivalenceFailure("\(id): test \(name)") }
    }
  }

  private static func description(_ expectation: Expectation?) -> [String] {
    guard let expectation else { return [] }
    return [
      expectation.title?.value, expectation.dedup?.value, expectation.severity?.value.rawValue,
      expectation.description?.value, expectation.reference?.value, expectation.runbook?.value,
      expectation.destinations.map { "\($0.value)" },
      expectation.context.map { (try? compact($0.value)).map(text) ?? "" },
    ].map { $0 ?? "-" }
  }

  private static func compact(_ json: [UInt8]) throws -> [UInt8] {
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(json) else { throw EquivalenceFailure("no JSON") }
    var output: [UInt8] = []
    withExtendedLifetime(event) { event.root.appendCompactJSON(to: &output) }
    return output
  }

  private static func compareTests(_ yaml: RuleSet, _ swift: RuleSet) throws {
    let reports = [yaml, swift].map { TestRunner.run($0) }
    let lines = reports.map { report in
      report.rules.map { rule in
        "\(rule.ruleID ?? "") \(rule.status) "
          + rule.tests.map { "\($0.name) \($0.actual) \($0.hasPassed) \($0.alert, default: "-")" }
          .joined(separator: "; ")
      }.sorted()
    }
    for (left, right) in zip(lines[0], lines[1]) where left != right {
      throw EquivalenceFailure("tests: \(left)\n\(right)")
    }
  }

  private static func compareOutcomes(
    _ pairs: [Pair], over events: [[UInt8]]
  ) throws -> (evaluated: Int, matched: Int) {
    var evaluator = DetectionEvaluator(pairs.map(\.yaml) + pairs.map(\.swift))
    var parser = EventParser()
    var counts = (evaluated: 0, matched: 0)
    for source in events {
      guard case .ok(let event) = parser.parse(source) else { continue }
      evaluator.begin(event, logType: nil)
      for number in pairs.indices {
        let left = evaluator.outcome(of: number)
        let right = evaluator.outcome(of: number + pairs.count)
        counts.evaluated += 1
        if left.isMatch { counts.matched += 1 }
        guard left == right else {
          throw EquivalenceFailure(
            "\(pairs[number].yaml.metadata.ruleID): \(text(source)):\n\(left)\n\(right)")
        }
      }
      evaluator.end()
    }
    return counts
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// A difference, or wrong arguments.
struct EquivalenceFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
