import MargayEvents

/// One step of a path written as separate literals: a name taken literally, or a place in a list.
///
///     event["requestParameters", "items", 0, "odd.name"]
public struct PathComponent: Sendable {
  // Plain fields instead of an enumeration: so that a look-up takes the bytes without counting references to them.

  /// The name of a field; empty where the step is a place.
  @usableFromInline let name: Text
  /// The place in a list, where the step is one.
  @usableFromInline let index: Int32
  /// Whether the step is a place.
  @usableFromInline let isIndex: Bool
  /// What a name is looked up by first; 0 for a name that is not ASCII.
  @usableFromInline let tag: UInt16

  /// Makes the step to a field; its name is taken literally, dots included.
  @inlinable
  @inline(__always)
  public init(_ name: Text) {
    self.name = name
    index = 0
    isIndex = false
    tag = KeyTag.asciiTag(of: name.start.buffer)
  }

  /// Makes the step to an element of a list; a negative place counts from the end.
  @inlinable
  @inline(__always)
  public init(_ index: Int32) {
    name = ""
    self.index = index
    isIndex = true
    tag = 0
  }
}

extension PathComponent: Hashable {
  /// Whether two steps are the same.
  public static func == (left: PathComponent, right: PathComponent) -> Bool {
    left.name == right.name && left.index == right.index && left.isIndex == right.isIndex
  }

  /// Hashes the step.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(index)
    hasher.combine(isIndex)
  }
}

extension PathComponent: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// Makes the step to a field.
  @inlinable
  @inline(__always)
  public init(stringLiteral literal: StaticString) { self.init(Text(stringLiteral: literal)) }

  /// Makes the step to an element.
  @inlinable
  @inline(__always)
  public init(integerLiteral index: Int32) { self.init(index) }
}
