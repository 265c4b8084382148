import MargayAlerts
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import TestSupport
import Testing

/// `p_row_id` and `p_log_type`, which every event has (language reference, section 10).
@Suite("Synthetic fields")
struct SyntheticFieldTests {
  /// A reading of one event: its text, its place in the input and the log type given from outside.
  private func match(
    _ rule: Detection, _ json: String, logType: String? = nil, place: UInt64 = 0
  ) throws -> RuleMatch? {
    var parser = EventParser(logType: logType.map { Array($0.utf8) })
    guard case .ok(let event) = parser.parse(Array(json.utf8), place: place) else {
      throw RuleText.UnreadableEvent(json: json)
    }
    var interpreter = Interpreter([rule.program])
    interpreter.begin(event)
    guard interpreter.outcome(of: 0) == .matched else { return nil }
    return interpreter.match(of: 0, rule.metadata)
  }

  /// A condition, and whether it holds for an event of the log type `Given.Type` that carries `Own.Type`.
  static let logTypeConditions: [(String, Bool)] = [
    ("{Key: p_log_type, Condition: Equals, Value: Given.Type}", true),
    ("{Key: P_Log_Type, Condition: Equals, Value: Given.Type}", true),
    ("{DeepKey: [p_log_type], Condition: Equals, Value: Given.Type}", true),
    ("{KeyPath: p_log_type, Condition: StartsWith, Value: Given}", true),
    ("{KeyPath: p_log_type, Condition: Equals, Value: Own.Type}", false),
    ("{KeyPath: p_log_type.x, Condition: Exists}", false),
    ("{Condition: Equals, Values: [{Key: p_log_type}, {Key: copy}]}", true),
    // It is a field of the event, not of what is inside it.
    ("{KeyPath: o.p_log_type, Condition: Exists}", false),
    (
      "{Key: l, Condition: AnyElement, Expressions: [{Key: p_log_type, Condition: Exists}]}", false
    ),
  ]

  @Test("the log type is readable in Detection", arguments: logTypeConditions)
  func logTypeInDetection(_ condition: String, _ holds: Bool) throws {
    let rule = try RuleText.compile(RuleText.detection(condition))
    for own in ["", #""p_log_type":"Own.Type","#, #""p_log_type":null,"#] {
      let event = #"{\#(own)"o":{},"l":[{}],"copy":"Given.Type"}"#
      #expect((try match(rule, event, logType: "Given.Type") != nil) == holds, "\(event)")
    }
  }

  @Test("in InlineFilters its name is exact")
  func logTypeInFilters() throws {
    let exact = try RuleText.compile(
      RuleText.filter("{KeyPath: p_log_type, Condition: Equals, Value: Given.Type}"))
    #expect(try match(exact, "{}", logType: "Given.Type") != nil)
    #expect(try match(exact, #"{"p_log_type":"Own.Type"}"#, logType: "Given.Type") != nil)
    #expect(try match(exact, #"{"p_log_type":"Own.Type"}"#) == nil)
    #expect(try match(exact, #"{"p_log_type":"Given.Type"}"#) != nil)
    let folded = try RuleText.compile(
      RuleText.filter("{KeyPath: P_Log_Type, Condition: Equals, Value: Given.Type}"))
    #expect(try match(folded, "{}", logType: "Given.Type") == nil)
  }

  @Test("without a log type from outside the event's own counts, or none")
  func ownLogType() throws {
    let rule = try RuleText.compile(
      RuleText.detection("{Key: p_log_type, Condition: Equals, Value: Own.Type}"))
    #expect(try match(rule, #"{"p_log_type":"Own.Type"}"#) != nil)
    #expect(try match(rule, #"{"P_LOG_TYPE":"Own.Type"}"#) != nil)
    let missing = try RuleText.compile(
      RuleText.detection("{Key: p_log_type, Condition: DoesNotExist}"))
    #expect(try match(missing, "{}") != nil)
    #expect(try match(missing, "{}", logType: "Given.Type") == nil)
  }

  @Test("both are readable in titles, GroupBy and contexts")
  func alertFields() throws {
    let rule = try RuleText.compile(
      RuleText.detection("{Condition: AlwaysTrue}") + """
        AlertTitle: '{p_log_type} {p_row_id}'
        GroupBy: [{Key: p_log_type}, {KeyPath: p_row_id}]
        AlertContext:
          - {KeyName: type, KeyValue: {Key: p_log_type}}
          - {KeyName: row, KeyValue: {Key: p_row_id}}

        """)
    let own = try #require(
      try match(rule, #"{"p_row_id":"r1","p_log_type":"Own.Type"}"#, logType: "Given.Type"))
    #expect(own.title == Array("Given.Type r1".utf8))
    #expect(own.dedup == Array(#"["Given.Type","r1"]"#.utf8))
    #expect(own.context == Array(#"{"type":"Given.Type","row":"r1"}"#.utf8))
    let made = try #require(try match(rule, "{}", logType: "Given.Type"))
    let id = try #require(String(decoding: made.title, as: UTF8.self).split(separator: " ").last)
    #expect(!id.isEmpty)
    #expect(id.allSatisfy { $0.isHexDigit })
    #expect(made.dedup == Array(#"["Given.Type","\#(id)"]"#.utf8))
    #expect(made.context == Array(#"{"type":"Given.Type","row":"\#(id)"}"#.utf8))
  }

  @Test("a row id that is made tells events apart, by their bytes and by their place")
  func rowIDs() throws {
    let rule = try RuleText.compile(
      RuleText.detection("{Key: p_row_id, Condition: Exists}") + "GroupBy: [{Key: p_row_id}]\n")
    func rowID(_ json: String, _ place: UInt64) throws -> [UInt8] {
      try #require(try match(rule, json, place: place)).dedup
    }
    let first = try rowID(#"{"a":1}"#, 0)
    #expect(try rowID(#"{"a":1}"#, 0) == first)
    #expect(try rowID(#"{"a":1}"#, 1) != first)
    #expect(try rowID(#"{"a":2}"#, 0) != first)
    #expect(try rowID(#"{"p_row_id":"own"}"#, 0) == Array("own".utf8))
    #expect(try rowID(#"{"P_ROW_ID":"own"}"#, 7) == Array("own".utf8))
    #expect(try rowID(#"{"p_row_id":7}"#, 0) == Array("7".utf8))
  }

  @Test("grouping by the row id makes an alert of each event")
  func grouping() throws {
    let rules = RuleText.rules(
      RuleText.filter("{KeyPath: p_row_id, Condition: IsNotNullOrEmpty}")
        + "GroupBy: [{Key: p_row_id}]\n")
    var settings = EvaluationSettings()
    settings.runsAllRules = true
    let input = Array(repeating: Array("{\"a\":1}\n".utf8), count: 5).joined()
    let alerts = try MatchingRun(rules, over: Array(input), settings: settings).alerts
    #expect(alerts.count == 5)
    #expect(Set(alerts.map(\.dedup)).count == 5)
  }

  /// An event, the log type given for all events, and the log type that rules read.
  static let known: [(event: String, given: String?, read: String)] = [
    (
      #"{"eventVersion":"1.08","eventSource":"s3.amazonaws.com","eventName":"x","#
        + #""awsRegion":"r","eventTime":"2024-01-02T03:04:05Z","eventID":"i"}"#, nil,
      "AWS.CloudTrail"
    ),
    (#"{"p_log_type":"Table.Events"}"#, nil, "Table.Events"),
    (#"{"p_log_type":"Foreign.Type"}"#, nil, "Foreign.Type"),
    (#"{"p_log_type":"Foreign.Type"}"#, "Table.Events", "Table.Events"),
    ("{}", "Table.Events", "Table.Events"),
    ("{}", nil, "<p_log_type not found>"),
  ]

  @Test("in a run rules read the log type that the run goes by", arguments: known)
  func knownLogType(_ event: String, _ given: String?, _ read: String) throws {
    let rules = RuleText.rules(
      RuleText.detection("{Condition: AlwaysTrue}") + "AlertTitle: '{p_log_type}'\n")
    var settings = EvaluationSettings()
    settings.logType = given
    settings.runsAllRules = true
    let alerts = try MatchingRun(rules, over: Array(event.utf8), settings: settings).alerts
    #expect(alerts.map(\.title) == [Array(read.utf8)])
  }
}
