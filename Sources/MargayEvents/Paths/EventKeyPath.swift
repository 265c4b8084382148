/// How the names of a path are matched with the names of fields (Documentation/Language, section 2).
public enum NameMatching: String, Hashable, Sendable {
  /// The exact name first, else the first field whose lower-cased name is equal (Detection, titles).
  case folded
  /// The exact name only (InlineFilters).
  case exact
}

/// One step of an event key path.
public enum EventKeyPathStep: Hashable, Sendable {
  /// A field of an object, by the UTF-8 bytes of its name.
  case name([UInt8])
  /// An element of a list; negative counts from the end.
  case index(Int32)
  /// `[*]`: every element of a list.
  case wildcard
}

/// A path to a value in an event: what `Key`, `DeepKey`, `KeyPath` and title placeholders are lowered to.
public struct EventKeyPath: Hashable, Sendable {
  /// Where a path begins.
  public enum Base: String, Hashable, Sendable {
    /// The event.
    case event
    /// The current element of a list comprehension.
    case element
  }

  /// Where the path begins.
  public var base: Base
  /// The steps; empty only for `@`, the current element itself.
  public var steps: [EventKeyPathStep]
  /// How names are matched.
  public var names: NameMatching

  /// Makes a path.
  public init(base: Base = .event, steps: [EventKeyPathStep], names: NameMatching = .folded) {
    self.base = base
    self.steps = steps
    self.names = names
  }
}
