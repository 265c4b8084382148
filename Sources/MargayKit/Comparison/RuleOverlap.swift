import MargayEvents
import MargayFrontend
import MargayIR

/// How the rules of several sources overlap.
package struct RuleOverlap: Sendable {
  /// Two rules that say the same, or of which one says what another says too.
  package struct Pair: Hashable, Sendable {
    /// The place of the one rule in the list that was looked at.
    package let first: Int
    /// The place of the other.
    package let second: Int
  }

  /// Rules that are proved to match the same events; their alerts may differ.
  package private(set) var equivalent: [Pair] = []
  /// Rules of which the second is proved to match every event that the first matches, and not proved to match no more.
  package private(set) var subsumed: [Pair] = []
  /// Rules that are proved to match no event.
  package private(set) var unmatched: [Int] = []

  /// Looks at every two rules that could overlap: expressions only, with log types in common.
  ///
  /// A derived rule and its base overlap by nature, and are no pair.
  /// Most pairs are told apart by an event that one of them matches; only for the others a proof is tried.
  package init(_ detections: [Detection]) {
    var proof = ProgramProof(detections.map(\.program))
    let places = detections.indices.filter { !detections[$0].hasFunctions }
    unmatched = places.filter { proof.neverMatches($0) }
    let matching = places.filter { !unmatched.contains($0) }
    let types = detections.map { LogTypeSet($0.metadata) }
    let families = BaseChains(detections)
    var examples = ExampleEvents(detections)
    var implied: Set<Pair> = []
    for first in matching {
      let others = matching.filter {
        $0 != first && types[first].isSubset(of: types[$0]) && !families.link(first, $0)
      }
      for second in examples.matchedToo(by: others, whereverMatched: first)
      where proof.implies(first, second) {
        implied.insert(Pair(first: first, second: second))
      }
    }
    for pair in implied {
      let isBoth =
        types[pair.second].isSubset(of: types[pair.first])
        && implied.contains(Pair(first: pair.second, second: pair.first))
      if !isBoth {
        subsumed.append(pair)
      } else if pair.first < pair.second {
        equivalent.append(pair)
      }
    }
    equivalent.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    subsumed.sort { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}

/// The log types or queries whose events a rule takes.
private struct LogTypeSet {
  private let isScheduled: Bool
  private let names: Set<[UInt8]>

  init(_ metadata: RuleMetadata) {
    isScheduled = metadata.isScheduled
    names = Set((metadata.logTypes + metadata.scheduledQueries).map { Array($0.utf8) })
  }

  func isSubset(of other: LogTypeSet) -> Bool {
    isScheduled == other.isScheduled && names.isSubset(of: other.names)
  }
}

/// Which rules derive from which.
private struct BaseChains {
  /// How many bases of bases there can be.
  private static let deepest = 8

  private let detections: [Detection]
  private var places: [[UInt8]: Int] = [:]

  init(_ detections: [Detection]) {
    self.detections = detections
    for (place, detection) in detections.enumerated() {
      places[Array(detection.metadata.ruleID.utf8)] = place
    }
  }

  /// Whether one of two rules derives from the other.
  func link(_ first: Int, _ second: Int) -> Bool {
    derives(first, from: second) || derives(second, from: first)
  }

  private func derives(_ rule: Int, from base: Int) -> Bool {
    var rule = rule
    for _ in 0..<BaseChains.deepest {
      guard let id = detections[rule].baseID, let next = places[Array(id.utf8)] else {
        return false
      }
      if next == base { return true }
      rule = next
    }
    return false
  }
}

/// Events that rules match, of which each tells rules apart: cheaper than a proof that does not come off.
private struct ExampleEvents: ~Copyable {
  /// How many events are made for a rule.
  private static let generated: UInt64 = 3

  private var evaluator: DetectionEvaluator
  private var parser = EventParser()

  init(_ detections: [Detection]) { evaluator = DetectionEvaluator(detections) }

  /// Those of some rules that match every example that one rule matches.
  mutating func matchedToo(by others: [Int], whereverMatched rule: Int) -> [Int] {
    let detection = evaluator.detections[rule]
    var left = others
    for test in detection.tests where test.written.expectedResult {
      keep(&left, test.written.log, rule)
    }
    for seed in 0..<ExampleEvents.generated where !left.isEmpty {
      keep(&left, SatisfyingEvents.event(for: detection.program, seed: seed).json, rule)
    }
    return left
  }

  private mutating func keep(_ others: inout [Int], _ source: [UInt8], _ rule: Int) {
    guard case .ok(let event) = parser.parse(source) else { return }
    evaluator.begin(event, logType: nil)
    defer { evaluator.end() }
    guard evaluator.holds(rule) else { return }
    var kept: [Int] = []
    for other in others where evaluator.holds(other) { kept.append(other) }
    others = kept
  }
}
