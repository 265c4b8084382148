import MargayEvents
import Testing

/// Events that outlive the next one, and the places of values.
@Suite struct EventTests {
  private func json(_ event: Event) -> String {
    var output: [UInt8] = []
    event.withTape { ValueRef($0, node: 0).appendCompactJSON(to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  @Test func aKeptEventDoesNotChange() throws {
    var parser = EventParser()
    var kept: [Event] = []
    for number in 0..<50 {
      let text =
        "{\"number\":\(number),\"text\":\"\\u0041\(String(repeating: "x", count: number))\"}"
      guard case .ok(let event) = parser.parse(Array(text.utf8), place: UInt64(number)) else {
        Issue.record("not read")
        return
      }
      if number % 3 == 0 { kept.append(event) }
    }
    for (place, event) in kept.enumerated() {
      let number = 3 * place
      #expect(event.place == UInt64(number))
      #expect(
        json(event)
          == "{\"number\":\(number),\"text\":\"A\(String(repeating: "x", count: number))\"}")
    }
  }

  @Test func usesAStorageAgainThatNobodyKeeps() throws {
    var parser = EventParser()
    func nodes(_ result: EventParser.Result) -> UnsafePointer<TapeNode>? {
      guard case .ok(let event) = result else { return nil }
      return event.withTape { $0.nodes }
    }
    let first = nodes(parser.parse(Array("[1]".utf8)))
    let second = nodes(parser.parse(Array("[2]".utf8)))
    #expect(first != nil && first == second)
  }

  @Test func goesOnBehindABadText() {
    var parser = EventParser()
    var read: [String] = []
    for text in ["[1]", "[\"\\ud800\"", "[2]", "", "[3]", "{\"a\":\"\\x\"}", "[4]"] {
      guard case .ok(let event) = parser.parse(Array(text.utf8)) else { continue }
      read.append(json(event))
      #expect(!event.isRepaired)
    }
    #expect(read == ["[1]", "[2]", "[3]", "[4]"])
  }

  @Test func keepsItsSource() {
    let text = Array(" {\"a\":\"\\u0041\"} ".utf8)
    let result = reading(text)
    #expect(result.event?.withSource { Array($0) } == text)
  }

  @Test func knowsThePlaceOfEveryValue() throws {
    let text =
      #" {"a" : [ 1.50, "x", "\u0041\n", null , true,false, {} , [ ] ] , "\u0062" : { "c" : "" } } "#
    let bytes = Array(text.utf8)
    let event = try #require(reading(bytes).event)
    let places = event.withTape { tape in
      (0..<Int32(bitPattern: tape[0].next)).map {
        String(decoding: bytes[tape.sourceRange(of: $0)], as: UTF8.self)
      }
    }
    let whole = text.dropFirst().dropLast()
    #expect(
      places == [
        String(whole), #""a""#, #"[ 1.50, "x", "\u0041\n", null , true,false, {} , [ ] ]"#, "1.50",
        #""x""#, #""\u0041\n""#, "null", "true", "false", "{}", "[ ]", #""\u0062""#,
        #"{ "c" : "" }"#, #""c""#, #""""#,
      ])
  }
}
