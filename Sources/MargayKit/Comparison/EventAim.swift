import MargayEvents
import MargayIR

/// A place in events that a rule looks at, with the values that make a difference there.
struct EventAim: Hashable, Sendable {
  /// The path; a `[*]` stands for an element of a list.
  let path: [EventKeyPathStep]
  /// The values, in order.
  var values: [JSONTree]

  /// The aims of a rule in IR: each path once, with the values around the operands that it is compared with.
  static func aims(at program: RuleProgram) -> [EventAim] {
    var collection = Collection()
    for expression in program.logic { collection.add(expression, below: []) }
    for path in program.alertPaths { collection.add(path.steps, [], below: []) }
    return collection.aims
  }

  /// The aims of what a function read.
  static func aims(at reads: [EventNotes.Read]) -> [EventAim] {
    var collection = Collection()
    for read in reads {
      switch read {
      case .path(let steps): collection.add(steps, [], below: [])
      case .comparison(let steps, _, let operand, let isNumber):
        let literal: Literal =
          isNumber ? .number(String(decoding: operand, as: UTF8.self)) : .string(operand)
        collection.add(steps, AimValues.around(literal), below: [])
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
    for aim in lists.joined() { collection.add(aim.path, aim.values, below: []) }
    return collection.aims
  }

  private struct Collection {
    private(set) var aims: [EventAim] = []
    private var places: [[EventKeyPathStep]: Int] = [:]

    mutating func add(
      _ steps: [EventKeyPathStep], _ values: [JSONTree], below parent: [EventKeyPathStep]
    ) {
      let path = parent + steps
      guard !path.isEmpty else { return }
      let place =
        places[path]
        ?? {
          places[path] = aims.count
          aims.append(EventAim(path: path, values: []))
          return aims.count - 1
        }()
      for value in values where !aims[place].values.contains(value) {
        aims[place].values.append(value)
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
      switch predicate.subject {
      case .path(let path): add(path.steps, values, below: start(of: path, parent))
      case .enrichment(let enrichment):
        add(enrichment.rows.steps + enrichment.field.steps, values, below: [])
      }
      if case .path(let second) = predicate.operand {
        add(second.steps, [], below: start(of: second, parent))
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
