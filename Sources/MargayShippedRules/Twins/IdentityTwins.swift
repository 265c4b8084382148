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

/// The same detection as `GCP.ServiceAccountKeyCreated` in YAML.
struct ServiceAccountKeyCreatedTwin: Rule, Equatable {
  let id = "GCP.ServiceAccountKeyCreated.Swift"
  let place: CodePlace? = .here()
  let logTypes = [GCPAuditLog.logType]
  let isEnabled = false
  let severity = Severity.medium
  let tags = ["GCP", "Persistence"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0003:T1098.001"])]
  let summaryAttributes = [
    "protoPayload.authenticationInfo.principalEmail", "protoPayload.requestMetadata.callerIp",
  ]

  func matches(_ event: Event) -> Bool {
    event["protoPayload", "methodName"].hasSuffix(".CreateServiceAccountKey")
      && GCPAuditLog.isSuccess(event)
      && event.text("protoPayload.authenticationInfo.principalEmail")?.lowercased()
        .hasSuffix(".gserviceaccount.com") != true
  }

  func title(_ event: Event) -> String? {
    "\(GCPAuditLog.actor(event)) created a key for a service account in \(event.shown("resource.labels.project_id"))"
  }

  func dedup(_ event: Event) -> String? {
    event.groupKey("protoPayload.authenticationInfo.principalEmail") ?? defaultDedup
  }

  func alertContext(_ event: Event) -> AlertContext {
    [
      "serviceAccount": event["protoPayload", "resourceName"],
      "address": event["protoPayload", "requestMetadata", "callerIp"],
    ]
  }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"protoPayload": {"methodName": "google.iam.admin.v1.CreateServiceAccountKey", "authenticationInfo": {"principalEmail": "ann@example.com"}}}"#
    )
    return [
      RuleTest("by a person", matches: true, log),
      RuleTest("refused", matches: false, log.with("protoPayload.status.code", 7)),
    ]
  }
}
