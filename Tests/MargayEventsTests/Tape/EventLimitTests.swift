import MargayEvents
import Testing

/// What bounds an event, and that hostile ones cost no more than their length.
@Suite struct EventLimitTests {
  @Test(arguments: EventParser.Indexer.allCases)
  func nestsUpTo512Levels(_ indexer: EventParser.Indexer) {
    func nested(_ levels: Int) -> [UInt8] {
      Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
    }
    #expect(reading(nested(512), indexer: indexer).event != nil)
    #expect(
      reading(nested(513), indexer: indexer).json
        == "the event is nested deeper than 512 levels @512")
    #expect(reading(nested(100_000), indexer: indexer).event == nil)
  }

  @Test func takesUpToItsLimitOfBytes() {
    var parser = EventParser(limit: 10)
    guard case .ok = parser.parse(Array("\"12345678\"".utf8)) else {
      Issue.record("ten bytes are not more than ten")
      return
    }
    guard case .bad(let defect) = parser.parse(Array("\"123456789\"".utf8)) else {
      Issue.record("eleven bytes are more than ten")
      return
    }
    #expect(defect == EventDefect(.tooLong, at: 10))
    #expect(EventParser.eventLimit == 4_194_304)
  }

  @Test(arguments: [31, 32, 33, 34, 200])
  func countsDuplicateKeysInObjectsOfAnySize(_ keys: Int) {
    let fields = (0..<keys).map { "\"k\($0)\":\($0)" }
    // The second half once more, with other values: none of them counts.
    let again = (keys / 2..<keys).map { "\"k\($0)\":-1" }
    let text = "{" + (fields + again).joined(separator: ",") + "}"
    let result = reading(Array(text.utf8))
    #expect(result.event?.duplicateKeyCount == keys - keys / 2)
    #expect(result.json == "{" + fields.joined(separator: ",") + "}")
  }

  @Test func differentCaseIsNoDuplicate() {
    let result = reading(Array(#"{"a":1,"A":2,"\u0061":3,"b":{"a":4}}"#.utf8))
    #expect(result.event?.duplicateKeyCount == 1)
    #expect(result.json == #"{"a":1,"A":2,"b":{"a":4}}"#)
  }

  @Test(.timeLimit(.minutes(1)))
  func manyKeysCostNoMoreThanTheirLength() {
    // 200,000 keys, the first twice: looking at every pair would take minutes.
    let fields = (0..<200_000).map { "\"\($0)\":0" }.joined(separator: ",")
    let text = Array("{\(fields),\"0\":1}".utf8)
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(text) else {
      Issue.record("not read")
      return
    }
    #expect(event.duplicateKeyCount == 1)
    event.withTape { tape in
      let root = ValueRef(tape, node: 0)
      #expect(root.equals(root))
      #expect(root.fields.reduce(0) { count, _ in count + 1 } == 200_000)
    }
  }
}
