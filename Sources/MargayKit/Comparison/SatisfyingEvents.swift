import MargayEvents
import MargayIR

/// Makes events that a rule in IR is likely to match.
///
/// From each choice that the expressions leave one branch is taken; what then must hold of each path is collected, and
/// every path gets a value that fulfils all of it, out of the values around the operands. A contradiction leaves the
/// event as near as it comes.
struct SatisfyingEvents {
  /// A condition that must hold of a place in the event, or must not.
  private struct Requirement {
    var predicate: Predicate
    let isWanted: Bool
  }

  /// The deepest list comprehension that is made.
  private static let deepest = 16

  private var requirements: [[EventKeyPathStep]: [Requirement]] = [:]
  /// The places, as they came.
  private var order: [[EventKeyPathStep]] = []
  /// Conditions on two fields.
  private var pairs: [Requirement] = []
  /// How many elements a list has got.
  private var elementCounts: [[EventKeyPathStep]: Int] = [:]
  private var event = JSONTree.object([])
  private var random: SplitMix64

  /// An event for a program; `seed` decides the choices, also whether a dynamic severity holds and alert fields have
  /// values.
  static func event(for program: RuleProgram, seed: UInt64) -> JSONTree {
    var making = SatisfyingEvents(random: SplitMix64(seed: seed &* 0x9E37_79B9))
    if let filters = program.filters { making.require(filters, true, below: [], depth: 0) }
    for filter in program.includes { making.require(filter, true, below: [], depth: 0) }
    for filter in program.excludes { making.require(filter, false, below: [], depth: 0) }
    making.require(program.detection, true, below: [], depth: 0)
    let severities = program.dynamicSeverities
    let chosen = Int(seed % UInt64(severities.count + 1))
    for (place, severity) in severities.enumerated().prefix(chosen + 1) {
      making.require(severity.condition, place == chosen, below: [], depth: 0)
    }
    for path in making.order { making.fill(path) }
    for pair in making.pairs { making.fill(pair) }
    if seed % 2 == 0 { making.fillAlertPaths(program) }
    return making.event
  }

  private init(random: SplitMix64) { self.random = random }

  // MARK: What must hold

  private mutating func require(
    _ expression: Expression, _ wanted: Bool, below parent: [EventKeyPathStep], depth: Int
  ) {
    switch expression.kind {
    case .constant: break
    case .all(let children): choose(children, all: wanted, wanted, parent, depth)
    case .any(let children): choose(children, all: !wanted, wanted, parent, depth)
    case .none(let children): choose(children, all: wanted, !wanted, parent, depth)
    case .onlyOne(let children):
      let chosen = random.below(children.count)
      let isDoubled = !wanted && children.count > 1 && random.below(2) == 0
      for (index, child) in children.enumerated() {
        let holds = isDoubled || (wanted && index == chosen)
        require(child, holds, below: parent, depth: depth)
      }
    case .predicate(let predicate): require(predicate, wanted, below: parent)
    case .elements(let quantifier, let subject, let body):
      require(quantifier, subject, body, wanted, below: parent, depth: depth)
    }
  }

  private mutating func choose(
    _ children: [Expression], all: Bool, _ wanted: Bool, _ parent: [EventKeyPathStep], _ depth: Int
  ) {
    if all {
      for child in children { require(child, wanted, below: parent, depth: depth) }
    } else if !children.isEmpty {
      require(children[random.below(children.count)], wanted, below: parent, depth: depth)
    }
  }

  private mutating func require(
    _ quantifier: ElementQuantifier, _ subject: EventKeyPath, _ body: Expression, _ wanted: Bool,
    below parent: [EventKeyPathStep], depth: Int
  ) {
    guard depth < SatisfyingEvents.deepest else { return }
    let list = subject.base == .element ? parent + subject.steps : subject.steps
    /// Whether each element that is made fulfils the body.
    let elements: [Bool] =
      switch (quantifier, wanted) {
      case (.anyElement, true): random.below(2) == 0 ? [true] : [false, true]
      case (.anyElement, false), (.noElement, true): random.below(2) == 0 ? [] : [false]
      case (.allElements, true): random.below(3) == 0 ? [true, true] : [true]
      case (.allElements, false): random.below(2) == 0 ? [false] : [true, false]
      case (.onlyOneElement, true): random.below(2) == 0 ? [true] : [false, true]
      case (.onlyOneElement, false): random.below(2) == 0 ? [false] : [true, true]
      case (.noElement, false): [true]
      }
    // A second comprehension of the same list speaks of its elements, or adds others.
    let known = elementCounts[list] ?? 0
    let first = known > 0 && random.below(2) == 0 ? 0 : known
    elementCounts[list] = max(known, first + elements.count)
    for (index, holds) in elements.enumerated() {
      let place = list + [.index(Int32(first + index))]
      require(body, holds, below: place, depth: depth + 1)
    }
  }

  private mutating func require(
    _ predicate: Predicate, _ wanted: Bool, below parent: [EventKeyPathStep]
  ) {
    var requirement = Requirement(
      predicate: predicate, isWanted: wanted != predicate.isNegated)
    requirement.predicate.isNegated = false
    let place: [EventKeyPathStep]
    switch predicate.subject {
    case .path(let path):
      let whole = SatisfyingEvents.whole(path, parent)
      requirement.predicate.subject = .path(whole)
      place = whole.steps
    case .enrichment(let enrichment): place = enrichment.rows.steps + enrichment.field.steps
    }
    if case .path(let second) = predicate.operand {
      requirement.predicate.operand = .path(SatisfyingEvents.whole(second, parent))
      pairs.append(requirement)
      return
    }
    if requirements[place] == nil { order.append(place) }
    requirements[place, default: []].append(requirement)
  }

  private static func whole(_ path: EventKeyPath, _ parent: [EventKeyPathStep]) -> EventKeyPath {
    path.base == .element ? EventKeyPath(steps: parent + path.steps, names: path.names) : path
  }

  // MARK: Values

  private mutating func fill(_ path: [EventKeyPathStep]) {
    guard !path.isEmpty, let list = requirements[path] else { return }
    // What stands below makes it an object or a list.
    if order.contains(where: { $0.count > path.count && $0.starts(with: path) }) { return }
    let fitting = SatisfyingEvents.fitting(list, at: path)
    guard !fitting.isEmpty else { return }
    // Values come in the order of how telling they are.
    let chosen = fitting[min(random.below(fitting.count), random.below(fitting.count))]
    guard let chosen else { return }
    event = EventMutation.setting(chosen, at: path, in: event) ?? event
  }

  /// The values with which all requirements of a path hold, nil for none; where there are none, those for which most do.
  private static func fitting(
    _ requirements: [Requirement], at path: [EventKeyPathStep]
  ) -> [JSONTree?] {
    let candidates: [JSONTree?] =
      AimValues.joined(requirements.filter(\.isWanted).map(\.predicate))
      + requirements.flatMap { AimValues.around($0.predicate) } + AimValues.kinds + [nil]
    var interpreter = Interpreter(requirements.map { program($0.predicate) })
    var parser = EventParser()
    var best: [JSONTree?] = []
    var most = 0
    for candidate in candidates {
      let tree =
        candidate.flatMap { EventMutation.setting($0, at: path, in: nil) } ?? .object([])
      guard case .ok(let event) = parser.parse(tree.json) else { continue }
      interpreter.begin(event)
      let count = requirements.indices.count { index in
        (interpreter.outcome(of: index) == .matched) == requirements[index].isWanted
      }
      interpreter.end()
      if count > most { (best, most) = ([], count) }
      if count == most { best.append(candidate) }
    }
    return best
  }

  private static func program(_ predicate: Predicate) -> RuleProgram {
    RuleProgram(detection: Expression(id: NodeID(0), kind: .predicate(predicate)))
  }

  /// Gives the two fields of a condition values for which it comes out as wanted.
  private mutating func fill(_ pair: Requirement) {
    guard case .path(let first) = pair.predicate.subject,
      case .path(let second) = pair.predicate.operand
    else { return }
    var interpreter = Interpreter([SatisfyingEvents.program(pair.predicate)])
    var parser = EventParser()
    let known = [first, second].compactMap {
      event[path: EventMutation.steps($0.steps, element: 0)]
    }
    var candidates: [(JSONTree, JSONTree)] = []
    for value in known + AimValues.pairs {
      for other in [value] + AimValues.near(value) {
        candidates += [(value, other), (other, value)]
      }
    }
    let fitting = candidates.compactMap { left, right -> JSONTree? in
      guard
        let half = EventMutation.setting(left, at: first.steps, in: event),
        let whole = EventMutation.setting(right, at: second.steps, in: half),
        case .ok(let event) = parser.parse(whole.json)
      else { return nil }
      interpreter.begin(event)
      defer { interpreter.end() }
      return (interpreter.outcome(of: 0) == .matched) == pair.isWanted ? whole : nil
    }
    guard !fitting.isEmpty else { return }
    event = fitting[min(random.below(fitting.count), random.below(fitting.count))]
  }

  private mutating func fillAlertPaths(_ program: RuleProgram) {
    for (number, path) in program.alertPaths.enumerated()
    where path.base == .event && event[path: EventMutation.steps(path.steps, element: 0)] == nil {
      event =
        EventMutation.setting(AimValues.text("value \(number)"), at: path.steps, in: event) ?? event
    }
  }
}
