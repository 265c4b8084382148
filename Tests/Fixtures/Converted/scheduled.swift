// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From scheduled.yml, SHA-256 bc0329e4be8eb948eddc02913fbf1450edb87ddbb48a03b345f48afed242850b.

/// The detection `ConvertedScheduled`.
struct ConvertedScheduled: Rule {
  let id = "Converted.Scheduled"
  let place: CodePlace? = .here()
  let logTypes: [String] = []
  let severity = Severity.info
  let scheduledQueries = ["Failed logins by day"]

  func matches(_ event: Event) -> Bool {
    event["count"] >= 10
  }

  var tests: [RuleTest] {
    [
      RuleTest("many", matches: true, #"{"count": 10}"#)
    ]
  }
}
