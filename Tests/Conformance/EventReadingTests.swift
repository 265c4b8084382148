import MargayEvents
import Testing

/// Reading of lines as events, by both indexers.
@Suite("Event reading")
struct EventReadingTests {
  @Test("each line gives its event, or is bad", arguments: EventParser.Indexer.allCases)
  func lines(_ indexer: EventParser.Indexer) throws {
    var parser = EventParser(indexer: indexer)
    for row in try Table("Tables/EventReading.yml").cases() {
      let result = parser.parse(try bytes(of: row))
      guard case .ok(let event) = result else {
        #expect(try row.string("Result") == "bad", "\(row.place): \(result)")
        continue
      }
      let wanted = try row.string("Result")
      #expect((event.isRepaired ? "repaired" : "ok") == wanted, "\(row.place)")
      guard wanted != "bad" else { continue }
      #expect(event.duplicateKeyCount == (try row.integer("DuplicateKeys")), "\(row.place)")
      try withExtendedLifetime(event) {
        try row.expect(written { event.root.appendCompactJSON(to: &$0) }, equals: "Value")
      }
    }
  }

  @Test("both indexers build the same tape")
  func tapes() throws {
    var swift = EventParser(indexer: .swift)
    var simdjson = EventParser(indexer: .simdjson)
    for row in try Table("Tables/EventReading.yml").cases() {
      let bytes = try bytes(of: row)
      TapeComparison.expectSame(bytes, &swift, &simdjson, row.place)
    }
  }

  private func bytes(of row: Entry) throws -> [UInt8] {
    if let line = row["Line"]?.text { return Array(line.utf8) }
    let digits = Array(try row.string("Hex").utf8)
    return try stride(from: 0, to: digits.count, by: 2).map { start in
      let pair = String(decoding: digits[start..<start + 2], as: UTF8.self)
      return try #require(UInt8(pair, radix: 16), "\(row.place)")
    }
  }
}

/// Comparison of what two indexers make of the same bytes.
enum TapeComparison {
  /// Expects the same verdict, and of a good event the same tape, counts and texts.
  static func expectSame(
    _ bytes: [UInt8], _ first: inout EventParser, _ second: inout EventParser, _ place: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let results = (first.parse(bytes), second.parse(bytes))
    switch results {
    case (.ok(let left), .ok(let right)):
      #expect(
        left.isRepaired == right.isRepaired && left.duplicateKeyCount == right.duplicateKeyCount
          && nodes(left) == nodes(right),
        "\(place): \(String(decoding: bytes.prefix(200), as: UTF8.self))",
        sourceLocation: sourceLocation)
    case (.bad(let left), .bad(let right)):
      #expect(
        left == right, "\(place): \(String(decoding: bytes.prefix(200), as: UTF8.self))",
        sourceLocation: sourceLocation)
    default:
      Issue.record(
        "\(place): \(results) of \(String(decoding: bytes.prefix(200), as: UTF8.self))",
        sourceLocation: sourceLocation)
    }
  }

  /// A node with the bytes that it refers to.
  private struct Node: Equatable {
    let kind: TapeNode.Kind
    let flags: TapeNode.Flags
    let tag: UInt16
    let next: UInt32
    let offset: UInt32
    let length: UInt32
    let text: [UInt8]
  }

  private static func nodes(_ event: Event) -> [Node] {
    event.withTape { tape in
      (0..<Int32(tape[0].next)).map { index in
        let node = tape[index]
        let isScalar = node.kind == .string || node.kind == .number
        return Node(
          kind: node.kind, flags: node.flags, tag: node.tag, next: node.next, offset: node.offset,
          length: node.length, text: isScalar ? Array(tape.text(index)) : [])
      }
    }
  }
}
