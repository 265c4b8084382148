public import MargayEvents

/// The logic and the alert fields of one rule: what back ends are given.
public struct RuleProgram: Hashable, Sendable {
  /// The inline filters (All); nil when there are none.
  public var filters: Expression?
  /// The include filters, of which every one must hold before the detection is asked; empty for none.
  public var includes: [Expression]
  /// The exclude filters, of which none may hold; empty for none.
  public var excludes: [Expression]
  /// The detection; of a rule written in Swift the constant true, since its function decides.
  public var detection: Expression
  /// The title; nil when the rule has none.
  public var title: Template?
  /// The paths of GroupBy; empty when the rule has none.
  public var groupBy: [EventKeyPath]
  /// The fields of the alert context, in order; empty when the rule has none.
  public var context: [ContextField]
  /// The dynamic severities, first one that holds wins.
  public var dynamicSeverities: [DynamicSeverity]

  /// Makes a program.
  public init(
    filters: Expression? = nil, includes: [Expression] = [], excludes: [Expression] = [],
    detection: Expression, title: Template? = nil,
    groupBy: [EventKeyPath] = [], context: [ContextField] = [],
    dynamicSeverities: [DynamicSeverity] = []
  ) {
    self.filters = filters
    self.includes = includes
    self.excludes = excludes
    self.detection = detection
    self.title = title
    self.groupBy = groupBy
    self.context = context
    self.dynamicSeverities = dynamicSeverities
  }
}

/// One field of an alert context.
public struct ContextField: Hashable, Sendable {
  /// KeyName, as UTF-8 bytes.
  public var name: [UInt8]
  /// The path of its value.
  public var path: EventKeyPath

  /// Makes a field.
  public init(name: [UInt8], path: EventKeyPath) {
    self.name = name
    self.path = path
  }
}

/// One entry of DynamicSeverities.
public struct DynamicSeverity: Hashable, Sendable {
  /// The severity it gives; nil for `DEFAULT`, which gives the rule's own.
  public var severity: Severity?
  /// When it holds.
  public var condition: Expression

  /// Makes an entry.
  public init(severity: Severity?, condition: Expression) {
    self.severity = severity
    self.condition = condition
  }
}
