package import MargayEvents

/// What checks are told about the site.
package struct LintSettings: Sendable {
  /// The log types that the site has beside those that Margay knows, with their fields.
  package var logTypes: [String: KnownFields] = [:]
  /// Further fields of log types that Margay knows.
  package var fields: [String: KnownFields] = [:]

  /// Makes settings of a site that says nothing.
  package init() {}

  /// The names of all log types, known ones first.
  package var logTypeNames: [String] { LogTypes.all.map(\.name) + logTypes.keys.sorted() }

  /// Whether a log type of that name is known.
  package func knows(logType name: String) -> Bool {
    LogTypes.named(name) != nil || logTypes[name] != nil
  }
}
