import MargayDiagnostics
import MargayFrontend
import MargayKit

/// The canonical YAML of a rule, as its file says it or with everything that it inherits.
struct CanonicalRule {
  /// The text; ends with a line feed.
  let text: String

  /// Prints what the file of a rule says.
  ///
  /// - Throws: `CommandFailure` for a rule that is not run or not written in YAML.
  init(originalOf rule: WrittenRule, options: FrontendOptions) throws {
    guard let detection = rule.detection, !rule.file.isUnread else {
      throw CanonicalRule.failure(
        rule.id,
        rule.notRunReason.map { "Margay does not run it (\($0))" } ?? "it is written in Swift")
    }
    let file = DetectionReader.read(rule.file, options: options)
    guard case .detection(let fields?) = file.content else {
      throw CanonicalRule.failure(detection.metadata.ruleID, "its file has errors")
    }
    try self.init(fields)
  }

  /// Prints a rule with everything that it inherits, as a rule that stands alone.
  ///
  /// - Throws: `CommandFailure` for a rule with functions.
  init(effective detection: Detection) throws {
    guard let fields = EffectiveFields.fields(of: detection) else {
      throw CanonicalRule.failure(
        detection.metadata.ruleID, "functions in Swift take part in it")
    }
    try self.init(fields)
  }

  private init(_ fields: DetectionFields) throws {
    do {
      text = try CanonicalYAML.text(of: fields)
    } catch {
      throw CanonicalRule.failure(fields.ruleID.value, error.description)
    }
  }

  private static func failure(_ id: String, _ reason: String) -> CommandFailure {
    CommandFailure("'\(TerminalText.escape(id))' cannot be written as YAML: \(reason)")
  }
}
