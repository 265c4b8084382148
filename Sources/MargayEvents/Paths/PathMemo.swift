/// The values of a path table's slots for one event at a time, each looked up when it is first asked for.
///
/// One thread's state. Going to the next event costs nothing for each slot: an entry counts only while its epoch is
/// the present one. Lists that a `[*]` gathers stand until the next event.
package final class PathMemo {
  /// What is remembered of a slot.
  @frozen
  package struct Entry {
    @usableFromInline var value: ValueRef
    @usableFromInline var epoch: UInt32
  }

  /// What changes from event to event; it stands outside the object, where no access to it is checked at run time.
  @frozen
  package struct State {
    /// The number of the present event; 0 before the first one, when every entry says that nothing is there.
    @usableFromInline var epoch: UInt32
    /// The log type that the event was given from outside or is known by; missing where it is neither.
    var logType: ValueRef
    /// The event.
    var root: ValueRef
    /// The event's storage, kept alive by whoever called `begin`.
    var storage: Unmanaged<EventStorage>?
  }

  /// The paths.
  package let table: PathTable
  /// The memory of lists that `resolve` gathers; the caller may go back to a mark of it.
  package let scratch = NodePool()
  private let pool = NodePool()
  /// An entry for each slot.
  package let entries: UnsafeMutablePointer<Entry>
  /// The present event.
  package let state: UnsafeMutablePointer<State>
  private let rowIDBytes: UnsafeMutablePointer<UInt8>
  private let rowIDNode: UnsafeMutablePointer<TapeNode>

  /// Makes a memo that has no event yet: every value is missing.
  package init(_ table: PathTable) {
    self.table = table
    rowIDBytes = .allocate(capacity: Event.madeRowIDCount + EventStorage.padding)
    rowIDBytes.initialize(repeating: 0x20, count: Event.madeRowIDCount + EventStorage.padding)
    rowIDNode = .allocate(capacity: 1)
    rowIDNode.initialize(
      to: TapeNode(
        kind: .string, flags: .ascii, next: 1, offset: 0, length: UInt32(Event.madeRowIDCount)))
    let nothing = ValueRef(
      TapeView(nodes: rowIDNode, bytes: rowIDBytes), node: ValueRef.missingNode)
    entries = .allocate(capacity: table.slotCount)
    entries.initialize(repeating: Entry(value: nothing, epoch: 0), count: table.slotCount)
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(epoch: 0, logType: nothing, root: nothing, storage: nil))
  }

  deinit {
    entries.deallocate()
    state.deallocate()
    rowIDBytes.deallocate()
    rowIDNode.deallocate()
  }

  /// Goes to another event; the caller keeps it alive until the next call.
  ///
  /// `logType` is the text of the log type that the event is known by, of its own saying or not, and stands as long
  /// as the event; nil for none. A log type that the event was given when it was read goes before it.
  package func begin(_ event: Event, logType: ValueRef? = nil) {
    let root = event.root
    state.pointee.root = root
    let given = ValueRef(root.tape, node: event.storage.logTypeNode)
    state.pointee.logType = given.node >= 0 ? given : logType ?? given
    state.pointee.storage = .passUnretained(event.storage)
    pool.removeAll()
    scratch.removeAll()
    state.pointee.epoch &+= 1
    if state.pointee.epoch == 0 {
      // After four thousand million events old epochs would come back.
      for slot in 0..<table.slotCount { entries[slot].epoch = 0 }
      state.pointee.epoch = 1
    }
    entries[Int(PathTable.rootSlot)] = Entry(value: root, epoch: state.pointee.epoch)
  }

  /// The event, from its root.
  package var root: ValueRef { state.pointee.root }

  /// The value of a slot in the present event.
  @inlinable
  package func value(_ slot: Int32) -> ValueRef {
    let entry = entries + Int(slot)
    if entry.pointee.epoch == state.pointee.epoch { return entry.pointee.value }
    return lookUp(slot)
  }

  /// The value that a relative path leads to from `value`; what it gathers stands in `scratch`.
  package func resolve(_ path: PathTable.Relative, from value: ValueRef) -> ValueRef {
    table.resolve(path, from: value, pool: scratch)
  }

  @usableFromInline
  @inline(never)
  func lookUp(_ slot: Int32) -> ValueRef {
    let parent = table.parents[Int(slot)]
    let step = table.steps + Int(slot)
    let found =
      step.pointee.synthetic == .none
      ? step.pointee.apply(to: value(parent), pool: pool) : syntheticField(step)
    entries[Int(slot)] = Entry(value: found, epoch: state.pointee.epoch)
    return found
  }

  /// The value of a first step whose name may mean `p_row_id` or `p_log_type`.
  private func syntheticField(_ step: UnsafePointer<PathStep>) -> ValueRef {
    guard state.pointee.root.kind == .object else { return state.pointee.root.missing }
    let own = step.pointee.apply(to: state.pointee.root, pool: pool)
    switch step.pointee.synthetic {
    case .none:
      return own
    case .rowID:
      guard own.node < 0, let storage = state.pointee.storage else { return own }
      Event(storage.takeUnretainedValue()).writeRowID(to: rowIDBytes)
      return ValueRef(TapeView(nodes: rowIDNode, bytes: rowIDBytes), node: 0)
    case .logType:
      guard state.pointee.logType.node >= 0 else { return own }
      // The known log type stands in the place of the event's own field of exactly that name; a field whose name
      // differs in case is another one, which a path that differs in case too finds first.
      if !step.pointee.isSyntheticName, own.node > 0 {
        let name = own.tape.text(own.node - 1)
        if !name.elementsEqual(SyntheticField.logTypeName) { return own }
      }
      return state.pointee.logType
    }
  }
}
