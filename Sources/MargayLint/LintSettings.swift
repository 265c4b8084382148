package import MargayEvents

/// What checks are told about the site.
package struct LintSettings: Sendable {
  /// The log types that the site has beside those that Margay knows, with their fields.
  package var logTypes: [String: KnownFields] = [:]
  /// Further fields of log types that Margay knows.
  package var fields: [String: KnownFields] = [:]
  /// Numbers of AWS accounts that may stand in tests, beside those of documentation.
  package var accountIDs: [String] = []
  /// Domains that may stand in tests, with those below them, beside those of documentation.
  package var domains: [String] = []

  /// Makes settings of a site that says nothing.
  package init() {}

  /// The names of all log types, known ones first.
  package var logTypeNames: [String] { LogTypes.all.map(\.name) + logTypes.keys.sorted() }

  /// Whether a log type of that name is known.
  package func knows(logType name: String) -> Bool {
    LogTypes.named(name) != nil || logTypes[name] != nil
  }
}
