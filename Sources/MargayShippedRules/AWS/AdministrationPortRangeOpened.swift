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
