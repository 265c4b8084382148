import MargayKit

/// The same detection as `AWS.S3ServerAccess.PlainHTTPAccess` in YAML.
struct PlainHTTPAccessTwin: Rule, Equatable {
  let id = "AWS.S3ServerAccess.PlainHTTPAccess.Swift"
  let place: CodePlace? = .here()
  let logTypes = [S3ServerAccess.logType]
  let isEnabled = false
  let severity = Severity.low
  let tags = ["AWS", "S3", "Compliance"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0006:T1040"])]
  let summaryAttributes = ["bucket", "requester", "useragent"]
  let dedupPeriodMinutes = 1440

  func matches(_ event: Event) -> Bool {
    event["tlsVersion"].isNull && event["ciphersuite"].isNull && !event["requester"].isNull
      && event["operation"].hasPrefix("REST.") && event["httpstatus"] < 400
  }

  func title(_ event: Event) -> String? {
    "Bucket \(event.shown("bucket")) used over plain HTTP by \(event.shown("requester"))"
  }

  func dedup(_ event: Event) -> String? { event.groupKey("bucket", "requester") ?? defaultDedup }

  var tests: [RuleTest] {
    let log = TestLog(
      #"{"bucket": "b", "requester": "r", "operation": "REST.GET.OBJECT", "httpstatus": 200}"#)
    return [
      RuleTest("plain", matches: true, log),
      RuleTest("over TLS", matches: false, log.with("tlsVersion", "TLSv1.3")),
    ]
  }
}
