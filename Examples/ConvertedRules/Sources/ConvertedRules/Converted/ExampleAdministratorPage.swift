// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From Detections/administrator_page.yml, SHA-256 7b2e32bd7ca0a1111782d3268a8e84c9e7d6bc810856b672648087478159036d.

/// A page for administrators was shown.
///
/// A page for administrators was answered to an address outside of the site's networks.
struct ExampleAdministratorPage: Rule {
  let id = "Example.AdministratorPage"
  let place: CodePlace? = .here()
  let logTypes = ["Nginx.Access"]
  let displayName: String? = "A page for administrators was shown"
  let severity = Severity.low
  let description =
    "A page for administrators was answered to an address outside of the site's networks."
  let reference = "https://nginx.org/en/docs/http/ngx_http_log_module.html"
  let runbook = "Ask who it was, and close the page to the outside."
  let tags = ["Web", "Example"]

  private static let network = IPRange(literal: "198.51.100.0/24")

  func matches(_ event: Event) -> Bool {
    guard event["request"].containsIgnoringCase(" /admin") else { return false }
    guard event["status"] == 200 else { return false }
    return !Self.network.contains(event["remoteAddr"])
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("request")) from \(event.shown("remoteAddr"))"
  }

  func dedup(_ event: Event) -> String? {
    event.groupKey("remoteAddr") ?? defaultDedup
  }

  var tests: [RuleTest] {
    [
      RuleTest(
        "from outside",
        matches: true,
        #"""
        {
          "remoteAddr": "203.0.113.7",
          "request": "GET /Admin/users HTTP/1.1",
          "status": 200
        }
        """#),
      RuleTest(
        "from the site",
        matches: false,
        #"{"remoteAddr": "198.51.100.7", "request": "GET /admin HTTP/1.1", "status": 200}"#),
      RuleTest(
        "refused",
        matches: false,
        #"{"remoteAddr": "203.0.113.7", "request": "GET /admin HTTP/1.1", "status": 403}"#),
      RuleTest(
        "another page",
        matches: false,
        #"{"remoteAddr": "203.0.113.7", "request": "GET /blog HTTP/1.1", "status": 200}"#),
    ]
  }
}
