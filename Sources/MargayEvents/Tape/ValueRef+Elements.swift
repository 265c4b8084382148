extension ValueRef {
  /// The elements of a list, gathered ones too; none for any other value.
  @inlinable
  package var elements: Elements { Elements(self) }

  /// How many elements a list has, gathered ones too; 0 for any other value.
  @inlinable
  package var elementCount: Int { kind == .list ? count : 0 }

  /// The fields of an object, the first of equal names only; none for any other value.
  @inlinable
  package var fields: Fields { Fields(self) }

  /// Gives the elements of a list to `body` until it returns false; returns whether it never did.
  @inlinable
  @discardableResult
  package func forEachElement(_ body: (ValueRef) throws -> Bool) rethrows -> Bool {
    for element in elements {
      if try !body(element) { return false }
    }
    return true
  }

  /// The elements of a list, one after another.
  @frozen
  @usableFromInline
  package struct Elements: Sequence, IteratorProtocol {
    @usableFromInline let tape: TapeView
    @usableFromInline let gathered: UnsafePointer<Int32>?
    /// Where the next element stands: its node, or its place among those that were gathered.
    @usableFromInline package private(set) var position: Int32
    @usableFromInline let end: Int32

    /// Begins at the first element.
    @inlinable
    init(_ list: ValueRef) {
      tape = list.tape
      gathered = list.gathered
      if list.node >= 0, list.tape[list.node].kind == .list {
        position = list.node &+ 1
        end = Int32(bitPattern: list.tape[list.node].next)
      } else {
        position = 0
        end = list.node == ValueRef.gatheredNode ? list.gatheredCount : 0
      }
    }

    /// The next element; nil behind the last one.
    @inlinable
    package mutating func next() -> ValueRef? {
      guard position < end else { return nil }
      let element = element(at: position)
      position = position(after: position)
      return element
    }

    /// Whether a position is one that is left to go through, or of a value inside such an element.
    package func isInside(_ place: Int32) -> Bool { place >= position && place < end }

    /// The element at a position of the list.
    @inlinable
    package func element(at position: Int32) -> ValueRef {
      ValueRef(tape, node: gathered.map { $0[Int(position)] } ?? position)
    }

    /// The position behind one of the list.
    @inlinable
    package func position(after position: Int32) -> Int32 {
      gathered == nil ? Int32(bitPattern: tape[position].next) : position &+ 1
    }
  }

  /// The fields of an object, one after another; a field whose name stood before is passed over.
  @frozen
  @usableFromInline
  package struct Fields: Sequence, IteratorProtocol {
    @usableFromInline let tape: TapeView
    @usableFromInline var position: Int32
    @usableFromInline let end: Int32

    /// Begins at the first field.
    @inlinable
    init(_ object: ValueRef) {
      tape = object.tape
      if object.node >= 0, object.tape[object.node].kind == .object {
        position = object.node &+ 1
        end = Int32(bitPattern: object.tape[object.node].next)
      } else {
        position = 0
        end = 0
      }
    }

    /// The next field; nil behind the last one.
    @inlinable
    package mutating func next() -> Field? {
      while position < end {
        let key = position
        position = Int32(bitPattern: tape[key &+ 1].next)
        if tape[key].flags.contains(.duplicateKeys) { continue }
        return Field(key: ValueRef(tape, node: key), value: ValueRef(tape, node: key &+ 1))
      }
      return nil
    }
  }

  /// A field of an object.
  @frozen
  @usableFromInline
  package struct Field {
    /// The name, a string.
    @usableFromInline package let key: ValueRef
    /// The value.
    @usableFromInline package let value: ValueRef

    /// Makes a field.
    @inlinable
    init(key: ValueRef, value: ValueRef) {
      self.key = key
      self.value = value
    }
  }
}
