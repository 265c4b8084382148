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
