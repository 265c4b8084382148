import MargayEvents
import TestSupport
import Testing

/// No field that an attacker fills may hide an event (Documentation/Language, section 0, Reading events).
@Suite struct EventRepairTests {
  /// `["` and the bytes and `"]`, read; the string's text.
  private func text(
    of bytes: [UInt8], _ indexer: EventParser.Indexer
  ) throws -> (text: [UInt8], isRepaired: Bool) {
    var parser = EventParser(indexer: indexer)
    guard case .ok(let event) = parser.parse(Array("[\"".utf8) + bytes + Array("\"]".utf8)) else {
      throw UnreadableText()
    }
    return (event.withTape { Array($0.text(1)) }, event.isRepaired)
  }

  private struct UnreadableText: Error {}

  @Test(
    arguments: [
      (#"\ud800"#, "\u{FFFD}"), (#"\udc00"#, "\u{FFFD}"), (#"a\udbffb"#, "a\u{FFFD}b"),
      (#"\ud800\u0041"#, "\u{FFFD}A"), (#"\ud800\ud800\udc00"#, "\u{FFFD}\u{10000}"),
      (#"\udc00\ud800"#, "\u{FFFD}\u{FFFD}"), (#"\ud800x"#, "\u{FFFD}x"),
      (#"\ud800\n"#, "\u{FFFD}\n"), ("a\u{0}b\u{1F}c\n", "a\u{0}b\u{1F}c\n"),
      ("\u{1}\\u0041", "\u{1}A"),
    ], EventParser.Indexer.allCases)
  func repairs(_ example: (source: String, text: String), _ indexer: EventParser.Indexer) throws {
    let result = try text(of: Array(example.source.utf8), indexer)
    #expect(result.text == Array(example.text.utf8))
    #expect(result.isRepaired)
  }

  @Test(
    arguments: ["\\ud83d\\ude00", "\u{FFFD}", "\u{7F}", "\\u0000", "\u{FEFF}", "\\ufffd", "/\\/"],
    EventParser.Indexer.allCases)
  func leavesWholeTextAlone(_ source: String, _ indexer: EventParser.Indexer) throws {
    #expect(try text(of: Array(source.utf8), indexer).isRepaired == false)
  }

  @Test func replacesInvalidUTF8AsSwiftDoes() throws {
    // The bytes at the borders of what leads, continues, is overlong, a surrogate or beyond U+10FFFF.
    let bytes: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
      0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    var generator = SeededGenerator(seed: 7)
    for round in 0..<20_000 {
      let text = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        bytes[Int.random(in: 0..<bytes.count, using: &generator)]
      }
      let expected = Array(String(decoding: text, as: UTF8.self).utf8)
      let indexer: EventParser.Indexer = round % 2 == 0 ? .swift : .simdjson
      let result = try self.text(of: text, indexer)
      guard result.text == expected, result.isRepaired == (text != expected) else {
        Issue.record("\(text) became \(result.text), not \(expected)")
        return
      }
    }
  }

  @Test(arguments: EventParser.Indexer.allCases)
  func acceptsByteOrderMarkUnrepaired(_ indexer: EventParser.Indexer) {
    let result = reading([0xEF, 0xBB, 0xBF] + Array(#"{"a":"\n"}"#.utf8), indexer: indexer)
    #expect(result.json == #"{"a":"\n"}"#)
    #expect(result.event?.isRepaired == false)
    let alone = reading([0xEF, 0xBB, 0xBF], indexer: indexer)
    #expect(alone.json == "there is no value @3")
    let second = reading([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x31], indexer: indexer)
    #expect(second.event == nil)
  }

  @Test(
    arguments: [
      "123456789012345678901234567890", "1e400", "-1e400", "0.1e-400", "18446744073709551616",
    ], EventParser.Indexer.allCases)
  func acceptsNumbersOfAnySizeUnrepaired(_ number: String, _ indexer: EventParser.Indexer) {
    let result = reading(Array("[\(number)]".utf8), indexer: indexer)
    #expect(result.event != nil)
    #expect(result.event?.isRepaired == false)
  }

  @Test func flagsTheTextThatWasRepaired() throws {
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(Array(#"["a","\ud800","b"]"#.utf8)) else {
      throw UnreadableText()
    }
    let repaired = event.withTape { tape in (0..<4).map { tape[$0].flags.contains(.repaired) } }
    #expect(repaired == [false, false, true, false])
  }
}
