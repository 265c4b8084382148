public import MargayEvents

/// The identity of an expression inside one detection; the front end keeps its source range beside it.
public struct NodeID: Hashable, Sendable {
  /// The number, counted from 0 in the order of lowering.
  public let rawValue: Int32

  /// Makes an id.
  public init(_ rawValue: Int32) { self.rawValue = rawValue }
}

/// A boolean expression over one event: what match expressions and filters are lowered to.
///
/// It knows neither YAML nor files nor dialects: aliases, shapes and the differences between Detection and
/// InlineFilters are resolved by the lowering (Documentation/Language, sections 2, 3 and 5).
public struct Expression: Hashable, Sendable {
  /// What an expression is.
  public indirect enum Kind: Hashable, Sendable {
    /// True when every child is; true when there is none.
    case all([Expression])
    /// True when some child is; false when there is none.
    case any([Expression])
    /// True when exactly one child is.
    case onlyOne([Expression])
    /// True when no child is; true when there is none.
    case none([Expression])
    /// `AlwaysTrue` and `AlwaysFalse`.
    case constant(Bool)
    /// A condition on a value.
    case predicate(Predicate)
    /// A list comprehension: how many elements of the list at `subject` fulfil `body`.
    case elements(ElementQuantifier, subject: EventKeyPath, body: Expression)
  }

  /// The identity inside the detection.
  public var id: NodeID
  /// What it is.
  public var kind: Kind

  /// Makes an expression.
  public init(id: NodeID, kind: Kind) {
    self.id = id
    self.kind = kind
  }
}

/// How many elements must match in a list comprehension (Documentation/Language, section 3).
public enum ElementQuantifier: String, Hashable, Sendable, CaseIterable {
  /// At least one.
  case anyElement = "AnyElement"
  /// Every one; true for no element.
  case allElements = "AllElements"
  /// Exactly one.
  case onlyOneElement = "OnlyOneElement"
  /// None.
  case noElement = "NoElement"
}
