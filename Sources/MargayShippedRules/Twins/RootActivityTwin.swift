import MargayKit

/// The same detection as `AWS.CloudTrail.RootActivity` in YAML.
struct RootActivityTwin: Rule, Equatable {
  let id = "AWS.CloudTrail.RootActivity.Swift"
  let place: CodePlace? = .here()
  let logTypes = [CloudTrail.logType]
  let isEnabled = false
  let severity = Severity.high
  let tags = ["AWS", "IAM", "Privilege Escalation"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0004:T1078.004"])]
  let summaryAttributes = ["recipientAccountId", "sourceIPAddress", "eventName"]
  let dedupPeriodMinutes = 120
  let outputIDs: [String]? = ["security-on-call"]

  private static let harmless: Set<Text> = [
    "GetAccountPublicAccessBlock", "DescribeEventAggregates",
  ]
  private static let critical: Set<Text> = [
    "CreateAccessKey", "DeactivateMFADevice", "PasswordUpdated", "EmailUpdated",
  ]

  func matches(_ event: Event) -> Bool {
    event["userIdentity", "type"] == "Root" && !event["userIdentity", "invokedBy"].exists
      && event["eventType"] != "AwsServiceEvent" && !event["eventName"].isIn(Self.harmless)
  }

  func severity(_ event: Event) -> Severity? {
    event["userIdentity", "accessKeyId"].hasPrefix("AKIA") || event["eventName"].isIn(Self.critical)
      ? .critical : nil
  }

  func title(_ event: Event) -> String? {
    "Root user of account \(event.shown("recipientAccountId")): \(event.shown("eventName"))"
  }

  func dedup(_ event: Event) -> String? {
    event.groupKey("recipientAccountId", "eventName", "userIdentity.accessKeyId") ?? defaultDedup
  }

  func alertContext(_ event: Event) -> AlertContext {
    ["sourceIp": event["sourceIPAddress"], "userAgent": event["userAgent"]]
  }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"eventName": "CreateAccessKey", "eventType": "AwsApiCall", "userIdentity": {"type": "Root"}, "recipientAccountId": "123456789012"}"#
    )
    return [
      RuleTest("root makes a key", matches: true, log, severity: .critical),
      RuleTest(
        "a service for root", matches: false,
        log.with("userIdentity.invokedBy", "backup.amazonaws.com")),
    ]
  }
}
