import MargayEvents

/// One change of an event at a path; a `[*]` of the path is the element with a given number.
enum EventMutation {
  /// The longest list that is made so that it has an element with a number.
  private static let longestList = 32

  /// Puts a value at a path: what is missing on the way is made, lists are filled up with null.
  ///
  /// Nil where something on the way is of another kind.
  static func setting(
    _ value: JSONTree, at path: some Collection<EventKeyPathStep>, element: Int = 0,
    in tree: JSONTree?
  ) -> JSONTree? {
    guard let step = path.first else { return value }
    let rest = path.dropFirst()
    switch step {
    case .name(let name): return setting(value, field: name, rest, element, in: tree)
    case .index(let index):
      return setting(value, index: Int(index), rest, element, in: tree)
    case .wildcard: return setting(value, index: element, rest, element, in: tree)
    }
  }

  private static func setting(
    _ value: JSONTree, field name: [UInt8], _ rest: some Collection<EventKeyPathStep>,
    _ element: Int, in tree: JSONTree?
  ) -> JSONTree? {
    var fields: [JSONTree.Field] = []
    switch tree {
    case .object(let known)?: fields = known
    case .null?, nil: break
    default: return nil
    }
    let place = fields.firstIndex { $0.name == name }
    let old = place.map { fields[$0].value }
    guard let new = setting(value, at: rest, element: element, in: old) else { return nil }
    if let place { fields[place].value = new } else { fields.append(JSONTree.Field(name, new)) }
    return .object(fields)
  }

  private static func setting(
    _ value: JSONTree, index: Int, _ rest: some Collection<EventKeyPathStep>, _ element: Int,
    in tree: JSONTree?
  ) -> JSONTree? {
    var elements: [JSONTree] = []
    switch tree {
    case .list(let known)?: elements = known
    case .null?, nil: break
    default: return nil
    }
    let place = index >= 0 ? index : max(elements.count + index, 0)
    let count = max(index >= 0 ? index + 1 : -index, elements.count)
    guard count <= max(longestList, elements.count) else { return nil }
    while elements.count < count { elements.append(.null) }
    guard let new = setting(value, at: rest, element: element, in: elements[place]) else {
      return nil
    }
    elements[place] = new
    return .list(elements)
  }

  /// Takes away what stands at a path; nil where nothing does.
  static func removing(
    _ path: [EventKeyPathStep], element: Int = 0, from event: JSONTree
  ) -> JSONTree? {
    var changed = event
    return changed.remove(at: steps(path, element: element)) ? changed : nil
  }

  /// Writes the last name of a path in another case.
  static func respelling(_ path: [EventKeyPathStep], in event: JSONTree) -> JSONTree? {
    let steps = steps(path, element: 0)
    guard let swapped = swappedName(path), let value = event[path: steps] else { return nil }
    var changed = event
    guard changed.remove(at: steps), changed.set(value, at: steps.dropLast() + [.name(swapped)])
    else { return nil }
    return changed
  }

  /// Puts a field beside that of a path, before it and with its name in another case.
  static func shadowing(
    _ path: [EventKeyPathStep], with value: JSONTree, in event: JSONTree
  ) -> JSONTree? {
    let parent = Array(steps(path, element: 0).dropLast())
    guard let swapped = swappedName(path), case .object(let fields)? = event[path: parent] else {
      return nil
    }
    var changed = event
    return changed.set(.object([JSONTree.Field(swapped, value)] + fields), at: parent)
      ? changed : nil
  }

  private static func swappedName(_ path: [EventKeyPathStep]) -> [UInt8]? {
    guard case .name(let name)? = path.last else { return nil }
    let swapped = name.map { byte -> UInt8 in
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) ? byte ^ 0x20 : byte
    }
    return swapped == name ? nil : swapped
  }

  /// Adds an element at an end of the list that a path leads through, like its first one but for the value at the path.
  static func lengthening(
    _ path: [EventKeyPathStep], with value: JSONTree, atFront: Bool, in event: JSONTree
  ) -> JSONTree? {
    let place = path.firstIndex { if case .name = $0 { false } else { true } }
    guard let place else { return nil }
    let list = steps(Array(path[..<place]), element: 0)
    guard case .list(let elements)? = event[path: list],
      let new = setting(value, at: path[(place + 1)...], in: elements.first)
        ?? setting(value, at: path[(place + 1)...], in: nil)
    else { return nil }
    var changed = event
    return changed.set(.list(atFront ? [new] + elements : elements + [new]), at: list)
      ? changed : nil
  }

  /// Puts a part before or behind the text at a path.
  static func splicing(
    _ part: [UInt8], atFront: Bool, to path: [EventKeyPathStep], in event: JSONTree
  ) -> JSONTree? {
    guard case .string(let text)? = event[path: steps(path, element: 0)] else { return nil }
    return setting(.string(atFront ? part + text : text + part), at: path, in: event)
  }

  /// Puts at one path what stands at another, or one of the values that are nearly that; `variant` 0 is the value.
  static func mirroring(
    _ source: [EventKeyPathStep], variant: Int, to path: [EventKeyPathStep], in event: JSONTree
  ) -> JSONTree? {
    guard let value = event[path: steps(source, element: 0)] else { return nil }
    if variant == 0 { return setting(value, at: path, in: event) }
    let near = AimValues.near(value)
    return variant <= near.count ? setting(near[variant - 1], at: path, in: event) : nil
  }

  /// The steps of a path in a tree; a `[*]` is one element.
  static func steps(_ path: [EventKeyPathStep], element: Int) -> [JSONTree.Step] {
    path.map { step in
      switch step {
      case .name(let name): .name(name)
      case .index(let index): .index(Int(index))
      case .wildcard: .index(element)
      }
    }
  }
}
