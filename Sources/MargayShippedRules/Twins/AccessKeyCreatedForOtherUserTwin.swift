import MargayKit

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
