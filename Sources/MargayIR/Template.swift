public import MargayEvents

/// A parsed AlertTitle (Documentation/Language, section 6).
public struct Template: Hashable, Sendable {
  /// A piece of a template.
  public enum Part: Hashable, Sendable {
    /// Text that stands as it is, braces already single.
    case text([UInt8])
    /// The value at a path; `source` is the path as written, for the text of a missing value.
    case value(EventKeyPath, source: [UInt8])
  }

  /// The pieces, in order.
  public var parts: [Part]

  /// Makes a template.
  public init(parts: [Part]) { self.parts = parts }
}
