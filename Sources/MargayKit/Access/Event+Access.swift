public import MargayEvents

// Values are looked up when they are asked for, straight in the event's memory: nothing is decoded or copied, and
// nothing is allocated for names and plain paths.

extension Event {
  /// The event itself, from its outermost value.
  public var value: Value { Value(root, of: self) }

  /// The value of a field of the event, or of an element of an event that is a list.
  ///
  /// The exact name first, else the first field whose lower-cased name is equal (Documentation/Language, section 2).
  public subscript(_ first: PathComponent) -> Value {
    if let notes, notes.isRecording { notes.note(path: [first.keyPathStep]) }
    return look(first)
  }

  /// The value two steps down.
  public subscript(_ first: PathComponent, _ second: PathComponent) -> Value {
    if let notes, notes.isRecording {
      notes.note(path: [first.keyPathStep, second.keyPathStep])
    }
    return look(first).look(second)
  }

  /// The value three steps down.
  public subscript(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent
  ) -> Value {
    if let notes, notes.isRecording {
      notes.note(path: [first, second, third].map(\.keyPathStep))
    }
    return look(first).look(second).look(third)
  }

  /// The value any number of steps down.
  public subscript(
    _ first: PathComponent, _ second: PathComponent, _ third: PathComponent,
    _ more: PathComponent...
  ) -> Value {
    if let notes, notes.isRecording {
      notes.note(path: ([first, second, third] + more).map(\.keyPathStep))
    }
    return more.reduce(look(first).look(second).look(third)) { $0.look($1) }
  }

  /// The value at a path such as `a.b` or `a[*].b`.
  ///
  /// Keep a path that is used for many events, so that it is read once:
  /// `static let userName = EventPath(once: "user.name")`.
  @inlinable
  public func value(_ path: EventPath) -> Value {
    if let direct = path.direct, !storage.isRecording {
      return Value(direct.directValue(in: self), of: self, keeping: nil)
    }
    return anyValue(path)
  }

  @usableFromInline
  func anyValue(_ path: EventPath) -> Value {
    guard path.isValid else {
      notes?.noteBroken(path: path.source.string)
      return Value(root.missing, of: self)
    }
    guard let standing = path.standing else { return plainValue(path.source.bytes) }
    notes?.note(path: standing.steps)
    guard case .name(let name)? = standing.steps.first else { return gather(standing) }
    let own = name.withUnsafeBufferPointer { root.field(named: $0) }
    guard let text = name.withUnsafeBufferPointer({ syntheticField($0, own: own) }) else {
      return gather(standing)
    }
    // A text has neither fields nor elements.
    return standing.steps.count == 1 ? standing.text(text, of: self) : Value(root.missing, of: self)
  }

  private func gather(_ path: StandingPath) -> Value {
    let lists = NodePool()
    let found = path.value(from: root, lists: lists)
    return Value(found, of: self, keeping: path.gathers ? Value.Owner(lists: lists) : nil)
  }

  /// The value at names joined by dots.
  private func plainValue(_ path: UnsafeBufferPointer<UInt8>) -> Value {
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
          return place == path.count
            ? Value(text.value, of: self, keeping: Value.Owner(text: text))
            : Value(root.missing, of: self)
        }
        found = value
        lower = place + 1
      }
      place += 1
    }
    return Value(found, of: self)
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
    if found.kind == .list { return found.elements }
    return found.isNull ? [] : [found]
  }

  /// The value at a path as an AlertTitle shows it: `<a.b not found>` where it is missing or null.
  ///
  ///     "\(event.shown("user.name")) signed in"
  public func shown(_ path: EventPath) -> String {
    let found = value(path)
    return found.isNull ? "<\(path.source.string) not found>" : found.description
  }

  private func look(_ component: PathComponent) -> Value {
    let value = value.look(component)
    guard case .name(let name) = component.step,
      let text = syntheticField(name.bytes, own: value.ref)
    else { return value }
    return Value(text.value, of: self, keeping: Value.Owner(text: text))
  }
}

extension StandingPath {
  fileprivate func text(_ text: StandingText, of event: Event) -> Value {
    Value(text.value, of: event, keeping: Value.Owner(text: text))
  }
}

extension Value {
  /// The value of a field of an object, or of an element of a list.
  public subscript(_ component: PathComponent) -> Value { look(component) }

  /// The value two steps down.
  public subscript(_ first: PathComponent, _ second: PathComponent) -> Value {
    look(first).look(second)
  }

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

  /// The value a step down.
  func look(_ component: PathComponent) -> Value {
    switch component.step {
    case .name(let name): Value(ref.field(named: name.bytes), of: event)
    case .index(let index): Value(ref.element(at: index), of: event)
    }
  }
}

extension PathComponent {
  /// The step as a key path has it.
  var keyPathStep: EventKeyPathStep {
    switch step {
    case .name(let name): .name(name.utf8)
    case .index(let index): .index(index)
    }
  }
}
