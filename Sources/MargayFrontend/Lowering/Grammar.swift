import MargayEvents

/// Which grammar a match expression stands in (Documentation/Language, sections 2 and 5).
package enum Grammar: Sendable {
  /// Detection and the Conditions of DynamicSeverities.
  case detection
  /// The Expressions of a list comprehension: paths are relative to the element.
  case elements
  /// InlineFilters.
  case filters

  /// How names are matched.
  var names: NameMatching { self == .filters ? .exact : .folded }

  /// Where paths begin.
  var base: EventKeyPath.Base { self == .elements ? .element : .event }
}
