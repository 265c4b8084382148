import MargayKit

/// Finds calls that are signed with an access key of the root user; a rule in Swift beside those in YAML.
struct RootKeyUsed: Rule {
  let id = "Example.RootKeyUsed"
  let place: CodePlace? = .here()
  let logTypes = [CloudTrail.logType]
  let severity = Severity.critical

  func matches(_ event: Event) -> Bool {
    event["userIdentity", "type"] == "Root"
      && event["userIdentity", "accessKeyId"].hasPrefix("AKIA")
  }

  var tests: [RuleTest] {
    [
      RuleTest(
        "a key of root", matches: true,
        """
        {"userIdentity": {"type": "Root", "accessKeyId": "AKIAEXAMPLE"}}
        """),
      RuleTest(
        "a session of root", matches: false,
        """
        {"userIdentity": {"type": "Root", "accessKeyId": "ASIAEXAMPLE"}}
        """),
    ]
  }
}
