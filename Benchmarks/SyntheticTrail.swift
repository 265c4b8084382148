/// Makes CloudTrail-like events of about 1.2 kB, the same for the same seed.
struct SyntheticTrail {
  private var state: UInt64
  private static let services: [(source: String, names: [String])] = [
    (
      "ec2.amazonaws.com", ["DescribeInstances", "DescribeVolumes", "DescribeTags", "RunInstances"]
    ),
    ("s3.amazonaws.com", ["GetObject", "PutObject", "ListBuckets", "GetBucketAcl"]),
    (
      "iam.amazonaws.com", ["ListRoles", "GetRole", "GetPolicyVersion", "ListAttachedRolePolicies"]
    ),
    ("sts.amazonaws.com", ["AssumeRole", "GetCallerIdentity"]),
    ("kms.amazonaws.com", ["Decrypt", "GenerateDataKey", "DescribeKey"]),
    ("logs.amazonaws.com", ["CreateLogStream", "DescribeLogGroups"]),
    ("ssm.amazonaws.com", ["UpdateInstanceInformation", "GetParameter", "DescribeParameters"]),
  ]
  private static let users = [
    "deploy", "backup", "ci-runner", "ada.okoye", "brook.lee", "cleo.lind",
  ]
  private static let regions = ["eu-west-1", "us-east-1", "eu-central-1"]

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

  /// The next event as a line of NDJSON.
  mutating func line(second: Int) -> String {
    let service = SyntheticTrail.services[next(SyntheticTrail.services.count)]
    let name = next(400) == 0 ? "Rare\(next(100))" : service.names[next(service.names.count)]
    let user = SyntheticTrail.users[next(SyntheticTrail.users.count)]
    let region = SyntheticTrail.regions[next(SyntheticTrail.regions.count)]
    let account = "111122223333"
    let hour = second / 3600 % 24
    let minute = second / 60 % 60
    let time =
      "2026-03-02T\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute):"
      + "\(second % 60 < 10 ? "0" : "")\(second % 60)Z"
    return """
      {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE\(digits(10)):\(user)",\
      "arn":"arn:aws:sts::\(account):assumed-role/\(user)/session-\(digits(8))","accountId":"\(account)",\
      "accessKeyId":"ASIAEXAMPLE\(digits(9))","sessionContext":{"sessionIssuer":{"type":"Role","principalId":\
      "AROAEXAMPLE\(digits(10))","arn":"arn:aws:iam::\(account):role/\(user)","accountId":"\(account)","userName":\
      "\(user)"},"webIdFederationData":{},"attributes":{"creationDate":"\(time)","mfaAuthenticated":"false"}}},\
      "eventTime":"\(time)","eventSource":"\(service.source)","eventName":"\(name)","awsRegion":"\(region)",\
      "sourceIPAddress":"10.\(next(256)).\(next(256)).\(next(256))","userAgent":"aws-cli/2.13.0 Python/3.11.4 \
      Linux/5.10.179-171.711.amzn2.x86_64 exe/x86_64.amzn.2 prompt/off command/\(name)","requestParameters":{\
      "instancesSet":{"items":[{"instanceId":"i-\(digits(17))"}]},"filterSet":{},"maxResults":\(next(1000))},\
      "responseElements":null,"requestID":"\(digits(8))-\(digits(4))-\(digits(4))-\(digits(12))","eventID":\
      "\(digits(8))-\(digits(4))-\(digits(4))-\(digits(12))","readOnly":\(next(2) == 0),"eventType":"AwsApiCall",\
      "managementEvent":true,"recipientAccountId":"\(account)","eventCategory":"Management","tlsDetails":{\
      "tlsVersion":"TLSv1.2","cipherSuite":"ECDHE-RSA-AES128-GCM-SHA256","clientProvidedHostHeader":\
      "\(service.source)"}}

      """
  }

  /// A rule that matches about one event in 40,000; its shape is one of five that shipped rules have.
  static func rule(_ number: Int) -> String {
    let head = """
      AnalysisType: rule
      RuleID: Benchmark.Rule\(number)
      Enabled: true
      Severity: Low
      LogTypes: [AWS.CloudTrail]
      AlertTitle: '{eventName} by {userIdentity.arn}'

      """
    let name = "Rare\(number % 100)"
    switch number % 5 {
    case 0:
      return head + """
        Detection:
          - {Key: eventName, Condition: Equals, Value: \(name)}
          - {Key: errorCode, Condition: DoesNotExist}

        """
    case 1:
      return head + """
        Detection:
          - {Key: eventSource, Condition: Equals, Value: iam.amazonaws.com}
          - {Key: eventName, Condition: IsIn, Values: [\(name), Delete\(name), Put\(name)]}
          - {KeyPath: requestParameters.policyArn, Condition: EndsWith, Value: /AdministratorAccess}

        """
    case 2:
      return head + """
        Detection:
          - {Key: eventName, Condition: StartsWith, Value: \(name)}
          - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: AWSService}
          - {Key: userAgent, Condition: IContains, Value: TERRAFORM}

        """
    case 3:
      return head + """
        InlineFilters:
          - {KeyPath: recipientAccountId, Condition: Equals, Value: '111122223333'}
        Detection:
          - Any:
              - {KeyPath: requestParameters.name, Condition: Contains, Value: \(name)}
              - {KeyPath: responseElements.ConsoleLogin, Condition: Equals, Value: Failure}
          - {Key: sourceIPAddress, Condition: IsIPAddressPublic}

        """
    default:
      return head + """
        Detection:
          - {Key: eventName, Condition: Equals, Value: \(name)}
          - KeyPath: requestParameters.instancesSet.items
            Condition: AnyElement
            Expressions: [{Key: instanceId, Condition: StartsWith, Value: i-}]

        """
    }
  }
}
