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
