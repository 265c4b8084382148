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
