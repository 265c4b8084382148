// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From comments.yml, SHA-256 77dc6510317fb1b528c36e1082a9e9c681465ef8da88a22aa2eb34b31c4e2709.
// Before everything.

/// The detection `ConvertedComments`.
struct ConvertedComments: Rule {
  // kind
  let id = "Converted.Comments"
  let place: CodePlace? = .here()
  // A log type.
  let logTypes = ["Table.Events"]
  // Above Enabled.
  // as agreed
  let severity = Severity.low
  // Between tags.
  // behind a tag
  let tags = ["a", "b"]
  // A filter.
  let inlineFilters = [MatchExpression("f", "Equals", 1)]

  // Above Detection.
  func matches(_ event: Event) -> Bool {
    // First.
    // behind the first
    guard event["a"] == 1 else { return false }
    // Second, part one.
    // Inside of part two.
    guard event["b"] == 2 || event["c"] == 3 else { return false }
    // Third.
    // Fourth.
    guard event["d"].exists else { return false }
    // In an element.
    return event["list"].elements.contains(where: { $0.hasPrefix("x") })
  }

  func severity(_ event: Event) -> Severity? {
    // When bad.
    if event["bad"] == true { return .high }
    return nil
  }

  // Above GroupBy.
  func dedup(_ event: Event) -> String? {
    event.groupKey("g") ?? defaultDedup
  }

  var tests: [RuleTest] {
    [
      // A test.
      // In a log.
      RuleTest("yes", matches: true, #"{"f": 1}"#)
    ]
  }

  // The end.
}
