import MargayEvents
import MargayKit
import Testing

/// Names of fields, looked up as literals of a rule are: by a tag first, and by their bytes.
@Suite("Looking up fields")
struct FieldLookupTests {
  /// Names that are hard to tell apart: other cases, letters beyond ASCII that become ASCII in lower case, names with
  /// the same beginning, end and length, and names around the eight bytes that a tag reads at once.
  private static let names = [
    "", "a", "A", "ab", "aB", "abcdefg", "abcdefgh", "ABCDEFGH", "abcdefghi", "abcdefghXijklmnop",
    "abcdefghYijklmnop", "abcdefghxijklmnop", "kelvin", "\u{212A}elvin", "KELVIN", "\u{130}x",
    "i\u{307}x", "ix", "\u{E9}", "e\u{301}", "\u{C9}", "p_row_id", "P_ROW_ID", "p_log_type",
    "p_other1", "a.b", "\0", "\u{1}",
  ]

  /// A name as a literal of JSON.
  private static func quoted(_ name: String) -> String {
    "\""
      + name.unicodeScalars.map { scalar in
        scalar.value < 0x20
          ? "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
          : String(scalar)
      }.joined() + "\""
  }

  private static func lowercased(_ name: String) -> [UInt8] { Text(name).lowercased().utf8 }

  @Test("the exact name wins, else the first that is equal in lower case", arguments: 0..<300)
  func found(_ seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let fields = (0..<next(9)).map { _ in Self.names[next(Self.names.count)] }
    let object = fields.enumerated().map { place, name in
      "\(Self.quoted(name)): " + (place % 3 == 0 ? "[\(place), {\"a\": 0}]" : "\(place)")
    }.joined(separator: ", ")
    let inner = try Event(json: "{\"in\": {\(object)}}")
    let outer = try Event(json: "{\(object)}")
    for name in Self.names {
      let exact = fields.firstIndex { Array($0.utf8) == Array(name.utf8) }
      let folded = fields.firstIndex { Self.lowercased($0) == Self.lowercased(name) }
      let place = exact ?? folded
      let expected = place.map { $0 % 3 == 0 ? "[\($0),{\"a\":0}]" : "\($0)" }
      let component = PathComponent(Text(name))
      let value = inner["in", component]
      #expect(value.exists == (place != nil), "\(name) in \(object)")
      #expect(value.json == expected ?? "null", "\(name) in \(object)")
      #expect(inner["in"][component].json == expected ?? "null")
      guard !["p_row_id", "p_log_type"].contains(name.lowercased()) else { continue }
      #expect(outer[component].json == expected ?? "null", "\(name) in \(object)")
    }
  }

  @Test("what every event has is found under its name, and kept by its values")
  func synthetic() throws {
    var kept: [Text] = []
    for number in 0..<20 {
      let event = try Event(json: "{\"n\": \(number)}")
      event.prepareForReading(logType: StandingText(Array("One.\(number)".utf8)), notes: nil)
      kept.append(try #require(event["p_log_type"].text))
      kept.append(try #require(event["p_row_id"].text))
      #expect(event["p_row_id"].text == event["P_ROW_ID"].text)
      #expect(event["p_row_id"].text?.utf8Count == 32)
      #expect(!event["p_row_id", "a"].exists && !event["p_log_type", 0].exists)
      // The event is read again, by somebody who knows it by another name.
      event.prepareForReading(logType: StandingText(Array("Two".utf8)), notes: nil)
      #expect(event["p_log_type"] == "Two")
    }
    for number in 0..<20 { #expect(kept[2 * number].string == "One.\(number)") }
    #expect(Set(kept.map(\.string)).count == 40)
    let own = try Event(json: #"{"p_row_id": "mine", "P_LOG_TYPE": "yours"}"#)
    own.prepareForReading(logType: StandingText(Array("One".utf8)), notes: nil)
    #expect(own["p_row_id"] == "mine")
    #expect(own["p_log_type"] == "One")
    #expect(own["P_LOG_TYPE"] == "yours")
  }

  @Test("as many steps as there are", arguments: [true, false])
  func steps(_ isRecorded: Bool) throws {
    let event = try Event(json: #"{"a": {"b": [{"c": {"d": {"e": {"f": {"g": 1}}}}}]}}"#)
    let notes = EventNotes(isRecording: isRecorded)
    event.prepareForReading(logType: nil, notes: notes)
    #expect(event["a"].kind == .object)
    #expect(event["a", "b"].kind == .list)
    #expect(event["a", "b", 0].kind == .object)
    #expect(event["a", "b", 0, "c"].kind == .object)
    #expect(event["a", "b", -1, "c", "d"].kind == .object)
    #expect(event["a", "b", 0, "c", "d", "e"].kind == .object)
    #expect(event["a", "b", 0, "c", "d", "e", "f", "g"] == 1)
    #expect(event["a"]["b"][0, "c"]["d", "e", "f"]["g"] == 1)
    #expect(!event["a", 0].exists && !event["a", "b", "c"].exists && !event[0].exists)
    guard isRecorded else {
      #expect(notes.reads.isEmpty)
      return
    }
    let paths = notes.reads.compactMap { read in
      if case .path(let steps) = read { return steps.count }
      return nil
    }
    #expect(paths == [1, 2, 3, 4, 5, 6, 8, 2, 3, 1])
  }
}
