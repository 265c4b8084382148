import MargayKit

/// The same detection as `GitHub.RepositoryMadePublic` in YAML.
struct RepositoryMadePublicTwin: Rule, Equatable {
  let id = "GitHub.RepositoryMadePublic.Swift"
  let place: CodePlace? = .here()
  let logTypes = [GitHubAudit.logType]
  let isEnabled = false
  let severity = Severity.high
  let tags = ["GitHub", "Exfiltration"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0010:T1567.001"])]
  let summaryAttributes = ["actor", "repo", "actor_ip"]
  let inlineFilters = [MatchExpression("repo", "DoesNotEndWith", ".github.io")]

  func matches(_ event: Event) -> Bool {
    event["action"] == "repo.access" && event["visibility"].equalsIgnoringCase("public")
      && !event["previous_visibility"].equalsIgnoringCase("public")
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("actor")) made \(event.shown("repo")) public"
  }

  func dedup(_ event: Event) -> String? { event.groupKey("repo") ?? defaultDedup }

  func alertContext(_ event: Event) -> AlertContext { ["before": event["previous_visibility"]] }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"action": "repo.access", "visibility": "public", "previous_visibility": "private", "repo": "example/secret"}"#
    )
    return [
      RuleTest("made public", matches: true, log),
      RuleTest("static site", matches: false, log.with("repo", "example/x.github.io")),
    ]
  }
}
