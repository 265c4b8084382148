/// The kind of a value (Documentation/Language, section 0).
@frozen
public enum ValueKind: UInt8, Sendable, CaseIterable {
  /// The path does not resolve.
  case missing
  /// `null`
  case null
  /// `true` or `false`
  case bool
  /// A number of any size.
  case number
  /// Text.
  case string
  /// A list.
  case list
  /// An object.
  case object
}

/// A borrowed value of an event: a node of a tape, a list that a `[*]` gathered, or missing.
///
/// Plain data: nothing to retain or release. Valid only while the tape's storage is alive and, for a gathered
/// list, until the next event is looked at with the same memo.
@frozen
@usableFromInline
package struct ValueRef: @unchecked Sendable {
  /// The tape.
  @usableFromInline package let tape: TapeView
  /// The node's index; `missingNode` or `gatheredNode` otherwise.
  @usableFromInline package let node: Int32
  /// How many elements a gathered list has.
  @usableFromInline package let gatheredCount: Int32
  /// The node indices of a gathered list's elements; nil for anything else.
  @usableFromInline package let gathered: UnsafePointer<Int32>?

  /// The index that stands for a missing value.
  @inlinable package static var missingNode: Int32 { -1 }
  /// The index that stands for a gathered list.
  @inlinable package static var gatheredNode: Int32 { -2 }

  /// Makes a value that is a node of a tape, or missing for `missingNode`.
  @inlinable
  package init(_ tape: TapeView, node: Int32) {
    self.tape = tape
    self.node = node
    self.gatheredCount = 0
    self.gathered = nil
  }

  /// Makes the list that a `[*]` gathered.
  @inlinable
  package init(_ tape: TapeView, gathered: UnsafePointer<Int32>, count: Int32) {
    self.tape = tape
    self.node = ValueRef.gatheredNode
    self.gatheredCount = count
    self.gathered = gathered
  }

  /// The kind.
  @inlinable
  package var kind: ValueKind {
    if node < 0 { return node == ValueRef.gatheredNode ? .list : .missing }
    switch tape[node].kind {
    case .null: return .null
    case .no, .yes: return .bool
    case .number: return .number
    case .string: return .string
    case .list: return .list
    case .object: return .object
    }
  }

  /// Whether the value is a string.
  @inlinable
  package var isString: Bool { node >= 0 && tape[node].kind == .string }

  /// Whether the value is missing or null.
  @inlinable
  package var isMissingOrNull: Bool {
    node < 0 ? node != ValueRef.gatheredNode : tape[node].kind == .null
  }

  /// The UTF-8 bytes of a string; only for values of kind `string`.
  @inlinable
  package var text: UnsafeBufferPointer<UInt8> { tape.text(node) }

  /// Whether a bool is true; only for values of kind `bool`.
  @inlinable
  package var bool: Bool { tape[node].kind == .yes }

  /// The number of elements of a list or fields of an object (duplicates counted); only for those kinds.
  @inlinable
  package var count: Int {
    node < 0 ? Int(gatheredCount) : Int(tape[node].length)
  }
}
