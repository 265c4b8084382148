import MargayEvents
import MargayIR

/// Makes events that a rule in IR is likely to match: each condition gets a value that fulfils it.
struct SatisfyingEvents {
  private var event = JSONTree.object([])
  private var random: SplitMix64

  /// An event for an expression; what cannot be fulfilled, such as a contradiction, is left as it comes.
  static func event(for program: RuleProgram, seed: UInt64) -> JSONTree {
    var making = SatisfyingEvents(random: SplitMix64(seed: seed))
    if let filters = program.filters { making.make(filters, true, below: []) }
    for filter in program.includes { making.make(filter, true, below: []) }
    for filter in program.excludes { making.make(filter, false, below: []) }
    making.make(program.detection, true, below: [])
    return making.event
  }

  private init(random: SplitMix64) { self.random = random }

  private mutating func make(
    _ expression: Expression, _ wanted: Bool, below parent: [JSONTree.Step]
  ) {
    switch expression.kind {
    case .constant: break
    case .all(let children): combine(children, all: wanted, wanted, below: parent)
    case .any(let children): combine(children, all: !wanted, wanted, below: parent)
    case .none(let children): combine(children, all: wanted, !wanted, below: parent)
    case .onlyOne(let children):
      let chosen = children.isEmpty ? 0 : random.below(children.count)
      for (index, child) in children.enumerated() where index != chosen {
        make(child, false, below: parent)
      }
      if !children.isEmpty { make(children[chosen], wanted, below: parent) }
    case .predicate(let predicate): make(predicate, wanted, below: parent)
    case .elements(let quantifier, let subject, let body):
      let path = parent + SatisfyingEvents.steps(subject)
      let isWanted = quantifier == .noElement ? !wanted : wanted
      if !isWanted, quantifier != .allElements { return }
      _ = event.set(.list([.object([])]), at: path)
      make(body, isWanted, below: path + [.index(0)])
    }
  }

  private mutating func combine(
    _ children: [Expression], all: Bool, _ wanted: Bool, below parent: [JSONTree.Step]
  ) {
    if all {
      for child in children { make(child, wanted, below: parent) }
    } else if !children.isEmpty {
      make(children[random.below(children.count)], wanted, below: parent)
    }
  }

  private mutating func make(_ predicate: Predicate, _ wanted: Bool, below parent: [JSONTree.Step])
  {
    guard case .path(let path) = predicate.subject else { return }
    let place = (path.base == .element ? parent : []) + SatisfyingEvents.steps(path)
    if case .path(let second) = predicate.operand {
      let other = (second.base == .element ? parent : []) + SatisfyingEvents.steps(second)
      _ = event.set(AimValues.text("a"), at: place)
      _ = event.set(AimValues.text(wanted != predicate.isNegated ? "a" : "b"), at: other)
      return
    }
    guard wanted != predicate.isNegated else {
      // Most conditions are false of what is not there.
      if event[path: place] != nil { _ = event.remove(at: place) }
      if predicate.condition == .isNull || predicate.condition == .isNullOrEmpty {
        _ = event.set(AimValues.text("x"), at: place)
      }
      return
    }
    if let value = SatisfyingEvents.witness(predicate, &random) { _ = event.set(value, at: place) }
  }

  /// A value that fulfils the positive of a condition; nil where a missing one does.
  private static func witness(_ predicate: Predicate, _ random: inout SplitMix64) -> JSONTree? {
    let candidates =
      AimValues.around(predicate) + AimValues.kinds
    var probe = predicate
    probe.isNegated = false
    probe.subject = .path(EventKeyPath(steps: [.name([0x76])]))
    let program = RuleProgram(detection: Expression(id: NodeID(0), kind: .predicate(probe)))
    var interpreter = Interpreter([program])
    var parser = EventParser()
    let fitting = candidates.filter { candidate in
      guard
        case .ok(let event) = parser.parse(JSONTree.object([.init([0x76], candidate)]).json)
      else { return false }
      interpreter.begin(event)
      defer { interpreter.end() }
      return interpreter.outcome(of: 0) == .matched
    }
    return fitting.isEmpty
      ? nil : fitting[min(random.below(fitting.count), random.below(fitting.count))]
  }

  private static func steps(_ path: EventKeyPath) -> [JSONTree.Step] {
    EventMutation.steps(path.steps, element: 0)
  }
}

/// A generator of numbers that is the same on every machine and in every run.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 up to but not including `count`, which is positive.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(count, 1))) }
}
