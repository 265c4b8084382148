/// One step of a path written as separate literals: a name taken literally, or a place in a list.
///
///     event["requestParameters", "items", 0, "odd.name"]
public struct PathComponent: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case name(Text)
    case index(Int32)
  }

  let step: Step

  /// Makes the step to a field; its name is taken literally, dots included.
  public init(_ name: Text) { step = .name(name) }

  /// Makes the step to an element of a list; a negative place counts from the end.
  public init(_ index: Int32) { step = .index(index) }
}

extension PathComponent: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// Makes the step to a field.
  public init(stringLiteral literal: StaticString) { step = .name(Text(stringLiteral: literal)) }

  /// Makes the step to an element.
  public init(integerLiteral index: Int32) { step = .index(index) }
}
