import MargayEvents
import MargayIR

/// A place in events that a rule looks at, with the values that make a difference there.
struct EventAim: Hashable, Sendable {
  /// The path; a `[*]` stands for an element of a list.
  let path: [EventKeyPathStep]
  /// The values, in order.
  var values: [JSONTree]
  /// What is compared with, as it stands in the rule; of a number also what is just above and below.
  var operands: [JSONTree] = []
  /// Paths whose values are compared with the one here.
  var partners: [[EventKeyPathStep]] = []

  /// Texts that may be looked for at an end or inside.
  var parts: [[UInt8]] {
    operands.compactMap { if case .string(let text) = $0, !text.isEmpty { text } else { nil } }
  }

  /// The aims of a rule in IR: each path once, with the values around the operands that it is compared with.
  static func aims(at program: RuleProgram) -> [EventAim] {
    var collection = Collection()
    for expression in program.logic { collection.add(expression, below: []) }
    for path in program.alertPaths { collection.add(path.steps, [], below: []) }
    return collection.aims
  }

  /// The aims of what a function read, for events like the seeds.
  ///
  /// A function that takes the elements of a list, or walks through lists, compares values below the path that is
  /// known of: the operands are tried at whatever stands there in the seeds.
  static func aims(at reads: [EventNotes.Read], in seeds: [JSONTree]) -> [EventAim] {
    var collection = Collection()
    for read in reads {
      switch read {
      case .path(let steps): collection.add(steps, [], below: [])
      case .comparison(let steps, _, let operand, let isNumber):
        let literal: Literal =
          isNumber ? .number(String(decoding: operand, as: UTF8.self)) : .string(operand)
        let values = AimValues.around(literal)
        let operands = AimValues.operands(literal)
        collection.add(steps, values, operands, below: [])
        for path in SeedPaths.below(steps, in: seeds) {
          collection.add(path, values, operands, below: [])
        }
      }
    }
    return collection.aims
  }

  /// The aims of an event: everything that stands in it.
  static func aims(at event: JSONTree) -> [EventAim] {
    var collection = Collection()
    collection.add(event, at: [], depth: 0)
    return collection.aims
  }

  /// The aims of several lists, each path once.
  static func joined(_ lists: [[EventAim]]) -> [EventAim] {
    var collection = Collection()
    for aim in lists.joined() {
      collection.add(aim.path, aim.values, aim.operands, below: [])
      for partner in aim.partners { collection.pair(aim.path, with: partner) }
    }
    return collection.aims
  }

  private struct Collection {
    private(set) var aims: [EventAim] = []
    private var places: [[EventKeyPathStep]: Int] = [:]
    /// The values of each aim, to find those that are there already.
    private var known: [Set<JSONTree>] = []

    mutating func add(
      _ steps: [EventKeyPathStep], _ values: [JSONTree], _ operands: [JSONTree] = [],
      below parent: [EventKeyPathStep]
    ) {
      let path = parent + steps
      guard !path.isEmpty else { return }
      let place =
        places[path]
        ?? {
          places[path] = aims.count
          aims.append(EventAim(path: path, values: []))
          known.append([])
          return aims.count - 1
        }()
      for value in values where known[place].insert(value).inserted {
        aims[place].values.append(value)
      }
      for operand in operands where !aims[place].operands.contains(operand) {
        aims[place].operands.append(operand)
      }
    }

    mutating func pair(_ path: [EventKeyPathStep], with partner: [EventKeyPathStep]) {
      for (left, right) in [(path, partner), (partner, path)] {
        guard let place = places[left], !aims[place].partners.contains(right) else { continue }
        aims[place].partners.append(right)
      }
    }

    mutating func add(_ expression: Expression, below parent: [EventKeyPathStep]) {
      switch expression.kind {
      case .all(let children), .any(let children), .onlyOne(let children), .none(let children):
        for child in children { add(child, below: parent) }
      case .constant: break
      case .predicate(let predicate): add(predicate, below: parent)
      case .elements(_, let subject, let body):
        add(subject.steps, [.list([]), .null], below: parent)
        add(body, below: parent + subject.steps + [.wildcard])
      }
    }

    private mutating func add(_ predicate: Predicate, below parent: [EventKeyPathStep]) {
      let values = AimValues.around(predicate)
      var operands: [JSONTree] = []
      if case .literal(let literal) = predicate.operand { operands = AimValues.operands(literal) }
      switch predicate.subject {
      case .path(let path): add(path.steps, values, operands, below: start(of: path, parent))
      case .enrichment(let enrichment):
        add(enrichment.rows.steps + enrichment.field.steps, values, operands, below: [])
      }
      if case .path(let second) = predicate.operand, case .path(let first) = predicate.subject {
        let below = start(of: second, parent)
        add(second.steps, [], below: below)
        pair(start(of: first, parent) + first.steps, with: below + second.steps)
      }
    }

    private func start(
      of path: EventKeyPath, _ parent: [EventKeyPathStep]
    ) -> [EventKeyPathStep] { path.base == .element ? parent : [] }

    mutating func add(_ tree: JSONTree, at path: [EventKeyPathStep], depth: Int) {
      guard depth < 8, aims.count < 200 else { return }
      switch tree {
      case .object(let fields):
        for field in fields { add(field.value, at: path + [.name(field.name)], depth: depth + 1) }
      case .list(let elements):
        add(path, [], below: [])
        for (index, element) in elements.prefix(3).enumerated() {
          add(element, at: path + [.index(Int32(index))], depth: depth + 1)
        }
      case .string(let text): add(path, AimValues.around(.string(text)), below: [])
      case .number(let text):
        add(path, AimValues.around(.number(String(decoding: text, as: UTF8.self))), below: [])
      case .bool, .null: add(path, [], below: [])
      }
    }
  }
}

extension RuleProgram {
  /// Every expression of the program.
  var logic: [Expression] {
    [filters].compactMap { $0 } + includes + excludes + [detection]
      + dynamicSeverities.map(\.condition)
  }

  /// The paths that alerts are made of.
  var alertPaths: [EventKeyPath] {
    let title = (title?.parts ?? []).compactMap { part -> EventKeyPath? in
      if case .value(let path, _) = part { return path }
      return nil
    }
    return title + groupBy + context.map(\.path)
  }
}
