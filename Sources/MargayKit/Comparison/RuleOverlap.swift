import MargayEvents
import MargayFrontend
import MargayIR

/// How the rules of several sources overlap.
package struct RuleOverlap: Sendable {
  /// Two rules that say the same, or of which one says what another says too.
  package struct Pair: Hashable, Sendable {
    /// The places of the rules in the list that was looked at.
    package let first: Int
    /// The other.
    package let second: Int
  }

  /// Rules of different ids that are proved to match the same events and give the same alerts.
  package private(set) var equivalent: [Pair] = []
  /// Rules of which the second is proved to match every event that the first matches.
  package private(set) var subsumed: [Pair] = []

  /// Looks at every two rules that could overlap: expressions only, with a log type in common.
  package init(_ detections: [Detection]) {
    let groups = Dictionary(
      grouping: detections.indices.filter {
        !detections[$0].hasFunctions && !ProgramProof.neverMatches(detections[$0].program)
      }.flatMap { place in detections[place].metadata.logTypes.map { (Array($0.utf8), place) } },
      by: \.0)
    var examples = OverlapExamples(detections)
    var seen: Set<Pair> = []
    for group in groups.values.map({ $0.map(\.1).sorted() }) {
      for first in group {
        for second in group where first != second {
          let pair = Pair(first: first, second: second)
          guard seen.insert(pair).inserted, examples.allow(pair) else { continue }
          look(at: pair, detections)
        }
      }
    }
    equivalent.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    subsumed.sort { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private mutating func look(at pair: Pair, _ detections: [Detection]) {
    let (left, right) = (detections[pair.first], detections[pair.second])
    guard !left.metadata.ruleID.utf8.elementsEqual(right.metadata.ruleID.utf8),
      left.metadata.logTypes.allSatisfy({ type in
        right.metadata.logTypes.contains { $0.utf8.elementsEqual(type.utf8) }
      }), ProgramProof.implies(left.program, right.program)
    else { return }
    if ProgramProof.implies(right.program, left.program),
      left.metadata.logTypes.count == right.metadata.logTypes.count
    {
      if pair.first < pair.second { equivalent.append(pair) }
    } else {
      subsumed.append(pair)
    }
  }
}

/// What the tests of rules say about which rules cannot overlap: cheaper than a proof.
private struct OverlapExamples: ~Copyable {
  /// The events that each rule is tested to match.
  private let events: [[[UInt8]]]
  private var evaluator: DetectionEvaluator
  private var parser = EventParser()

  init(_ detections: [Detection]) {
    events = detections.map { detection in
      detection.tests.map(\.written).filter(\.expectedResult).map(\.log)
    }
    evaluator = DetectionEvaluator(detections)
  }

  /// Whether every event that the first is tested to match, and does, is matched by the second too.
  mutating func allow(_ pair: RuleOverlap.Pair) -> Bool {
    for source in events[pair.first] {
      guard case .ok(let event) = parser.parse(source) else { continue }
      evaluator.begin(event, logType: nil)
      defer { evaluator.end() }
      if evaluator.holds(pair.first), !evaluator.holds(pair.second) { return false }
    }
    return true
  }
}
