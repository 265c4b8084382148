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
