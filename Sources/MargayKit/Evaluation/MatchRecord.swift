package import MargayIR

/// One match of one rule on one event: all that the alert engine ever learns of it.
///
/// Evaluation yields these in input order; windows are formed from them in the order of
/// (event time, digest, position), see Documentation/Language, section 10.
package struct MatchRecord: Sendable {
  /// The rule's index in the frozen rule set.
  package var rule: Int
  /// The dedup string, cut to 1000 scalars, as UTF-8 bytes.
  package var dedup: [UInt8]
  /// The event time in nanoseconds since 1970.
  package var time: Int64
  /// SHA-256 of the event's bytes: 32 bytes.
  package var digest: [UInt8]
  /// The event's place in the input: counts events from 0.
  package var position: UInt64
  /// The event's log type; nil when it is unknown.
  package var logType: String?
  /// What an alert takes from the match.
  package var fields: AlertFields

  /// Makes a record.
  package init(
    rule: Int, dedup: [UInt8], time: Int64, digest: [UInt8], position: UInt64, logType: String?,
    fields: AlertFields
  ) {
    self.rule = rule
    self.dedup = dedup
    self.time = time
    self.digest = digest
    self.position = position
    self.logType = logType
    self.fields = fields
  }
}

/// The fields of an alert that depend on the event (Documentation/Language, sections 6 and 9).
package struct AlertFields: Hashable, Sendable {
  /// The title, cut to 1000 scalars, as UTF-8 bytes.
  package var title: [UInt8]
  /// The severity, dynamic or default.
  package var severity: Severity
  /// The alert context: a JSON object, compact; `{}` when the rule has none.
  package var context: [UInt8]
  /// The description; nil means the one of the metadata.
  package var description: String?
  /// The reference; nil means the one of the metadata.
  package var reference: String?
  /// The runbook; nil means the one of the metadata.
  package var runbook: String?
  /// The destinations; nil means those of the metadata.
  package var destinations: [String]?
  /// What went wrong in functions of a Swift rule; empty for a YAML rule.
  package var functionErrors: [FunctionError]

  /// Makes fields that take the texts of the metadata.
  package init(title: [UInt8], severity: Severity, context: [UInt8]) {
    self.title = title
    self.severity = severity
    self.context = context
    self.description = nil
    self.reference = nil
    self.runbook = nil
    self.destinations = nil
    self.functionErrors = []
  }
}

/// A function of a rule that failed, for which a default was used (Documentation/Language, section 9).
package struct FunctionError: Error, Hashable, Sendable {
  /// The function, for example `title`.
  package var function: String
  /// What it said.
  package var message: String

  /// Makes an error.
  package init(function: String, message: String) {
    self.function = function
    self.message = message
  }

  /// What went wrong, as a sentence without a full stop.
  package var sentence: String {
    isNoAnswer
      ? "the rule \(message)" : "\(function) failed: \(message)"
  }
}
