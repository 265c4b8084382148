package import MargayEvents

/// What files that are looked at together share: a parser of logs, and what is known of the paths that many rules name.
package final class LintingMemory {
  private lazy var logs = LogParser()
  private var paths: [[[UInt8]]: KnownPaths?] = [:]

  /// Makes memory.
  package init() {}

  /// The event of a log; nil where the log is none.
  package func event(_ log: [UInt8]) -> Event? {
    if case .ok(let event) = logs.parser.parse(log) { return event }
    return nil
  }

  /// What is known of paths in events of some log types; nil where some log type is not known.
  func paths(_ logTypes: [String], _ settings: LintSettings) -> KnownPaths? {
    // What a configuration adds holds for its files only.
    guard settings.fields.isEmpty, settings.logTypes.isEmpty else {
      return KnownPaths(logTypes, settings)
    }
    let names = logTypes.map { Array($0.utf8) }
    if let known = paths[names] { return known }
    let known = KnownPaths(logTypes, settings)
    paths[names] = .some(known)
    return known
  }

  /// The parser, which many files never need.
  private final class LogParser {
    var parser = EventParser()
  }
}
