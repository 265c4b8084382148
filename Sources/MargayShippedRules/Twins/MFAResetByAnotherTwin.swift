import MargayKit

/// The same detection as `Okta.MFAResetByAnother` in YAML.
struct MFAResetByAnotherTwin: Rule, Equatable {
  let id = "Okta.MFAResetByAnother.Swift"
  let place: CodePlace? = .here()
  let logTypes = [OktaSystemLog.logType]
  let isEnabled = false
  let severity = Severity.low
  let tags = ["Okta", "Identity", "Multi-factor Authentication"]
  let reports = [
    ReportMapping(framework: "MITRE ATT&CK", values: ["TA0006:T1556.006", "TA0003:T1556.006"])
  ]
  let summaryAttributes = ["actor.alternateId", "client.ipAddress"]
  let dedupPeriodMinutes = 30

  private static let calls: Set<Text> = ["user.mfa.factor.reset_all", "user.mfa.factor.deactivate"]

  func matches(_ event: Event) -> Bool {
    event["eventType"].isIn(Self.calls) && OktaSystemLog.isSuccess(event)
      && event["actor", "id"] != event["target", 0, "id"]
  }

  func severity(_ event: Event) -> Severity? {
    if event.text("actor.displayName")?.lowercased().hasPrefix("service desk") == true {
      return nil
    }
    if event.text("client.ipAddress")?.isPublicIPAddress == true { return .high }
    return event["actor", "type"] == "User" ? .medium : nil
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("actor.alternateId")) removed factors of \(event.shown("target[0].alternateId")) in Okta"
  }

  func dedup(_ event: Event) -> String? { event.groupKey("target[0].id") ?? defaultDedup }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"eventType": "user.mfa.factor.reset_all", "outcome": {"result": "SUCCESS"}, "actor": {"id": "1", "type": "User"}, "target": [{"id": "2"}]}"#
    )
    return [
      RuleTest("by another", matches: true, log, severity: .medium),
      RuleTest("by oneself", matches: false, log.with("target[0].id", "1")),
    ]
  }
}
