/// The name of a field, made ready for looking it up: bytes, lower-case bytes and the tags of both.
///
/// Plain data over memory that its owner keeps: that of a `PathTable`, or of a literal.
package struct FieldName: @unchecked Sendable {
  let exact: UnsafeBufferPointer<UInt8>
  let folded: UnsafeBufferPointer<UInt8>
  let exactTag: UInt16
  let foldedTag: UInt16
  /// Whether a name that is equal only after lower-casing is good enough.
  let isFolding: Bool

  /// A name that is matched exactly, from a literal.
  package init(_ literal: StaticString) {
    self.init(
      exactly: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// A name that is matched exactly; its bytes must stand as long as it is used.
  package init(exactly bytes: UnsafeBufferPointer<UInt8>) {
    exact = bytes
    folded = bytes
    exactTag = KeyTag.tag(ofUnpadded: bytes)
    foldedTag = exactTag
    isFolding = false
  }

  /// A name that is matched exactly, else after lower-casing; the bytes of both must stand as long as it is used.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, folded: UnsafeBufferPointer<UInt8>) {
    exact = bytes
    self.folded = folded
    exactTag = KeyTag.tag(ofUnpadded: bytes)
    foldedTag = KeyTag.tag(ofUnpadded: folded)
    isFolding = true
  }
}

extension TapeView {
  /// The node of the value of a field of the object at `object`, or missing.
  ///
  /// The exact name wins, else the first in document order that is equal after lower-casing: one pass over the
  /// keys, which looks at tags and lengths, and at text only where these fit or a key is not ASCII.
  func field(of object: Int32, _ name: borrowing FieldName) -> Int32 {
    let end = Int(nodes[Int(object)].next)
    let exactLength = UInt32(truncatingIfNeeded: name.exact.count)
    let foldedLength = UInt32(truncatingIfNeeded: name.folded.count)
    let exactTag = name.exactTag
    let foldedTag = name.foldedTag
    var found = ValueRef.missingNode
    var key = Int(object) &+ 1
    while key < end {
      let node = nodes[key]
      if node.tag == exactTag || node.tag == foldedTag || !node.flags.contains(.ascii) {
        if node.tag == exactTag, node.length == exactLength,
          TextComparison.equals(text(Int32(truncatingIfNeeded: key)), name.exact)
        {
          return Int32(truncatingIfNeeded: key &+ 1)
        }
        if (node.tag == foldedTag && node.length == foldedLength)
          || !node.flags.contains(.ascii), name.isFolding, found == ValueRef.missingNode,
          TextComparison.equalsFolded(text(Int32(truncatingIfNeeded: key)), name.folded)
        {
          found = Int32(truncatingIfNeeded: key &+ 1)
        }
      }
      key = behindField(key)
    }
    return found
  }

  /// The node of the value of a field of the object at `object`, or missing, by a name that nobody made ready: as
  /// with a folding `FieldName`.
  ///
  /// The bytes need not stand longer than the call; `tag` is their `KeyTag.asciiTag`. The name in lower case is made
  /// only where a key has the tag and another name, or is not ASCII.
  @inline(__always)
  func field(of object: Int32, named name: UnsafeBufferPointer<UInt8>, tag: UInt16) -> Int32 {
    guard tag != 0 else { return field(of: object, folding: name) }
    let end = Int(nodes[Int(object)].next)
    var key = Int(object) &+ 1
    while key < end {
      let node = nodes[key]
      if node.tag == tag || !node.flags.contains(.ascii) {
        if Int(node.length) == name.count,
          TextComparison.equals(text(Int32(truncatingIfNeeded: key)), name)
        {
          return Int32(truncatingIfNeeded: key &+ 1)
        }
        return field(of: object, folding: name)
      }
      key = behindField(key)
    }
    return ValueRef.missingNode
  }

  @inline(never)
  private func field(of object: Int32, folding name: UnsafeBufferPointer<UInt8>) -> Int32 {
    Lowercasing.withLowercased(name) { field(of: object, FieldName(name, folded: $0)) }
  }

  /// The key behind the field with the key at `key`.
  ///
  /// Most values hold no others, and then the next key is known before the value's end is loaded: a branch on the kind,
  /// which processors guess, is what keeps one field from waiting for the other.
  @inline(__always)
  private func behindField(_ key: Int) -> Int {
    switch nodes[key &+ 1].kind {
    case .null, .no, .yes, .number, .string: key &+ 2
    case .list, .object: Int(nodes[key &+ 1].next)
    }
  }

  /// The node of an element of the list at `list`, or missing; a negative index counts from the end.
  func element(of list: Int32, at index: Int32) -> Int32 {
    let count = Int(nodes[Int(list)].length)
    let place = index < 0 ? count &+ Int(index) : Int(index)
    guard place >= 0, place < count else { return ValueRef.missingNode }
    var node = list &+ 1
    for _ in 0..<place { node = Int32(bitPattern: nodes[Int(node)].next) }
    return node
  }
}

extension ValueRef {
  /// The value of a field; missing for anything but an object that has it.
  package func field(_ name: borrowing FieldName) -> ValueRef {
    guard node >= 0, tape[node].kind == .object else { return missing }
    return ValueRef(tape, node: tape.field(of: node, name))
  }

  /// The value of the field whose name has exactly these bytes.
  package func field(exactly name: UnsafeBufferPointer<UInt8>) -> ValueRef {
    field(FieldName(exactly: name))
  }

  /// The value of the first field whose name after lower-casing equals a name in lower case.
  package func field(folded name: UnsafeBufferPointer<UInt8>) -> ValueRef {
    field(FieldName(name, folded: name))
  }

  /// The element of a list, gathered or not; a negative index counts from the end.
  package func element(at index: Int32) -> ValueRef {
    if let gathered {
      let place = index < 0 ? gatheredCount &+ index : index
      guard place >= 0, place < gatheredCount else { return missing }
      return ValueRef(tape, node: gathered[Int(place)])
    }
    guard node >= 0, tape[node].kind == .list else { return missing }
    return ValueRef(tape, node: tape.element(of: node, at: index))
  }

  /// The missing value of the same tape.
  @inlinable
  package var missing: ValueRef { ValueRef(tape, node: ValueRef.missingNode) }
}
