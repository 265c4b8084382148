/// One step of a path, made ready for looking it up.
///
/// Plain data: the bytes of names belong to the `PathTable` that made it.
struct PathStep: @unchecked Sendable {
  /// What a step does.
  enum Action {
    /// A field of an object.
    case field
    /// An element of a list.
    case element
    /// Every element of a list.
    case everyElement
  }

  /// A field that every event has without carrying it (Documentation/Language, section 10).
  enum Synthetic {
    case none
    case rowID
    case logType
  }

  let action: Action
  let index: Int32
  let name: FieldName
  /// Which field without a place in the event the name may mean, as the first step of a path.
  let synthetic: Synthetic
  /// Whether the name is exactly that of the synthetic field.
  let isSyntheticName: Bool

  /// The value that the step leads to; `pool` holds what it gathers.
  ///
  /// On a gathered list the step is applied to each element; those where it leads to nothing or to null are
  /// dropped.
  @inline(__always)
  func apply(to value: ValueRef, pool: NodePool) -> ValueRef {
    let node = value.node
    if node < 0 {
      return node == ValueRef.gatheredNode ? applyToEach(value, pool: pool) : value
    }
    let tape = value.tape
    switch action {
    case .field:
      guard tape[node].kind == .object else { return value.missing }
      return ValueRef(tape, node: tape.field(of: node, name))
    case .element:
      guard tape[node].kind == .list else { return value.missing }
      return ValueRef(tape, node: tape.element(of: node, at: index))
    case .everyElement:
      guard tape[node].kind == .list else { return value.missing }
      let room = pool.reserve(value.count)
      let count = Self.gather(node, of: tape, into: room, from: 0)
      pool.commit(count)
      return ValueRef(tape, gathered: room, count: Int32(truncatingIfNeeded: count))
    }
  }

  /// The node that a step to a field or an element leads to from a node; missing where it leads nowhere.
  @inline(__always)
  func apply(to node: Int32, of tape: TapeView) -> Int32 {
    switch (action, tape.nodes[Int(node)].kind) {
    case (.field, .object): tape.field(of: node, name)
    case (.element, .list): tape.element(of: node, at: index)
    default: ValueRef.missingNode
    }
  }

  @inline(never)
  private func applyToEach(_ list: ValueRef, pool: NodePool) -> ValueRef {
    let tape = list.tape
    var most = Int(list.gatheredCount)
    if action == .everyElement {
      most = 0
      for element in list.elements where element.kind == .list { most += element.count }
    }
    let room = pool.reserve(most)
    var count = 0
    for element in list.elements {
      let node = element.node
      switch (action, tape[node].kind) {
      case (.field, .object):
        let found = tape.field(of: node, name)
        if found >= 0, tape[found].kind != .null {
          room[count] = found
          count += 1
        }
      case (.element, .list):
        let found = tape.element(of: node, at: index)
        if found >= 0, tape[found].kind != .null {
          room[count] = found
          count += 1
        }
      case (.everyElement, .list):
        count = Self.gather(node, of: tape, into: room, from: count)
      default:
        break
      }
    }
    pool.commit(count)
    return ValueRef(tape, gathered: room, count: Int32(truncatingIfNeeded: count))
  }

  /// Adds the elements of a list that are not null to `room` behind `count` others, and returns how many there are.
  private static func gather(
    _ list: Int32, of tape: TapeView, into room: UnsafeMutablePointer<Int32>, from count: Int
  ) -> Int {
    var count = count
    for element in ValueRef(tape, node: list).elements where tape[element.node].kind != .null {
      room[count] = element.node
      count += 1
    }
    return count
  }
}
