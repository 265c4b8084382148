// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From base.yml, SHA-256 5e32a31850428e4d1cb38c077f84ce8dc03b96eb2245aace21c717678ca55b45.

/// Base.
struct ConvertedBase: Rule {
  let id = "Converted.Base"
  let place: CodePlace? = .here()
  let logTypes = ["Table.Events"]
  let displayName: String? = "Base"
  let severity = Severity.medium

  func matches(_ event: Event) -> Bool {
    event["action"] == "make"
  }

  func severity(_ event: Event) -> Severity? {
    if event["user"] == "root" { return .high }
    return nil
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("user")) made \(event.shown("what"))"
  }

  func dedup(_ event: Event) -> String? {
    event.groupKey("group") ?? defaultDedup
  }

  func alertContext(_ event: Event) -> AlertContext {
    ["what": event["what"]]
  }

  var tests: [RuleTest] {
    [
      RuleTest(
        "made",
        matches: true,
        #"{"action": "make", "user": "root", "what": "key"}"#,
        title: "root made key",
        dedup: "defaultDedupString:Converted.Base",
        severity: .high),
      RuleTest("not made", matches: false, #"{"action": "see"}"#),
    ]
  }
}
