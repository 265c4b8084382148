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
