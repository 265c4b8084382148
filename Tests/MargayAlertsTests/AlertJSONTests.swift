import MargayAlerts
import MargayIR
import MargayKit
import Testing

@Suite struct AlertJSONTests {
  static func alert(isFinal: Bool = true) -> Alert {
    var metadata = rule("AWS.Root", threshold: 2, minutes: 90)
    metadata.displayName = "Root used"
    metadata.description = "The root user did something."
    metadata.reference = "https://example.com/root"
    metadata.runbook = "Ask."
    metadata.tags = ["root"]
    metadata.reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0004:T1078"])]
    metadata.summaryAttributes = ["userIdentity.arn"]
    let terms = WindowTerms(metadata)
    var window = AlertWindow(openedAt: 1_700_000_000_123_456_789, terms: terms, first: [])
    window.join(at: 1_700_000_060_000_000_000)
    var fields = AlertFields(
      title: Array("Root \"é\" \u{202E}\u{85}".utf8), severity: .critical,
      context: Array("{\"a\":[1,\"\u{202E}\"]}".utf8))
    fields.functionErrors = [FunctionError(function: "title", message: "no")]
    return Alert(
      rule: metadata, dedup: Array("root\n1".utf8), window: window,
      first: MatchPayload(logType: "AWS.CloudTrail", fields: fields), isFinal: isFinal)
  }

  static let beginning = """
    {"kind":"alert","formatVersion":1,"alertId":"73d01d50ebd6c03d8e4a2d4deb54fec0",\
    "ruleId":"AWS.Root","displayName":"Root used","logType":"AWS.CloudTrail",\
    "severity":"Critical","title":
    """
  static let middle = """
    ,"dedup":"root\\n1","description":"The root user did something.",\
    "reference":"https://example.com/root","runbook":"Ask.","destinations":null,\
    "tags":["root"],"reports":{"MITRE ATT&CK":["TA0004:T1078"]},\
    "summaryAttributes":["userIdentity.arn"],"alertContext":
    """
  static let end = """
    ,"threshold":2,"matchCount":2,"firstEventTime":"2023-11-14T22:13:20.123456789Z",\
    "lastEventTime":"2023-11-14T22:14:20Z","windowStart":"2023-11-14T22:13:20.123456789Z",\
    "windowEnd":"2023-11-14T23:43:20.123456789Z","final":true,\
    "functionErrors":[{"function":"title","message":"no"}]}\n
    """

  @Test func lineForAFile() {
    let line = String(decoding: Self.alert().ndjsonLine(), as: UTF8.self)
    let title = "\"Root \\\"é\\\" \u{202E}\u{85}\""
    let expected = Self.beginning + title + Self.middle + "{\"a\":[1,\"\u{202E}\"]}" + Self.end
    #expect(Array(line.utf8) == Array(expected.utf8))
  }

  @Test func lineForATerminal() {
    let line = String(decoding: Self.alert().ndjsonLine(forTerminal: true), as: UTF8.self)
    let title = #""Root \"é\" \u202e\u0085""#
    let expected = Self.beginning + title + Self.middle + #"{"a":[1,"\u202e"]}"# + Self.end
    #expect(Array(line.utf8) == Array(expected.utf8))
  }

  @Test func textsOfTheMatchReplaceThoseOfTheRule() {
    var metadata = rule("R")
    metadata.description = "rule"
    metadata.outputIDs = ["rule"]
    var fields = AlertFields(title: [], severity: .low, context: Array("{}".utf8))
    fields.description = ""
    fields.reference = "match"
    fields.destinations = []
    let alert = Alert(
      rule: metadata, dedup: [],
      window: AlertWindow(openedAt: 0, terms: WindowTerms(metadata), first: []),
      first: MatchPayload(logType: nil, fields: fields), isFinal: false)
    #expect(alert.description.isEmpty)
    #expect(alert.reference == "match")
    #expect(alert.destinations == [])
    let line = String(decoding: alert.ndjsonLine(), as: UTF8.self)
    for part in [
      #""displayName":null"#, #""logType":null"#, #""destinations":[]"#, #""reports":{}"#,
      #""final":false"#, #""functionErrors":[]"#,
    ] {
      #expect(line.contains(part))
    }
  }

  @Test func payloadComesBackAsItWas() throws {
    var fields = AlertFields(title: [0, 255], severity: .info, context: Array("{}".utf8))
    fields.description = ""
    fields.runbook = "b"
    fields.destinations = ["x", ""]
    fields.functionErrors = [FunctionError(function: "f", message: "é")]
    for payload in [
      MatchPayload(logType: nil, fields: fields),
      MatchPayload(
        logType: "a", fields: AlertFields(title: [], severity: .critical, context: [])),
    ] {
      #expect(try MatchPayload(decoding: payload.encoded, folder: "") == payload)
      for length in 0..<payload.encoded.count {
        #expect(throws: SpillError.damaged(folder: "f")) {
          try MatchPayload(decoding: Array(payload.encoded.prefix(length)), folder: "f")
        }
      }
    }
  }
}
