import MargayKit

/// Finds changes of identities that are made with a client version which is no longer looked after.
struct OutdatedClientOfAdministrator: Rule, Equatable {
  let id = "AWS.CloudTrail.OutdatedClientOfAdministrator"
  let place: CodePlace? = .here()
  let logTypes = [CloudTrail.logType]
  let displayName: String? = "Identity changed with an outdated client"
  let severity = Severity.low
  let description =
    "Somebody changes users, roles or policies with a client so old that it gets no fixes. Stolen keys are often tried from old images and scripts."
  let reference = "https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration.html"
  let runbook =
    "1. Ask the caller whether the machine is theirs.\n2. If not, disable the key and list what it did."
  let tags = ["AWS", "IAM"]
  let summaryAttributes = ["userIdentity.arn", "userAgent"]

  /// The first version of each product that is looked after.
  private static let oldest: [(product: Text, version: UserAgent.Version)] = [
    ("aws-cli", UserAgent.Version("2.0")), ("boto3", UserAgent.Version("1.26")),
    ("aws-sdk-java", UserAgent.Version("2.0")), ("aws-sdk-go", UserAgent.Version("1.44")),
  ]

  func matches(_ event: Event) -> Bool {
    guard event["eventSource"] == "iam.amazonaws.com", event["readOnly"] == false,
      let text = event["userAgent"].text
    else { return false }
    let agent = UserAgent(text)
    return Self.oldest.contains { oldest in
      agent.version(of: oldest.product).map { $0 < oldest.version } ?? false
    }
  }

  func dedup(_ event: Event) -> String? { event.groupKey("userIdentity.arn", "userAgent") }

  private static let log = TestLog(
    """
    {"eventSource": "iam.amazonaws.com", "eventName": "CreateUser", "eventTime": "2026-03-02T09:00:00Z",
     "readOnly": false, "userAgent": "aws-cli/1.18.69 Python/3.8.10 Linux/5.15",
     "userIdentity": {"arn": "arn:aws:iam::123456789012:user/alice"}}
    """)

  var tests: [RuleTest] {
    [
      RuleTest("old command line", matches: true, Self.log),
      RuleTest(
        "1.9 is older than 1.26", matches: true,
        Self.log.with("userAgent", "Boto3/1.9.253 Python/3.6")),
      RuleTest(
        "present command line", matches: false, Self.log.with("userAgent", "aws-cli/2.15.30")),
      RuleTest(
        "old version in a comment", matches: false,
        Self.log.with("userAgent", "Mozilla/5.0 (aws-cli/1.0)")),
      RuleTest("reading", matches: false, Self.log.with("readOnly", true)),
    ]
  }
}
