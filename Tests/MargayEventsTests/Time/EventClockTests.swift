import MargayEvents
import Testing

@Suite("The time of an event")
struct EventClockTests {
  private func event(_ json: String) throws -> Event {
    var parser = EventParser()
    switch parser.parse(Array(json.utf8)) {
    case .ok(let event): return event
    case .bad(let defect): throw defect
    }
  }

  private func time(
    _ json: String, _ clock: inout EventClock, type: String? = nil
  ) throws -> Int64 {
    let event = try event(json)
    let id = type.flatMap { LogTypeResolver().id(of: $0) } ?? .unknown
    return event.withTape { _ in clock.time(of: event.root, type: id) }
  }

  private static let second: Int64 = 1_000_000_000

  @Test("The time field of each log type", arguments: sampleEvents)
  func logTypes(type: String, json: String, time expected: Int64) throws {
    var clock = EventClock()
    #expect(try time(json, &clock, type: type) == expected)
    #expect(clock.missing.isEmpty)
  }

  @Test("The second time field of GCP audit logs")
  func receiveTimestamp() throws {
    var clock = EventClock()
    let json = #"{"timestamp":"soon","receiveTimestamp":"1970-01-01T00:00:09Z"}"#
    #expect(try time(json, &clock, type: "GCP.AuditLog") == 9 * Self.second)
    #expect(clock.missing.values.map(\.unreadable) == [1])
  }

  @Test(
    "The order of the sources",
    arguments: [
      (#"{"own":{"t":[1]},"p_event_time":2,"eventTime":3,"p_parse_time":4}"#, 1),
      (#"{"own":{"t":["x"]},"p_event_time":2,"eventTime":3,"p_parse_time":4}"#, 2),
      (#"{"own":{},"p_event_time":2,"eventTime":3,"p_parse_time":4}"#, 2),
      (#"{"own":null,"p_event_time":"2","eventTime":3,"p_parse_time":4}"#, 2),
      (#"{"p_event_time":true,"eventTime":3,"p_parse_time":4}"#, 3),
      (#"{"p_event_time":null,"eventTime":"1970-01-01 00:00:03","p_parse_time":4}"#, 3),
      (#"{"eventTime":"yesterday","p_parse_time":4}"#, 4),
      (#"{"eventTime":{},"p_parse_time":"1970-01-01T00:00:04Z"}"#, 4),
      (#"{"a":1}"#, 0),
    ] as [(String, Int64)])
  func order(json: String, seconds: Int64) throws {
    let path = try KeyPathParser.parse("own.t[0]", names: .folded).get()
    var clock = EventClock(timeField: path)
    #expect(try time(json, &clock, type: "AWS.CloudTrail") == seconds * Self.second)
  }

  @Test("The time field of another log type is no source")
  func otherType() throws {
    var clock = EventClock()
    #expect(try time(#"{"eventTime":3}"#, &clock, type: "Okta.SystemLog") == 0)
    #expect(try time(#"{"eventTime":3}"#, &clock) == 0)
  }

  @Test("A path that gathers a list gives no time")
  func gathered() throws {
    let path = try KeyPathParser.parse("t[*]", names: .folded).get()
    var clock = EventClock(timeField: path)
    #expect(try time(#"{"t":[1,2]}"#, &clock) == 0)
    #expect(clock.missing[.unknown]?.unreadable == 1)
  }

  @Test("Without a time the greatest one before counts, in this input only")
  func greatest() throws {
    var clock = EventClock()
    #expect(try time("{}", &clock) == 0)
    #expect(try time(#"{"p_event_time":7}"#, &clock) == 7 * Self.second)
    #expect(try time(#"{"p_event_time":5}"#, &clock) == 5 * Self.second)
    #expect(try time("{}", &clock) == 7 * Self.second)
    #expect(try time(#"{"p_event_time":"?"}"#, &clock) == 7 * Self.second)
    clock.beginInput(isLive: false)
    #expect(try time("{}", &clock) == 0)
    #expect(try time(#"{"p_event_time":-3}"#, &clock) == -3 * Self.second)
    #expect(try time("{}", &clock) == -3 * Self.second)
  }

  @Test("Live input has the clock")
  func live() throws {
    var clock = EventClock()
    clock.beginInput(isLive: true)
    let earliest = try time(#"{"p_event_time":"?"}"#, &clock)
    #expect(earliest > 1_700_000_000 * Self.second)
    #expect(try time("{}", &clock) >= earliest)
    #expect(try time(#"{"p_event_time":7}"#, &clock) == 7 * Self.second)
    #expect(try time("{}", &clock) == 7 * Self.second)
  }

  @Test("Times that are missing or cannot be read are counted once an event, by log type")
  func counts() throws {
    var clock = EventClock()
    _ = try time(
      #"{"p_event_time":"?","eventTime":"?","p_parse_time":"?"}"#, &clock, type: "AWS.CloudTrail")
    _ = try time(#"{"eventTime":"?","p_parse_time":1}"#, &clock, type: "AWS.CloudTrail")
    _ = try time("{}", &clock, type: "AWS.CloudTrail")
    _ = try time("{}", &clock)
    _ = try time(#"{"eventTime":1}"#, &clock, type: "AWS.CloudTrail")
    let id = try #require(LogTypeResolver().id(of: "AWS.CloudTrail"))
    #expect(clock.missing.count == 2)
    #expect(clock.missing[id] == .init(unreadable: 2, absent: 1))
    #expect(clock.missing[id]?.total == 3)
    #expect(clock.missing[.unknown] == .init(unreadable: 0, absent: 1))
  }
}
