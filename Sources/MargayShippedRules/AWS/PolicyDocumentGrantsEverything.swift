import MargayKit

/// Finds policy documents with one statement that allows every action on every resource.
///
/// The document is JSON inside a string, and Effect, Action and Resource must stand in the same statement.
struct PolicyDocumentGrantsEverything: Rule, Equatable {
  let id = "AWS.CloudTrail.PolicyDocumentGrantsEverything"
  let place: CodePlace? = .here()
  let logTypes = [CloudTrail.logType]
  let displayName: String? = "Policy that allows everything on everything"
  let severity = Severity.high
  let description =
    "A policy was written whose one statement allows all actions on all resources. Whoever it is attached to is an administrator under another name."
  let reference =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html"
  let runbook =
    "1. See who the policy is attached to.\n2. Ask the caller for the change that it belongs to.\n3. Delete the version and list what was done with it."
  let tags = ["AWS", "IAM", "Privilege Escalation"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0004:T1098.003"])]
  let summaryAttributes = ["userIdentity.arn", "requestParameters.policyName"]

  private static let calls: Set<Text> = [
    "CreatePolicy", "CreatePolicyVersion", "PutUserPolicy", "PutRolePolicy", "PutGroupPolicy",
  ]

  func matches(_ event: Event) -> Bool {
    guard CloudTrail.isCall(event, "iam.amazonaws.com", Self.calls), CloudTrail.isSuccess(event),
      let text = event.string("requestParameters.policyDocument"),
      let document = try? Event(json: text)
    else { return false }
    let statements = document["Statement"]
    let list = statements.kind == .list ? Array(statements.elements) : [statements]
    return list.contains { statement in
      statement["Effect"] == "Allow" && statement["Condition"].isNullOrEmpty
        && statement["Action"].isIn(["*", "*:*"]) && statement["Resource"].isIn(["*"])
    }
  }

  func title(_ event: Event) -> String? {
    "\(CloudTrail.actor(event)) wrote a policy that allows everything"
  }

  private static let log = TestLog(
    #"""
    {"eventSource": "iam.amazonaws.com", "eventName": "CreatePolicy", "eventTime": "2026-03-02T09:00:00Z",
     "userIdentity": {"arn": "arn:aws:iam::123456789012:user/alice"},
     "requestParameters": {"policyName": "ops", "policyDocument":
       "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"s3:Get*\"], \"Resource\": \"*\"}, {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": [\"*\"]}]}"}}
    """#)

  var tests: [RuleTest] {
    [
      RuleTest(
        "second statement allows everything", matches: true, Self.log,
        title: "arn:aws:iam::123456789012:user/alice wrote a policy that allows everything"),
      RuleTest(
        "one statement, no list", matches: true,
        Self.log.with(
          "requestParameters.policyDocument",
          #"{"Statement": {"Effect": "Allow", "Action": "*:*", "Resource": "*"}}"#)),
      RuleTest(
        "everything and all, but in two statements", matches: false,
        Self.log.with(
          "requestParameters.policyDocument",
          #"{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::a"}, {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}"#
        )),
      RuleTest(
        "denied", matches: false,
        Self.log.with(
          "requestParameters.policyDocument",
          #"{"Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}"#)),
      RuleTest(
        "document that is no JSON", matches: false,
        Self.log.with("requestParameters.policyDocument", "{")),
    ]
  }
}
