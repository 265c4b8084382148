import MargayKit

/// Finds downloads whose size and speed together show a bulk copy out of a bucket.
struct BulkDownloadSpeed: Rule, Equatable {
  let id = "AWS.S3ServerAccess.BulkDownloadSpeed"
  let place: CodePlace? = .here()
  let logTypes = [S3ServerAccess.logType]
  let displayName: String? = "Bucket copied at full speed"
  let severity = Severity.low
  let description =
    "A requester outside the network reads whole objects at a speed that only a copy inside a data centre has."
  let reference = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html"
  let runbook =
    "1. Whose address is it?\n2. Sum up what the requester read.\n3. Take the key away if nobody knows the machine."
  let tags = ["AWS", "S3", "Exfiltration"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0010:T1530"])]
  let threshold = 20

  /// The least number of bytes a millisecond.
  private static let leastSpeed = 50_000
  private static let leastBytes = 16 << 20

  func matches(_ event: Event) -> Bool {
    guard event["operation"] == "REST.GET.OBJECT", S3ServerAccess.isSuccess(event),
      event["remoteip"].text?.isPublicIPAddress == true, let sent = event["bytessent"].int,
      let milliseconds = event["totaltime"].int, milliseconds > 0
    else { return false }
    return sent >= Self.leastBytes && event["objectsize"] == sent
      && sent / milliseconds >= Self.leastSpeed
  }

  func dedup(_ event: Event) -> String? { event.groupKey("requester", "bucket") }

  private static let log = TestLog(
    """
    {"bucket": "example-reports", "requester": "arn:aws:iam::123456789012:user/alice", "operation": "REST.GET.OBJECT",
     "remoteip": "192.31.196.20", "httpstatus": 200, "bytessent": 104857600, "objectsize": 104857600, "totaltime": 1000,
     "time": "2026-03-02T09:00:00Z"}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "hundred megabytes a second", matches: true, Self.log,
        dedup: #"["arn:aws:iam::123456789012:user/alice","example-reports"]"#),
      RuleTest("ten seconds", matches: false, Self.log.with("totaltime", 10_000)),
      RuleTest("part of an object", matches: false, Self.log.with("bytessent", 52_428_800)),
      RuleTest("from inside", matches: false, Self.log.with("remoteip", "10.1.2.3")),
      RuleTest("no time taken", matches: false, Self.log.with("totaltime", 0)),
    ]
  }
}
