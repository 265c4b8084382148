import CMargaySimdjson
import MargayEvents
import TestSupport
import Testing

/// The two indexers and simdjson's own parser read the same texts and must agree.
@Suite struct TapeDifferentialTests {
  static let seeds: [String] = [
    #"{"eventName":"GetObject","n":1,"ok":true,"no":false,"nil":null,"list":[1,"a",{"b":[]}]}"#,
    #" [ 1.5 , -2e10 , 0.1E-3 , 12345678901234 , "\u00e9\n\\\"" , "\ud83d\ude00" , { } , [ ] ] "#,
    "{\"text\":\"caf\u{E9} \u{1F600}\",\"\u{E9}\":{\"a\":{\"a\":1,\"A\":2,\"a\":3}}}",
    "{\n  \"a\" : [\n    1,\n    2\n  ],\r\n\t\"b\" : \"x\"\n}",
    #"{"a":"{\"inner\":[1,2,\"x\\\"y\"]}","b":"C:\\dir\\","c":"","":" "}"#,
    #""just text""#, "-0.5", "null", "[[[[[[[[1]]]]]]]]",
    #"{"k0":0,"k1":1,"k2":2,"k3":3,"k4":4,"k5":5,"k6":6,"k7":7,"k0":8,"K1":9}"#,
  ]

  /// Pieces that a mutation inserts: what matters to the grammar and to repairs.
  static let pieces: [[UInt8]] =
    ["\"", "\\", "{", "}", "[", "]", ",", ":", " ", "\n", "0", "1", "-", ".", "e", "true", "nul"]
    .map { Array($0.utf8) }
    + [
      "\\u0041", "\\ud800", "\\udc00", "\\u12", "\\x", "\u{E9}", "\u{FEFF}", "1e400",
      "123456789012345678901234567890", "\"a\":1,", ",\"a\":2", "\t",
    ].map { Array($0.utf8) }
    + [[0x00], [0x01], [0x0C], [0x1A], [0x7F], [0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F]]

  static func mutated(_ seed: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = seed
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 0...3, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
      case 2:
        bytes.replaceSubrange(
          place..<end, with: pieces.randomElement(using: &generator) ?? [])
      default: bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }

  @Test(arguments: seeds.indices)
  func agreeOnSeedsAndMutations(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed + 1))
    let text = Array(Self.seeds[seed].utf8)
    var swift = EventParser(indexer: .swift)
    var simdjson = EventParser(indexer: .simdjson)
    var accepted = 0
    var refused = 0
    for round in 0..<3000 {
      let bytes = round == 0 ? text : Self.mutated(text, &generator)
      let left = TapeDump(&swift, bytes)
      let right = TapeDump(&simdjson, bytes)
      if left != right {
        Issue.record("\(bytes): \(left.difference(from: right))")
        return
      }
      if left.nodes == nil { refused += 1 } else { accepted += 1 }

      let dump = margay_simdjson_dump(bytes, bytes.count)
      defer { margay_simdjson_free(dump) }
      // simdjson's parser refuses more than we do (numbers beyond 64 bits, what has to be repaired), never less.
      if let dump, left.canonical != String(cString: dump) {
        Issue.record("\(bytes): simdjson reads \(String(cString: dump)), we \(left.canonical)")
        return
      }
    }
    #expect(accepted > 100)
    #expect(refused > 100)
  }

  #if Simdjson
    /// The comparison above would say nothing if simdjson refused everything.
    @Test(arguments: seeds)
    func simdjsonReadsTheSeeds(_ seed: String) {
      let dump = margay_simdjson_dump(Array(seed.utf8), seed.utf8.count)
      defer { margay_simdjson_free(dump) }
      #expect(dump != nil)
    }
  #endif
}

/// Everything that a tape says, in a form that can be compared.
struct TapeDump: Equatable {
  /// The nodes; nil when the text was refused.
  var nodes: [String]?
  var defect: EventDefect?
  var isRepaired = false
  var duplicateKeyCount = 0
  /// The tree as simdjson's oracle writes it.
  var canonical = ""

  init(_ parser: inout EventParser, _ bytes: [UInt8]) {
    switch parser.parse(bytes) {
    case .bad(let defect):
      self.defect = defect
    case .ok(let event):
      isRepaired = event.isRepaired
      duplicateKeyCount = event.duplicateKeyCount
      event.withTape { tape in
        let count = Int32(bitPattern: tape[0].next)
        nodes = (0..<count).map { index in
          let node = tape[index]
          let content = node.kind == .string ? [UInt8](tape.text(index)) : []
          return "\(node.kind) \(node.flags.rawValue) \(node.tag) \(node.next) \(node.offset) "
            + "\(node.length) \(tape.sourceRange(of: index)) \(content)"
        }
        Self.write(ValueRef(tape, node: 0), to: &canonical)
      }
    }
  }

  /// The first thing in which two dumps differ.
  func difference(from other: TapeDump) -> String {
    if let nodes, let others = other.nodes {
      for (left, right) in zip(nodes, others) where left != right { return "\(left) | \(right)" }
    }
    return "\(String(describing: defect)) | \(String(describing: other.defect))"
  }

  private static func write(_ value: ValueRef, to output: inout String) {
    switch value.kind {
    case .missing: output += "?"
    case .null: output += "n"
    case .bool: output += value.bool ? "t" : "f"
    case .string: write(value.text, to: &output)
    case .number:
      switch value.number {
      case .integer(let integer): output += String(integer)
      case .bigInteger(let text): output += String(decoding: text, as: UTF8.self)
      case .double(let double):
        let digits = String(double.bitPattern, radix: 16)
        output += "d" + String(repeating: "0", count: 16 - digits.count) + digits
      }
    case .list:
      output += "["
      for element in value.elements {
        write(element, to: &output)
        output += ","
      }
      output += "]"
    case .object:
      output += "{"
      // Every field, repeated names too.
      var key = value.node + 1
      while key < Int32(bitPattern: value.tape[value.node].next) {
        write(value.tape.text(key), to: &output)
        output += ":"
        write(ValueRef(value.tape, node: key + 1), to: &output)
        output += ","
        key = Int32(bitPattern: value.tape[key + 1].next)
      }
      output += "}"
    }
  }

  private static func write(_ text: UnsafeBufferPointer<UInt8>, to output: inout String) {
    output += "\""
    for byte in text {
      output += byte < 16 ? "0" : ""
      output += String(byte, radix: 16)
    }
  }
}
