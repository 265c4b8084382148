import MargayKit

/// The same detection as `AWS.CloudTrail.ConsoleLoginWithoutMFA` in YAML.
struct ConsoleLoginWithoutMFATwin: Rule, Equatable {
  let id = "AWS.CloudTrail.ConsoleLoginWithoutMFA.Swift"
  let place: CodePlace? = .here()
  let logTypes = [CloudTrail.logType]
  let isEnabled = false
  let severity = Severity.medium
  let tags = ["AWS", "IAM", "Initial Access"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0001:T1078.004"])]
  let summaryAttributes = ["userIdentity.arn", "sourceIPAddress", "userAgent"]
  let dedupPeriodMinutes = 1440

  func matches(_ event: Event) -> Bool {
    event["eventSource"] == "signin.amazonaws.com" && event["eventName"] == "ConsoleLogin"
      && event["userIdentity", "type"] == "IAMUser"
      && event["responseElements", "ConsoleLogin"].equalsIgnoringCase("success")
      && !event["additionalEventData", "MFAUsed"].equalsIgnoringCase("yes")
  }

  func title(_ event: Event) -> String? {
    "Console sign-in without a second factor: \(event.shown("userIdentity.userName")) from \(event.shown("sourceIPAddress"))"
  }

  func dedup(_ event: Event) -> String? { event.groupKey("userIdentity.arn") ?? defaultDedup }

  func alertContext(_ event: Event) -> AlertContext {
    [
      "loginTo": event["additionalEventData", "LoginTo"],
      "mfaUsed": event["additionalEventData", "MFAUsed"],
    ]
  }

  var tests: [RuleTest] {
    let log = TestLog(
      """
      {"eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", "sourceIPAddress": "203.0.113.50",
       "userIdentity": {"type": "IAMUser", "userName": "alice", "arn": "arn:aws:iam::123456789012:user/alice"},
       "responseElements": {"ConsoleLogin": "Success"}, "additionalEventData": {"MFAUsed": "No"}}
      """)
    return [
      RuleTest("password only", matches: true, log),
      RuleTest("second factor", matches: false, log.with("additionalEventData.MFAUsed", "Yes")),
    ]
  }
}
