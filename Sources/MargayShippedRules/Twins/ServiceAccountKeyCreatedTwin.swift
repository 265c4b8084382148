import MargayKit

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
