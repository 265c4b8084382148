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
