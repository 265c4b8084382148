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
