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
  @inlinable
  public var count: Int { isSingle ? 1 : ref.elementCount }

  /// Whether there is no element.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// Whether an element fulfils a condition; false for an empty list.
  @inlinable
  public func contains(where condition: (Value) throws -> Bool) rethrows -> Bool {
    // The elements stand in the event that the list keeps, so that no count of references changes for them.
    if isSingle { return try condition(Value(ref, of: event, keeping: owner)) }
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
  @inlinable
  public var startIndex: Index { Index(offset: 0, position: isSingle ? 0 : ref.elements.position) }

  /// The place behind the last element.
  @inlinable
  public var endIndex: Index { Index(offset: count, position: 0) }

  /// The place behind a place.
  @inlinable
  public func index(after index: Index) -> Index {
    Index(
      offset: index.offset + 1,
      position: isSingle ? 0 : ref.elements.position(after: index.position))
  }

  /// The element at a place.
  @inlinable
  public subscript(index: Index) -> Value {
    if isSingle { return Value(ref, of: event, keeping: owner) }
    guard index.offset >= 0, index.offset < count else { return Value(ref.missing, of: event) }
    return Value(ref.elements.element(at: index.position), of: event, keeping: nil)
  }

  /// The elements, one after another.
  @inlinable
  public func makeIterator() -> IndexingIterator<ElementList> { IndexingIterator(_elements: self) }
}
