/// The paths of a rule set: a trie whose every node is a slot, so that paths share what they have in common.
///
/// It never changes once it is made, and may be used by any number of threads, each with a `PathMemo` of its own.
package final class PathTable: @unchecked Sendable {
  /// A path that begins at a value, not at the event: a run of steps.
  package struct Relative: Hashable, Sendable {
    let first: Int32
    let count: Int32
  }

  /// The step that leads from a slot's parent to the slot.
  let steps: UnsafeMutablePointer<PathStep>
  /// The parent of each slot.
  let parents: UnsafeMutablePointer<Int32>
  /// The steps of the relative paths, one path behind another.
  let relativeSteps: UnsafeMutablePointer<PathStep>
  /// The slot of the event itself, which all others lead from.
  package static let rootSlot: Int32 = 0
  /// The number of slots.
  package let slotCount: Int
  private let names: [UnsafeMutableBufferPointer<UInt8>]

  /// Collects paths and gives each its slot.
  package struct Builder {
    private struct Key: Hashable {
      let parent: Int32
      let step: EventKeyPathStep
      let names: NameMatching
    }

    private var slots: [Key: Int32] = [:]
    /// The step of each slot but the first.
    fileprivate var keys: [(parent: Int32, step: EventKeyPathStep, names: NameMatching)] = []
    private var recent = RecentSlots()
    private var relatives: [EventKeyPath: Relative] = [:]
    fileprivate var relativeSteps: [(step: EventKeyPathStep, names: NameMatching)] = []

    /// Begins without paths.
    package init() {}

    /// The slot of a path that begins at the event; equal paths share it.
    package mutating func slot(for path: EventKeyPath) -> Int32 {
      if let known = recent.slot(for: path) { return known }
      let slot = newSlot(for: path)
      recent.keep(slot, for: path)
      return slot
    }

    private mutating func newSlot(for path: EventKeyPath) -> Int32 {
      var slot = PathTable.rootSlot
      for step in path.steps {
        // The way names are matched makes no difference for other steps.
        let names: NameMatching
        if case .name = step { names = path.names } else { names = .folded }
        let key = Key(parent: slot, step: step, names: names)
        if let known = slots[key] {
          slot = known
        } else {
          keys.append((slot, step, names))
          slot = Int32(keys.count)
          slots[key] = slot
        }
      }
      return slot
    }

    /// The steps of a path that begins at a value; none for `@`.
    package mutating func relative(for path: EventKeyPath) -> Relative {
      if let known = relatives[path] { return known }
      let relative = Relative(first: Int32(relativeSteps.count), count: Int32(path.steps.count))
      for step in path.steps { relativeSteps.append((step, path.names)) }
      relatives[path] = relative
      return relative
    }
  }

  /// Makes the table of the paths that a builder collected.
  package init(_ builder: Builder) {
    var names: [UnsafeMutableBufferPointer<UInt8>] = []
    slotCount = builder.keys.count + 1
    steps = .allocate(capacity: slotCount)
    parents = .allocate(capacity: slotCount)
    relativeSteps = .allocate(capacity: max(1, builder.relativeSteps.count))
    // The root has no step; the one that stands in its place is never looked at.
    steps.initialize(to: PathStep(.wildcard, .exact, isFirst: false, keepingIn: &names))
    parents.initialize(to: Self.rootSlot)
    for (place, key) in builder.keys.enumerated() {
      (steps + place + 1).initialize(
        to: PathStep(
          key.step, key.names, isFirst: key.parent == Self.rootSlot, keepingIn: &names))
      (parents + place + 1).initialize(to: key.parent)
    }
    for (place, key) in builder.relativeSteps.enumerated() {
      (relativeSteps + place).initialize(
        to: PathStep(key.step, key.names, isFirst: false, keepingIn: &names))
    }
    self.names = names
  }

  deinit {
    steps.deallocate()
    parents.deallocate()
    relativeSteps.deallocate()
    for name in names { name.deallocate() }
  }

  /// The value that a relative path without `[*]` leads to from a value that no `[*]` gathered.
  func resolveDirectly(_ path: Relative, from value: ValueRef) -> ValueRef {
    var node = value.node
    let tape = value.tape
    var step = relativeSteps + Int(path.first)
    let end = step + Int(path.count)
    while step < end, node >= 0 {
      node = step.pointee.apply(to: node, of: tape)
      step += 1
    }
    return ValueRef(tape, node: node)
  }

  /// The value that a relative path leads to from `value`; `pool` holds what it gathers.
  package func resolve(_ path: Relative, from value: ValueRef, pool: NodePool) -> ValueRef {
    var found = value
    for place in Int(path.first)..<Int(path.first + path.count) {
      found = relativeSteps[place].apply(to: found, pool: pool)
    }
    return found
  }
}

extension PathStep {
  /// Makes a step ready; the memory of its names is added to `names`, which the table frees.
  fileprivate init(
    _ step: EventKeyPathStep, _ matching: NameMatching, isFirst: Bool,
    keepingIn names: inout [UnsafeMutableBufferPointer<UInt8>]
  ) {
    switch step {
    case .name(let bytes):
      let lowercased = Lowercasing.lowercased(bytes)
      let exact = Self.keep(bytes, in: &names)
      action = .field
      index = 0
      switch matching {
      case .exact: name = FieldName(exactly: exact)
      case .folded: name = FieldName(exact, folded: Self.keep(lowercased, in: &names))
      }
      let candidate = matching == .exact ? bytes : lowercased
      let found = isFirst ? SyntheticField.named(candidate) : .none
      synthetic = found
      isSyntheticName = found != .none && SyntheticField.named(bytes) == found
    case .index(let place):
      action = .element
      index = place
      name = FieldName("")
      synthetic = .none
      isSyntheticName = false
    case .wildcard:
      action = .everyElement
      index = 0
      name = FieldName("")
      synthetic = .none
      isSyntheticName = false
    }
  }

  private static func keep(
    _ bytes: [UInt8], in names: inout [UnsafeMutableBufferPointer<UInt8>]
  ) -> UnsafeBufferPointer<UInt8> {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(fromContentsOf: bytes)
    names.append(copy)
    return UnsafeBufferPointer(copy)
  }
}
