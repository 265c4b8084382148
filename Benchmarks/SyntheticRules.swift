/// Makes a tree of Simple Detections with two tests each, about 4.7 kB a file, the same for the same seed.
///
/// The files are written as people write them: lists in both styles, the three ways to quote, block texts, comments,
/// logs of several kinds and depths.
struct SyntheticRules {
  private var state: UInt64

  /// Makes a generator.
  init(seed: UInt64) { state = seed }

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func digits(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count { text.append(String(next(10))) }
    return text
  }

  private mutating func pick(_ words: [String]) -> String { words[next(words.count)] }

  private static let actions = [
    "DeleteTrail", "StopLogging", "CreateAccessKey", "PutBucketPolicy",
    "AuthorizeSecurityGroupIngress",
    "UpdateAssumeRolePolicy", "AttachUserPolicy", "DisableKey", "CreateLoginProfile",
    "RunInstances",
    "ModifySnapshotAttribute", "PutUserPolicy", "DeactivateMFADevice", "GetSecretValue",
  ]
  private static let users = ["alice", "brook.lee", "ci-runner", "deploy", "backup", "ada.okoye"]
  private static let adverbs = [
    "Auditing tools do this on a schedule", "Deployments do this from a known network",
    "Nobody should do this by hand", "A role of the platform team does this at night",
  ]
  private static let techniques = [
    "TA0003:T1098", "TA0004:T1078.004", "TA0005:T1562.008", "TA0006:T1552.005", "TA0007:T1087.004",
  ]

  /// The text of the rule with a number.
  mutating func rule(_ number: Int) -> String {
    let action = SyntheticRules.actions[number % SyntheticRules.actions.count]
    let account = "111122223333"
    let isFlow = next(2) == 0
    var text = next(2) == 0 ? "# Reviewed in week \(1 + next(52)).\n" : ""
    text += """
      AnalysisType: rule
      RuleID: AWS.CloudTrail.\(action)\(number)
      DisplayName: \(action) called by an unexpected identity (\(number))
      Enabled: true
      Severity: \(pick(["Info", "Low", "Medium", "High", "Critical"]))
      Description: >-
        Someone called \(action) outside of the usual way. \(pick(SyntheticRules.adverbs)); so do
        tools that look for a way to more rights, number \(digits(4)) of its kind.
      Reference: https://docs.aws.amazon.com/IAM/latest/APIReference/API_\(action).html
      Runbook: |
        1. Check whether the identity belongs to a known tool, and whether the time fits its schedule.
        2. Otherwise look at its next calls: AttachUserPolicy, PassRole, UpdateAssumeRolePolicy.
        3. Add known tools to the rule's list of roles.

      """
    text += list("Tags", ["AWS", pick(["IAM", "S3", "EC2"]), "Week \(next(52))"], isFlow)
    text += "Reports:\n"
    text += list(
      "  MITRE ATT&CK",
      [SyntheticRules.techniques[number % 5], SyntheticRules.techniques[(number + 2) % 5]], isFlow)
    text += list("LogTypes", ["AWS.CloudTrail"], isFlow)
    text += """
      Detection:
        - Key: eventName
          Condition: Equals
          Value: \(action)
        - Key: errorCode
          Condition: IsNull

      """
    if next(2) == 0 {
      text += "  # AWS services show a host name here, such as config.amazonaws.com.\n"
    }
    text += extraExpressions(number)
    text +=
      isFlow
      ? "GroupBy: [{KeyPath: userIdentity.arn}]\n" : "GroupBy:\n  - KeyPath: userIdentity.arn\n"
    text += """
      DedupPeriodMinutes: \(pick(["60", "180", "720", "1440"]))
      AlertTitle: "\(action) in account {recipientAccountId} by {userIdentity.arn}"
      AlertContext:
        - KeyName: actor
          KeyValue: {KeyPath: userIdentity.arn}
        - KeyName: region
          KeyValue: {Key: awsRegion}
      SummaryAttributes:
        - userIdentity.arn
        - sourceIPAddress
        - userAgent
      Tests:

      """
    let user = pick(SyntheticRules.users)
    text += "  - Name: Called by a user\n    ExpectedResult: true\n"
    text += log(action: action, account: account, user: user, isService: false)
    text += "  - Name: Called by a service\n    ExpectedResult: false\n"
    text += log(action: action, account: account, user: user, isService: true)
    if next(10) > 0 {
      text += """
        x-margay:
          Expect:
            Called by a user:
              Title: "\(action) in account \(account) by arn:aws:sts::\(account):assumed-role/\(user)/session"
              Dedup: arn:aws:sts::\(account):assumed-role/\(user)/session

        """
    }
    return text
  }

  private func list(_ key: String, _ items: [String], _ isFlow: Bool) -> String {
    if isFlow { return "\(key): [\(items.joined(separator: ", "))]\n" }
    let indent = String(repeating: " ", count: key.utf8.prefix { $0 == 0x20 }.count + 2)
    return "\(key):\n" + items.map { "\(indent)- \($0)\n" }.joined()
  }

  private mutating func extraExpressions(_ number: Int) -> String {
    let guardExpression = """
        - Key: sourceIPAddress
          Condition: IsIPAddress

      """
    switch number % 4 {
    case 0:
      return guardExpression + """
          - KeyPath: userIdentity.sessionContext.sessionIssuer.userName
            Condition: IsNotIn
            Values:
              - SecurityAudit
              - PostureScanner\(digits(3))
              - 'Backup Operator \(digits(2))'

        """
    case 1:
      return guardExpression + """
          - Any:
              - KeyPath: userIdentity.type
                Condition: IsIn
                Values: [IAMUser, AssumedRole, Root]
              - KeyPath: requestParameters.policyArn
                Condition: EndsWith
                Value: /AdministratorAccess

        """
    case 2:
      return guardExpression + """
          - KeyPath: requestParameters.items
            Condition: AnyElement
            Expressions:
              - Key: instanceId
                Condition: StartsWith
                Value: i-
          - Key: userAgent
            Condition: DoesNotContain
            Value: "Terraform/1.\(next(10))"

        """
    default:
      return guardExpression + """
          - None:
              - {KeyPath: userIdentity.arn, Condition: IContains, Value: ':role/break-glass-\(digits(2))'}
              - {Key: sourceIPAddress, Condition: IsIPAddressInCIDR, Value: 198.51.\(next(200)).0/24}

        """
    }
  }

  private mutating func log(action: String, account: String, user: String, isService: Bool)
    -> String
  {
    let second = next(10) < 5 ? "0\(next(10))" : "\(10 + next(50))"
    let address = isService ? "config.amazonaws.com" : "203.0.113.\(next(250))"
    return """
          Log:
            eventVersion: "1.09"
            eventTime: "2026-03-11T09:15:\(second)Z"
            eventSource: iam.amazonaws.com
            eventName: \(action)
            awsRegion: \(pick(["us-east-1", "eu-west-1", "eu-central-1"]))
            sourceIPAddress: "\(address)"
            userAgent: "aws-cli/2.15.\(next(40)) Python/3.11.8"
            userIdentity:
              type: AssumedRole
              principalId: AROAEXAMPLE\(digits(10)):session
              arn: arn:aws:sts::\(account):assumed-role/\(user)/session
              accountId: "\(account)"
              accessKeyId: ASIAEXAMPLE\(digits(9))
              sessionContext:
                sessionIssuer:
                  type: Role
                  principalId: AROAEXAMPLE\(digits(10))
                  arn: arn:aws:iam::\(account):role/\(user)
                  accountId: '\(account)'
                  userName: \(user)
                attributes: {creationDate: '2026-03-11T09:00:\(second)Z', mfaAuthenticated: 'false'}
            requestParameters:
              name: resource-\(digits(8))
              policyArn: arn:aws:iam::aws:policy/ReadOnlyAccess
              maxResults: \(next(1000))
              items:
                - instanceId: i-\(digits(17))
                  imageId: ami-\(digits(17))
                - {instanceId: i-\(digits(17)), imageId: ami-\(digits(17))}
            responseElements: null
            requestID: \(digits(8))-\(digits(4))-\(digits(4))-a\(digits(11))
            eventID: b\(digits(7))-\(digits(4))-\(digits(4))-\(digits(12))
            readOnly: \(next(2) == 0)
            eventType: AwsApiCall
            managementEvent: true
            recipientAccountId: "\(account)"
            tlsDetails:
              tlsVersion: TLSv1.2
              cipherSuite: ECDHE-RSA-AES128-GCM-SHA256

      """
  }
}
