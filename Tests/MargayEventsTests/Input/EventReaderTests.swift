import MargayEvents
import Testing

@Suite("Reading events")
struct EventReaderTests {
  private func read(
    _ reader: EventReader, _ text: String, name: String = "input"
  ) throws -> [(json: String, position: EventPosition)] {
    var found: [(String, EventPosition)] = []
    try reader.read(ByteSource(bytes: Array(text.utf8), name: name)) { event, position in
      var json: [UInt8] = []
      event.root.appendCompactJSON(to: &json)
      found.append((String(decoding: json, as: UTF8.self), position))
      return true
    }
    return found
  }

  @Test("Several inputs, counts and positions")
  func severalInputs() throws {
    let reader = EventReader()
    let first = try read(
      reader,
      "{\"a\":1}\n\n{\"a\":1,\"a\":2,\"b\":{\"c\":1,\"c\":2}}\nx\n[]\n1\n{\"s\":\"\\ud800\"}\n")
    let second = try read(reader, "[{\"b\":2},\n{\"c\":]},\n3,{\"d\":4}]", name: "second.json")
    #expect(
      first.map(\.json) == ["{\"a\":1}", "{\"a\":1,\"b\":{\"c\":1}}", "{\"s\":\"\u{FFFD}\"}"])
    #expect(
      first.map(\.position) == [
        EventPosition(input: 0, line: 1, offset: 0, number: 0),
        EventPosition(input: 0, line: 3, offset: 9, number: 1),
        EventPosition(input: 0, line: 7, offset: 48, number: 2),
      ])
    #expect(second.map(\.json) == ["{\"b\":2}", "{\"d\":4}"])
    #expect(
      second.map(\.position) == [
        EventPosition(input: 1, line: 1, offset: 1, number: 3),
        EventPosition(input: 1, line: 3, offset: 21, number: 4),
      ])
    let counts = reader.counts
    #expect(counts.eventsRead == 5)
    #expect(counts.bytesRead == 63 + 29)
    #expect(counts.repaired == 1)
    #expect(counts.duplicateKeys == 2)
    #expect(counts.badLines == 4)
    #expect(
      counts.firstBadLines == [
        BadLine(
          file: "input", line: 4, offset: 41,
          reason: "a value is expected here (offset 0 in the event)"),
        BadLine(file: "input", line: 6, offset: 46, reason: "the event is no object"),
        BadLine(
          file: "second.json", line: 2, offset: 10,
          reason: "a value is expected here (offset 5 in the event)"),
        BadLine(file: "second.json", line: 3, offset: 19, reason: "the event is no object"),
      ])
  }

  @Test("All bad lines are counted, the first are kept")
  func manyBadLines() throws {
    let reader = EventReader()
    let events = try read(reader, String(repeating: "x\n{}\n", count: 150))
    #expect(events.count == 150)
    #expect(reader.counts.badLines == 150)
    #expect(reader.counts.firstBadLines.map(\.line) == (0..<100).map { UInt64(2 * $0 + 1) })
  }

  @Test("The given log type is a field of every event")
  func givenLogType() throws {
    let reader = EventReader(logType: "Custom.Type")
    let resolver = LogTypeResolver(names: ["Custom.Type"])
    var ids: [LogTypeID] = []
    let path = try #require(try? KeyPathParser.parse("p_log_type", names: .folded).get())
    var builder = PathTable.Builder()
    let slot = builder.slot(for: path)
    let memo = PathMemo(PathTable(builder))
    try reader.read(ByteSource(bytes: Array("{}\n{\"p_log_type\":\"Other\"}".utf8), name: "-")) {
      event, _ in
      memo.begin(event)
      let value = memo.value(slot)
      if value.kind == .string {
        ids.append(resolver.id(of: String(decoding: value.text, as: UTF8.self)) ?? .foreign)
      }
      return true
    }
    #expect(ids.map { resolver.name(of: $0) } == ["Custom.Type", "Custom.Type"])
  }

  @Test("Reading stops when it is told to", arguments: [1, 2, 5])
  func stopping(limit: Int) throws {
    let inputs: [(String, InputLayout)] = [
      (String(repeating: "{\"a\":1}\n", count: 9), .lines),
      (String(repeating: "{\"a\":1}\n", count: 9), .values),
      ("[" + String(repeating: "{\"a\":1},", count: 9) + "{}]", .lines),
      ("{\"logs\":[" + String(repeating: "{\"a\":1},", count: 9) + "{}]}\n{}", .values),
      ("[" + String(repeating: ",", count: 9) + "]\n{}", .lines),
    ]
    for (text, layout) in inputs {
      let cut = try CutInput(Array(text.utf8), layout: layout, stoppingAfter: limit)
      #expect(cut.pieces.count == limit)
    }
  }
}
