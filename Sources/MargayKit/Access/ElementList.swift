public import MargayEvents

/// The elements of a list of an event, in their order: what `Value.elements` and `Value.rows` give.
///
/// Nothing is copied or allocated: the elements are made while they are gone through.
///
///     event["target"].elements.contains(where: { $0["type"] == "User" })
public struct ElementList: Sendable {
  @usableFromInline let event: Event
  /// A list, gathered or not; or anything else, which then is the only element.
  @usableFromInline let ref: ValueRef
  @usableFromInline let owner: Value.Owner?
  /// Whether `ref` itself is the only element.
  @usableFromInline let isSingle: Bool

  @inlinable
  init(of list: ValueRef, isSingle: Bool, in event: Event, keeping owner: Value.Owner?) {
    ref = list
    self.event = event
    self.owner = owner
    self.isSingle = isSingle
  }

  /// How many elements there are.
  public var count: Int { isSingle ? 1 : ref.elementCount }

  /// Whether there is no element.
  public var isEmpty: Bool { count == 0 }

  /// Whether an element fulfils a condition; false for an empty list.
  @inlinable
  public func contains(where condition: (Value) throws -> Bool) rethrows -> Bool {
    // The elements stand in the event that the list keeps, so that no count of references changes for them.
    if isSingle { return try condition(Value(ref, of: event, keeping: owner)) }
    // They are looked up in its memory, which must stand until the last one is.
    defer { withExtendedLifetime((event, owner)) {} }
    var elements = ref.elements
    while let element = elements.next() {
      if try condition(Value(element, of: event, keeping: nil)) { return true }
    }
    return false
  }

  /// Whether all elements fulfil a condition; true for an empty list.
  @inlinable
  public func allSatisfy(_ condition: (Value) throws -> Bool) rethrows -> Bool {
    try !contains(where: { try !condition($0) })
  }
}

extension ElementList: Collection {
  /// A place in a list, which says how to go on from there.
  public struct Index: Comparable, Sendable {
    @usableFromInline let offset: Int
    @usableFromInline let position: Int32

    @inlinable
    init(offset: Int, position: Int32) {
      self.offset = offset
      self.position = position
    }

    /// Whether two places are the same.
    @inlinable
    public static func == (left: Index, right: Index) -> Bool { left.offset == right.offset }

    /// Whether a place stands before another.
    @inlinable
    public static func < (left: Index, right: Index) -> Bool { left.offset < right.offset }
  }

  /// The place of the first element.
  public var startIndex: Index { Index(offset: 0, position: isSingle ? 0 : ref.elements.position) }

  /// The place behind the last element.
  @inlinable
  public var endIndex: Index { Index(offset: count, position: 0) }

  // A place of another list may be given, which must not lead out of this one's memory.

  /// The place behind a place.
  public func index(after index: Index) -> Index {
    let elements = ref.elements
    let isInside = !isSingle && elements.isInside(index.position)
    return Index(
      offset: index.offset + 1,
      position: isInside ? elements.position(after: index.position) : index.position)
  }

  /// The element at a place; missing for one behind the list.
  public subscript(index: Index) -> Value {
    guard index.offset >= 0, index.offset < count else { return Value(ref.missing, of: event) }
    if isSingle { return Value(ref, of: event, keeping: owner) }
    let elements = ref.elements
    guard elements.isInside(index.position) else { return Value(ref.missing, of: event) }
    return Value(elements.element(at: index.position), of: event, keeping: nil)
  }

  /// The elements, one after another.
  @inlinable
  public func makeIterator() -> IndexingIterator<ElementList> { IndexingIterator(_elements: self) }
}
