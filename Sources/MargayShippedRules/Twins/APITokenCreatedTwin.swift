import MargayKit

/// The same detection as `Okta.APITokenCreated` in YAML.
struct APITokenCreatedTwin: Rule, Equatable {
  let id = "Okta.APITokenCreated.Swift"
  let place: CodePlace? = .here()
  let logTypes = [OktaSystemLog.logType]
  let isEnabled = false
  let severity = Severity.medium
  let tags = ["Okta", "Identity", "Persistence"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0003:T1098.001"])]
  let summaryAttributes = ["actor.alternateId", "client.ipAddress"]
  let inlineFilters = [
    MatchExpression("actor.alternateId", "DoesNotEqual", "terraform-okta@example.com")
  ]

  func matches(_ event: Event) -> Bool {
    event["eventType"] == "system.api_token.create" && OktaSystemLog.isSuccess(event)
  }

  func title(_ event: Event) -> String? {
    "Okta API token \"\(event.shown("target[0].displayName"))\" created by \(event.shown("actor.alternateId"))"
  }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"eventType": "system.api_token.create", "outcome": {"result": "SUCCESS"}, "actor": {"alternateId": "ann@example.com"}, "target": [{"displayName": "ci"}]}"#
    )
    return [
      RuleTest("token made", matches: true, log),
      RuleTest(
        "by automation", matches: false, log.with("actor.alternateId", "terraform-okta@example.com")
      ),
    ]
  }
}
