public import MargayEvents

/// One condition on one value.
public struct Predicate: Hashable, Sendable {
  /// What the condition looks at.
  public enum Subject: Hashable, Sendable {
    /// The value at a path.
    case path(EventKeyPath)
    /// A field in the rows of an enrichment.
    case enrichment(EnrichmentPath)
  }

  /// What the value is compared with.
  public enum Operand: Hashable, Sendable {
    /// Nothing.
    case none
    /// One literal (`Value`).
    case literal(Literal)
    /// Several literals (`Values`).
    case literals([Literal])
    /// The value at a second path (multi-key).
    case path(EventKeyPath)
    /// A network (CIDR), host bits masked.
    case network(IPNetwork)
  }

  /// What `Contains` and `IContains` mean on a list.
  public enum ListContainment: String, Hashable, Sendable {
    /// Some element equals the operand (Detection).
    case element
    /// Some element equals the operand, or is a string that contains it (InlineFilters).
    case elementOrSubstring
  }

  /// Which values `IsNullOrEmpty` counts as empty beside missing, null, `""`, `[]` and `{}`.
  public enum Emptiness: String, Hashable, Sendable {
    /// `false` and 0 too (Detection).
    case falsy
    /// Nothing more (InlineFilters).
    case strict
  }

  /// The condition, by its positive.
  public var condition: ConditionID
  /// Whether the negative is meant: the exact logical negation.
  public var isNegated: Bool
  /// What it looks at.
  public var subject: Subject
  /// What it compares with.
  public var operand: Operand
  /// The meaning on lists of `Contains` and `IContains`; no matter for others.
  public var containment: ListContainment
  /// The meaning of empty of `IsNullOrEmpty`; no matter for others.
  public var emptiness: Emptiness

  /// Makes a predicate.
  public init(
    condition: ConditionID, isNegated: Bool = false, subject: Subject, operand: Operand = .none,
    containment: ListContainment = .element, emptiness: Emptiness = .falsy
  ) {
    self.condition = condition
    self.isNegated = isNegated
    self.subject = subject
    self.operand = operand
    self.containment = containment
    self.emptiness = emptiness
  }
}

/// A field in the rows that an enrichment added to an event (Documentation/Language, section 3).
public struct EnrichmentPath: Hashable, Sendable {
  /// `p_enrichment`, the table and the selector: the path to the row or rows.
  public var rows: EventKeyPath
  /// The path from a row to the field.
  public var field: EventKeyPath

  /// Makes an enrichment path; `field` has the base `element`.
  public init(rows: EventKeyPath, field: EventKeyPath) {
    self.rows = rows
    self.field = field
  }
}

/// A scalar that a rule compares with.
public enum Literal: Hashable, Sendable {
  /// Text, as UTF-8 bytes.
  case string([UInt8])
  /// A number, as a JSON number's text.
  case number(String)
  /// A boolean.
  case bool(Bool)
}
