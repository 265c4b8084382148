public import MargayEvents

// Values are looked up when they are asked for, straight in the event's memory: nothing is decoded or copied, and
// nothing is allocated for names and plain paths.

extension Event {
  /// The event itself, from its outermost value.
  public var value: Value { Value(root, of: self) }

  // What rules ask most is open to the compiler of a rule down to one call, which gives back plain data: the value made
  // of it holds the very event that it was asked of, so that no count of references changes for a value that nobody
  // keeps.

  /// The value of a field of the event, or of an element of an event that is a list.
  ///
  /// The exact name first, else the first field whose lower-cased name is equal (Documentation/Language, section 2).
  @inlinable
  public subscript(_ first: PathComponent) -> Value { Value(find(first), of: self) }

  /// The value two steps down.
  @inlinable
  public subscript(_ first: PathComponent, _ second: PathComponent) -> Value {
    Value(find(first, second), of: self)
  }

  /// The value three steps down.
  @inlinable
  public subscript(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent
  ) -> Value { Value(find(first, second, third), of: self) }

  /// The value four steps down.
  @inlinable
  public subscript(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent,
    _ fourth: PathComponent
  ) -> Value { Value(find(first, second, third, fourth), of: self) }

  /// The value five steps down.
  @inlinable
  public subscript(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent,
    _ fourth: PathComponent, _ fifth: PathComponent
  ) -> Value { Value(find(first, second, third, fourth, fifth), of: self) }

  /// The value any number of steps down.
  public subscript(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent,
    _ fourth: PathComponent, _ fifth: PathComponent, _ sixth: PathComponent,
    _ more: PathComponent...
  ) -> Value {
    Value(findRecorded([first, second, third, fourth, fifth, sixth] + more), of: self)
  }

  // These release nothing that their caller sees: what they are given is kept by whoever gives it.

  @usableFromInline
  @_effects(releasenone)
  func find(_ first: PathComponent) -> ValueRef {
    if isRecorded { return findRecorded([first]) }
    return look(first)
  }

  @usableFromInline
  @_effects(releasenone)
  func find(_ first: PathComponent, _ second: PathComponent) -> ValueRef {
    if isRecorded { return findRecorded([first, second]) }
    return look(first).look(second)
  }

  @usableFromInline
  @_effects(releasenone)
  func find(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent
  ) -> ValueRef {
    if isRecorded { return findRecorded([first, second, third]) }
    return look(first).look(second).look(third)
  }

  @usableFromInline
  @_effects(releasenone)
  func find(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent,
    _ fourth: PathComponent
  ) -> ValueRef {
    if isRecorded { return findRecorded([first, second, third, fourth]) }
    return look(first).look(second).look(third).look(fourth)
  }

  @usableFromInline
  @_effects(releasenone)
  func find(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent,
    _ fourth: PathComponent, _ fifth: PathComponent
  ) -> ValueRef {
    if isRecorded { return findRecorded([first, second, third, fourth, fifth]) }
    return look(first).look(second).look(third).look(fourth).look(fifth)
  }

  /// The value a step down from the event.
  @inline(__always)
  private func look(_ component: PathComponent) -> ValueRef {
    component.isIndex
      ? root.element(at: component.index) : field(named: component.name.bytes, tag: component.tag)
  }

  /// The value some steps down, and a note that it was read, which is kept where reads are recorded.
  @inline(never)
  private func findRecorded(_ steps: [PathComponent]) -> ValueRef {
    notes?.note(path: steps.map(\.keyPathStep))
    guard let first = steps.first else { return root }
    return steps.dropFirst().reduce(look(first)) { $0.look($1) }
  }

  /// The value at a path such as `a.b` or `a[*].b`.
  ///
  /// Keep a path that is used for many events, so that it is read once:
  /// `static let userName = EventPath(once: "user.name")`.
  @inlinable
  public func value(_ path: EventPath) -> Value {
    var owner: Value.Owner?
    let found = find(path, &owner)
    return Value(found, of: self, keeping: owner)
  }

  @usableFromInline
  @_effects(releasenone)
  func find(_ path: EventPath, _ owner: inout Value.Owner?) -> ValueRef {
    if let direct = path.direct, !isRecorded { return direct.directValue(in: self) }
    guard path.isValid else {
      notes?.noteBroken(path: path.source.string)
      return root.missing
    }
    guard let standing = path.standing else { return plainValue(path.source.bytes) }
    notes?.note(path: standing.steps)
    guard case .name(let name)? = standing.steps.first else { return gather(standing, &owner) }
    let own = name.withUnsafeBufferPointer { root.field(named: $0) }
    guard let text = name.withUnsafeBufferPointer({ syntheticField($0, own: own) }) else {
      return gather(standing, &owner)
    }
    // A text has neither fields nor elements.
    return standing.steps.count == 1 ? text : root.missing
  }

  private func gather(_ path: StandingPath, _ owner: inout Value.Owner?) -> ValueRef {
    let lists = NodePool()
    if path.gathers { owner = Value.Owner(lists: lists) }
    return path.value(from: root, lists: lists)
  }

  /// The value at names joined by dots.
  private func plainValue(_ path: UnsafeBufferPointer<UInt8>) -> ValueRef {
    if let notes, notes.isRecording {
      notes.note(path: path.split(separator: UInt8(ascii: ".")).map { .name(Array($0)) })
    }
    var found = root
    var lower = 0
    var place = 0
    while place <= path.count {
      if place == path.count || path[place] == UInt8(ascii: ".") {
        let name = UnsafeBufferPointer(rebasing: path[lower..<place])
        let value = found.field(named: name)
        if lower == 0, let text = syntheticField(name, own: value) {
          return place == path.count ? text : root.missing
        }
        found = value
        lower = place + 1
      }
      place += 1
    }
    return found
  }

  /// The text of a string at a path; nil for anything else.
  public func text(_ path: EventPath) -> Text? { value(path).text }

  /// The string at a path; nil for anything else.
  public func string(_ path: EventPath) -> String? { value(path).string }

  /// The whole number at a path; nil for anything else.
  public func int(_ path: EventPath) -> Int? { value(path).int }

  /// The number at a path; nil for anything else.
  public func double(_ path: EventPath) -> Double? { value(path).double }

  /// The bool at a path; nil for anything else.
  public func bool(_ path: EventPath) -> Bool? { value(path).bool }

  /// The values at a path: the elements of a list, gathered by `[*]` or not; a single value that is neither missing
  /// nor null; else none.
  public func values(_ path: EventPath) -> [Value] {
    let found = value(path)
    if found.kind == .list { return Array(found.elements) }
    return found.isNull ? [] : [found]
  }

  /// The value at a path as an AlertTitle shows it: `<a.b not found>` where it is missing or null.
  ///
  ///     "\(event.shown("user.name")) signed in"
  public func shown(_ path: EventPath) -> String {
    let found = value(path)
    return found.isNull ? "<\(path.source.string) not found>" : found.description
  }
}

extension Value {
  /// The value of a field of an object, or of an element of a list.
  @inlinable
  public subscript(_ component: PathComponent) -> Value {
    Value(Value.find(component, from: ref, keeping: event, owner), of: event, keeping: nil)
  }

  /// The value two steps down.
  @inlinable
  public subscript(_ first: PathComponent, _ second: PathComponent) -> Value {
    Value(Value.find(first, second, from: ref, keeping: event, owner), of: event, keeping: nil)
  }

  /// The value three steps down.
  @inlinable
  public subscript(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent
  ) -> Value {
    Value(
      Value.find(first, second, third, from: ref, keeping: event, owner), of: event, keeping: nil)
  }

  // Whoever calls these keeps the value.

  @usableFromInline
  @_effects(releasenone)
  static func find(
    _ component: PathComponent, from ref: ValueRef, keeping event: Event, _ owner: Owner?
  ) -> ValueRef { ref.look(component) }

  @usableFromInline
  @_effects(releasenone)
  static func find(
    _ first: PathComponent, _ second: PathComponent, from ref: ValueRef, keeping event: Event,
    _ owner: Owner?
  ) -> ValueRef { ref.look(first).look(second) }

  @usableFromInline
  @_effects(releasenone)
  static func find(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent, from ref: ValueRef,
    keeping event: Event, _ owner: Owner?
  ) -> ValueRef { ref.look(first).look(second).look(third) }

  /// The value that a path leads to from this one: of an element of a list, for instance.
  ///
  ///     event.value(Path.targets).elements.contains(where: { $0.value(Path.type) == "User" })
  public func value(_ path: EventPath) -> Value {
    if let direct = path.direct, !event.isRecorded, ref.node >= 0 {
      return Value(direct.directValue(from: ref), of: event, keeping: owner)
    }
    guard path.isValid, let standing = path.standing ?? StandingPath(text: path.source.bytes) else {
      event.notes?.noteBroken(path: path.source.string)
      return Value(ref.missing, of: event)
    }
    event.notes?.note(path: standing.steps)
    guard standing.gathers || ref.node == ValueRef.gatheredNode else {
      return Value(standing.value(from: ref, lists: NodePool()), of: event, keeping: owner)
    }
    // What the path leads to is a list of its own; elements of a list that was gathered stand in the event.
    let lists = NodePool()
    let found = standing.value(from: ref, lists: lists)
    return Value(found, of: event, keeping: Value.Owner(lists: lists))
  }
}

extension ValueRef {
  /// The value a step down.
  @inline(__always)
  func look(_ component: PathComponent) -> ValueRef {
    component.isIndex
      ? element(at: component.index) : field(named: component.name.bytes, tag: component.tag)
  }
}

extension PathComponent {
  /// The step as a key path has it.
  var keyPathStep: EventKeyPathStep { isIndex ? .index(index) : .name(name.utf8) }
}
