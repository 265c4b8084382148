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

/// The same detection as `AWS.CloudTrail.KMSKeyDeletionScheduled` in YAML.
struct KMSKeyDeletionScheduledTwin: Rule, Equatable {
  let id = "AWS.CloudTrail.KMSKeyDeletionScheduled.Swift"
  let place: CodePlace? = .here()
  let logTypes = [CloudTrail.logType]
  let isEnabled = false
  let severity = Severity.high
  let tags = ["AWS", "KMS", "Impact"]
  let reports = [
    ReportMapping(framework: "MITRE ATT&CK", values: ["TA0040:T1485", "TA0040:T1486"])
  ]
  let summaryAttributes = ["userIdentity.arn", "requestParameters.keyId"]

  func matches(_ event: Event) -> Bool {
    guard event["eventSource"] == "kms.amazonaws.com", event["errorCode"].isNull else {
      return false
    }
    return event["eventName"].isIn(["DisableKey", "DeleteImportedKeyMaterial"])
      || event["eventName"] == "ScheduleKeyDeletion"
        && event["requestParameters", "pendingWindowInDays"] < 30
  }

  func title(_ event: Event) -> String? {
    "Key \(event.shown("requestParameters.keyId")): \(event.shown("eventName")) by \(event.shown("userIdentity.arn"))"
  }

  func alertContext(_ event: Event) -> AlertContext {
    ["pendingWindowInDays": event["requestParameters", "pendingWindowInDays"]]
  }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"eventSource": "kms.amazonaws.com", "eventName": "ScheduleKeyDeletion", "requestParameters": {"keyId": "k", "pendingWindowInDays": 7}}"#
    )
    return [
      RuleTest("seven days", matches: true, log),
      RuleTest(
        "thirty days", matches: false, log.with("requestParameters.pendingWindowInDays", 30)),
    ]
  }
}

/// The same detection as `AWS.CloudTrail.AccessKeyCreatedForOtherUser` in YAML.
struct AccessKeyCreatedForOtherUserTwin: Rule, Equatable {
  let id = "AWS.CloudTrail.AccessKeyCreatedForOtherUser.Swift"
  let place: CodePlace? = .here()
  let logTypes = [CloudTrail.logType]
  let isEnabled = false
  let severity = Severity.medium
  let tags = ["AWS", "IAM", "Persistence"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0003:T1098.001"])]
  let summaryAttributes = ["userIdentity.arn", "requestParameters.userName"]

  func matches(_ event: Event) -> Bool {
    event["eventName"] == "CreateAccessKey" && event["errorCode"].isNull
      && !event["requestParameters", "userName"].isNull
      && event["userIdentity", "userName"] != event["requestParameters", "userName"]
  }

  func title(_ event: Event) -> String? {
    "Access key created for user \(event.shown("requestParameters.userName")) by \(event.shown("userIdentity.arn"))"
  }

  func alertContext(_ event: Event) -> AlertContext {
    ["accessKeyId": event["responseElements", "accessKey", "accessKeyId"]]
  }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"eventName": "CreateAccessKey", "userIdentity": {"userName": "alice"}, "requestParameters": {"userName": "bob"}}"#
    )
    return [
      RuleTest("for bob", matches: true, log),
      RuleTest("for oneself", matches: false, log.with("requestParameters.userName", "alice")),
    ]
  }
}
