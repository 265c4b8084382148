import MargayDiagnostics
import MargayFrontend
import TestSupport
import Testing

/// A rule with one slip: its only finding, and the rule after the first fix-it.
struct FindingCase: Sendable, CustomTestStringConvertible {
  let code: String
  /// What follows the complete rule of `head`, with the finding between `1️⃣` and `2️⃣`.
  let body: String
  /// The body after the fix-it; nil when there must be none, because it would not be certain.
  let fixed: String?
  var testDescription: String { body.split(separator: "\n").joined(separator: " ⏎ ") }

  /// Makes a case.
  init(_ code: String, _ body: String, fixed: String? = nil) {
    self.code = code
    self.body = body
    self.fixed = fixed
  }

  /// The keys without which nothing is a rule.
  static let head = "AnalysisType: rule\nRuleID: My.Rule\nEnabled: true\n"
  /// The other keys that a rule needs.
  static let rest =
    "Severity: High\nLogTypes: [AWS.CloudTrail]\nDetection:\n  - Key: a\n    Condition: Exists\n"

  /// Expects the finding in a file that begins with `start`.
  func check(after start: String = head + rest) throws {
    try expectDiagnostic(code, in: start + body, fixed: fixed.map { start + $0 }) {
      DetectionReader.read($0).diagnostics
    }
  }
}
