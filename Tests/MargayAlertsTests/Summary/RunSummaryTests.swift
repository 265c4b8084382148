import MargayAlerts
import MargayEvents
import Testing

@Suite struct RunSummaryTests {
  static var full: RunSummary {
    var summary = RunSummary()
    summary.eventsRead = 2_900
    summary.bytesRead = 3_456_789
    summary.repaired = 1
    summary.duplicateKeys = 2
    summary.badLineCount = 1_103
    summary.firstBadLines = [
      BadLine(file: "a\u{202E}.ndjson", line: 7, offset: 512, reason: "no \u{1B} JSON"),
      BadLine(file: "-", line: 9, offset: 600, reason: "too long"),
      BadLine(file: "-", line: 10, offset: 700, reason: "too deep"),
    ]
    summary.unknownLogType = 5
    summary.withoutRule = 6
    summary.withoutTime = [
      RunSummary.UnreadTimes(logType: "AWS.CloudTrail", count: 3),
      RunSummary.UnreadTimes(logType: nil, count: 1),
    ]
    summary.lateMatches = 4
    summary.rules = [
      RunSummary.RuleCounts(ruleID: "AWS.Root", matches: 1, alerts: 0),
      RunSummary.RuleCounts(ruleID: "Quiet", matches: 0, alerts: 0),
      RunSummary.RuleCounts(ruleID: "AWS.日", matches: 1_000, alerts: 12, errors: 2),
    ]
    summary.duration = .milliseconds(1_250)
    return summary
  }

  @Test func jsonHasAllKeys() {
    let expected =
      #"{"formatVersion":1,"eventsRead":2900,"bytesRead":3456789,"repaired":1,"duplicateKeys":2,"#
      + #""badLines":{"count":1103,"first":["#
      + "{\"file\":\"a\u{202E}.ndjson\",\"line\":7,\"offset\":512,"
      + #""reason":"no \u001b JSON"},"#
      + #"{"file":"-","line":9,"offset":600,"reason":"too long"},"#
      + #"{"file":"-","line":10,"offset":700,"reason":"too deep"}]},"#
      + #""unknownLogType":5,"withoutRule":6,"withoutTime":{"AWS.CloudTrail":3,"unknown":1},"lateMatches":4,"#
      + #""rules":[{"ruleId":"AWS.Root","matches":1,"alerts":0,"errors":0},"#
      + #"{"ruleId":"Quiet","matches":0,"alerts":0,"errors":0},"#
      + #"{"ruleId":"AWS.日","matches":1000,"alerts":12,"errors":2}],"seconds":1.250}"#
      + "\n"
    #expect(Self.full.json() == Array(expected.utf8))
  }

  @Test func textSaysEverythingAndEscapesIt() {
    let expected = """
      Read 2,900 events, 3.4 MB, in 1.25 s (2,320 events and 2.7 MB a second).
      1,001 matches of 2 rules, 12 alerts.
        AWS.Root  1 match, 0 alerts
        AWS.日    1,000 matches, 12 alerts, 2 errors
      1 event repaired while reading (invalid UTF-8, lone surrogates or raw control characters).
      2 duplicate keys; the first of each name was used.
      1,103 bad lines, not read as events:
        a\\u{202E}.ndjson:7 (offset 512): no \\u{001B} JSON
        -:9 (offset 600): too long
        and 1,101 more; --summary FILE lists the first 100.
      5 events of unknown log type, given to no rule. Name the type with --log-type, or in a field \
      p_log_type of the events, or use --all-rules to ignore log types.
      6 events of a log type that no running rule takes.
      3 events of AWS.CloudTrail without a time that can be read; the next source of a time was used. \
      Name the field with --time-field.
      1 event of unknown log type without a time that can be read; the next source of a time was \
      used. Name the field with --time-field.
      4 matches came later than --lateness allows; windows may be split. Raise --lateness, or give \
      the log as a file.

      """
    #expect(Self.full.text(badLineLimit: 2) == expected)
  }

  @Test func textOfNothingIsShort() {
    #expect(
      RunSummary().text() == "Read 0 events, 0 bytes, in 0.00 s.\n0 matches of 0 rules, 0 alerts.\n"
    )
  }

  @Test func withAllRulesUnknownLogTypesAreNotLost() {
    var summary = RunSummary()
    summary.unknownLogType = 1
    summary.ranAllRules = true
    #expect(summary.text().hasSuffix("1 event of unknown log type, given to all rules.\n"))
  }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 kB"), (999_999, "999.9 kB"),
    (1_000_000, "1.0 MB"), (12_345_678_901, "12.3 GB"),
  ])
  func sizes(bytes: Int, text: String) {
    var summary = RunSummary()
    summary.bytesRead = bytes
    #expect(summary.text().contains(", \(text), in "))
  }
}
