import MargayKit

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
