import MargayEvents
import Testing

/// Looking up paths, remembered and not.
@Suite struct PathMemoTests {
  /// A table over the paths of some texts, with its slots in their order.
  private func table(
    _ texts: [String], _ names: NameMatching = .folded
  ) throws -> (memo: PathMemo, slots: [Int32], relatives: [PathTable.Relative]) {
    var builder = PathTable.Builder()
    let paths = try texts.map { try KeyPathParser.parse($0, names: names).get() }
    let slots = paths.map { builder.slot(for: $0) }
    let relatives = paths.map { builder.relative(for: $0) }
    return (PathMemo(PathTable(builder)), slots, relatives)
  }

  private func event(
    _ text: String, place: UInt64 = 0, logType: String? = nil
  ) throws -> Event {
    var parser = EventParser(logType: logType.map { Array($0.utf8) })
    guard case .ok(let event) = parser.parse(Array(text.utf8), place: place) else {
      throw NoEvent()
    }
    return event
  }

  private struct NoEvent: Error {}

  private func json(_ value: ValueRef) -> String {
    guard value.kind != .missing else { return "missing" }
    var output: [UInt8] = []
    value.appendCompactJSON(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    arguments: [
      ("a", #"{"a":1}"#, "1"), ("a", #"{"A":1,"a":2}"#, "2"), ("a", #"{"A":1,"b":2}"#, "1"),
      ("aB", #"{"AB":1,"ab":2}"#, "1"), ("a.b", #"{"a":1,"A":{"b":2}}"#, "missing"),
      ("\"\u{212A}\"", #"{"k":1}"#, "1"), ("k", "{\"\u{212A}\":1}", "1"),
      ("\"\u{C9}\"", "{\"\u{E9}\":1,\"\u{C9}\":2}", "2"), ("\"\u{C9}\"", "{\"\u{E9}\":1}", "1"),
      ("\"\u{130}\"", "{\"i\u{307}\":1}", "1"), ("\"\u{E9}\"", "{\"e\u{301}\":1}", "missing"),
      (#""""#, #"{"":1}"#, "1"), ("a", #"{"a":1,"a":2}"#, "1"), ("a", #"{"\u0061":1}"#, "1"),
      ("eventSourceName", #"{"eventsourcename":1,"eventSourceNamE":2}"#, "1"),
      ("a", "[1]", "missing"), ("[0]", #"{"0":1}"#, "missing"), ("[0]", "[1,2]", "1"),
      ("[1]", "[1,2]", "2"), ("[2]", "[1,2]", "missing"), ("[-1]", "[[1],2]", "2"),
      ("[-2]", "[[1],2]", "[1]"), ("[-3]", "[1,2]", "missing"), ("a.b", #"{"a":null}"#, "missing"),
      ("[*]", "[]", "[]"), ("[*]", "[null]", "[]"), ("[*]", "[1,null,2]", "[1,2]"),
      ("a[*]", #"{"a":{}}"#, "missing"), ("a[*]", "{}", "missing"),
      ("[*].a", #"[{"a":1},{"a":null},{},2,{"A":[3]}]"#, "[1,[3]]"),
      ("[*][*]", "[[1,null],[],[[2]],3]", "[1,[2]]"),
      ("[*][0]", "[[1,2],[],[null],4,[[3]]]", "[1,[3]]"),
      ("[*][-1].b", #"[[{"b":1}],[0,{"b":2}]]"#, "[1,2]"),
    ])
  func findsValues(_ example: (path: String, event: String, json: String)) throws {
    let table = try table([example.path])
    let event = try event(example.event)
    table.memo.begin(event)
    #expect(json(table.memo.value(table.slots[0])) == example.json)
    #expect(json(table.memo.value(table.slots[0])) == example.json)
    #expect(json(table.memo.resolve(table.relatives[0], from: table.memo.root)) == example.json)
    withExtendedLifetime(event) {}
  }

  @Test func exactNamesDoNotFold() throws {
    let table = try table(["a", "b.c"], .exact)
    let event = try event(#"{"A":1,"b":{"C":1,"c":2}}"#)
    table.memo.begin(event)
    #expect(json(table.memo.value(table.slots[0])) == "missing")
    #expect(json(table.memo.value(table.slots[1])) == "2")
    withExtendedLifetime(event) {}
  }

  @Test func forgetsTheLastEvent() throws {
    let table = try table(["a", "a.b", "l[*].x"])
    #expect(table.memo.value(table.slots[0]).kind == .missing)
    for (text, expected) in [
      (#"{"a":{"b":1},"l":[{"x":1}]}"#, [#"{"b":1}"#, "1", "[1]"]),
      (#"{"a":2}"#, ["2", "missing", "missing"]), ("{}", ["missing", "missing", "missing"]),
      (#"{"l":[{"x":2},{"x":3}]}"#, ["missing", "missing", "[2,3]"]),
    ] {
      let event = try event(text)
      table.memo.begin(event)
      #expect(table.slots.map { json(table.memo.value($0)) } == expected)
      withExtendedLifetime(event) {}
    }
  }

  @Test func sharesSlotsOfEqualBeginnings() throws {
    var builder = PathTable.Builder()
    func slot(_ text: String, _ names: NameMatching) throws -> Int32 {
      builder.slot(for: try KeyPathParser.parse(text, names: names).get())
    }
    #expect(try slot("a.b", .folded) == slot("a.b", .folded))
    #expect(try slot("a", .exact) != slot("a", .folded))
    #expect(try slot("[0]", .exact) == slot("[0]", .folded))
    #expect(builder.slot(for: EventKeyPath(steps: [])) == PathTable.rootSlot)
    // The event, a and b under folded a, exact a, and [0].
    #expect(PathTable(builder).slotCount == 5)
  }

  @Test func gatheredListsOfAnyLengthStand() throws {
    let table = try table((0..<20).map { "l[*].x\($0)" })
    let fields = (0..<20).map { "\"x\($0)\":\($0)" }.joined(separator: ",")
    for count in [1, 500, 3, 3000] {
      let list = repeatElement("{\(fields)}", count: count).joined(separator: ",")
      let event = try event("{\"l\":[\(list)]}")
      table.memo.begin(event)
      let values = table.slots.map { table.memo.value($0) }
      for (number, value) in values.enumerated() {
        #expect(value.count == count)
        #expect(value.elements.allSatisfy { $0.number == .integer(Int64(number)) })
      }
      withExtendedLifetime(event) {}
    }
  }

  @Test func scratchGoesBackToAMark() throws {
    let table = try table(["[*].a"])
    let list = repeatElement(#"{"a":1}"#, count: 700).joined(separator: ",")
    let event = try event("[\(list)]")
    table.memo.begin(event)
    let first = table.memo.resolve(table.relatives[0], from: table.memo.root)
    let mark = table.memo.scratch.mark
    for _ in 0..<1000 {
      let again = table.memo.resolve(table.relatives[0], from: table.memo.root)
      #expect(again.count == 700)
      table.memo.scratch.release(to: mark)
    }
    #expect(first.elements.allSatisfy { $0.number == .integer(1) })
    withExtendedLifetime(event) {}
  }

  @Test(
    arguments: [
      // Path, matching, event, given log type, what is found.
      ("p_log_type", NameMatching.folded, "{}", nil, "missing"),
      ("p_log_type", .folded, #"{"p_log_type":"A"}"#, nil, #""A""#),
      ("p_log_type", .folded, #"{"p_log_type":"A"}"#, "B", #""B""#),
      ("p_log_type", .exact, "{}", "B", #""B""#),
      ("P_LOG_TYPE", .folded, "{}", "B", #""B""#),
      ("P_LOG_TYPE", .folded, #"{"p_log_type":"A"}"#, "B", #""B""#),
      ("P_LOG_TYPE", .folded, #"{"P_LOG_TYPE":"A"}"#, "B", #""A""#),
      ("P_LOG_TYPE", .exact, "{}", "B", "missing"),
      ("p_log_type.x", .folded, "{}", "B", "missing"),
      ("a.p_log_type", .folded, #"{"a":{}}"#, "B", "missing"),
      ("p_row_id", .folded, #"{"p_row_id":"A"}"#, nil, #""A""#),
      ("p_row_id", .folded, #"{"P_Row_ID":"A"}"#, nil, #""A""#),
      ("P_ROW_ID", .exact, "{}", nil, "missing"),
      ("a.p_row_id", .folded, #"{"a":{}}"#, nil, "missing"),
    ] as [(String, NameMatching, String, String?, String)])
  func findsFieldsThatEveryEventHas(
    _ example: (path: String, names: NameMatching, event: String, logType: String?, json: String)
  ) throws {
    let table = try table([example.path], example.names)
    let event = try event(example.event, logType: example.logType)
    table.memo.begin(event)
    #expect(json(table.memo.value(table.slots[0])) == example.json)
    withExtendedLifetime(event) {}
  }

  @Test func makesRowIDsOfBytesAndPlace() throws {
    let table = try table(["p_row_id", "P_ROW_ID"])
    func rowIDs(_ text: String, _ place: UInt64) throws -> [String] {
      let event = try event(text, place: place)
      table.memo.begin(event)
      defer { withExtendedLifetime(event) {} }
      return table.slots.map { json(table.memo.value($0)) }
    }
    let first = try rowIDs(#"{"a":1}"#, 1)
    #expect(first[0].count == 34 && first[0] == first[1])
    #expect(first[0].hasSuffix("0000000000000001\""))
    #expect(try rowIDs(#"{"a":1}"#, 1) == first)
    #expect(try rowIDs(#"{"a":1}"#, 18)[0].hasSuffix("0000000000000012\""))
    #expect(try rowIDs(#"{"a":2}"#, 1) != first)
    // The same on every run and platform.
    #expect(first[0].hasPrefix("\"d0e1c0cb64c2c65b"))
  }
}
