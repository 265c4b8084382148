import MargayEvents
import TestSupport
import Testing

/// The grammar of key paths (Documentation/Language, section 2).
@Suite struct KeyPathParserTests {
  private func name(_ text: String) -> EventKeyPathStep { .name(Array(text.utf8)) }

  @Test(
    arguments: [
      ("a", [.name([0x61])]), ("a.b", [.name([0x61]), .name([0x62])]),
      ("_a9", [.name([0x5F, 0x61, 0x39])]),
      ("a[0]", [.name([0x61]), .index(0)]), ("[-1].a", [.index(-1), .name([0x61])]),
      ("a[*][*]", [.name([0x61]), .wildcard, .wildcard]), (#""a.b""#, [.name(Array("a.b".utf8))]),
      (#""""#, [.name([])]),
      (#""a\"\\\/\n\u00e9\ud83d\ude00""#, [.name(Array("a\"\\/\n\u{E9}\u{1F600}".utf8))]),
      (#""\ud800""#, [.name(Array("\u{FFFD}".utf8))]), (#""é""#, [.name(Array("é".utf8))]),
      ("[2147483647]", [.index(.max)]), ("[-2147483648]", [.index(.min)]),
    ] as [(String, [EventKeyPathStep])])
  func readsPaths(_ example: (text: String, steps: [EventKeyPathStep])) throws {
    let path = try KeyPathParser.parse(example.text, names: .exact).get()
    #expect(path == EventKeyPath(steps: example.steps, names: .exact))
    #expect(try KeyPathParser.parse(path.text, names: .exact).get() == path)
  }

  @Test func readsPathsFromTheElement() throws {
    let element = try KeyPathParser.parse("@", names: .folded).get()
    #expect(element == EventKeyPath(base: .element, steps: []))
    let field = try KeyPathParser.parse(#"@[0]."x y".b"#, names: .folded).get()
    #expect(field.base == .element)
    #expect(field.steps == [.index(0), name("x y"), name("b")])
    #expect(element.text == "@")
    #expect(field.text == #"@[0]."x y".b"#)
  }

  @Test(
    arguments: [
      ("", 0, nil), (".a", 0, nil), ("a.", 2, nil), ("a..b", 2, nil), ("a.[0]", 2, nil),
      ("@timestamp", 1, #""@timestamp""#), ("x-y", 1, #""x-y""#),
      ("a.x-y[0].p-q", 3, #"a."x-y"[0]."p-q""#),
      ("1a", 0, #""1a""#), ("a.@b", 2, #"a."@b""#), ("a\"b", 1, #""a\"b""#), ("é.b", 0, #""é".b"#),
      ("a b", 1, #""a b""#), (" a", 0, nil), ("a ", 1, nil), ("a]", 1, nil),
      ("a[01]", 1, nil), ("a[]", 1, nil), ("a[x]", 1, nil), ("a[-0]", 1, nil), ("a[1", 1, nil),
      ("a[*", 1, nil),
      ("a[ 1]", 1, nil), ("a[2147483648]", 1, nil), ("a[-2147483649]", 1, nil),
      ("a[99999999999999999999]", 1, nil),
      ("a[0]b", 4, nil), (#""a"b"#, 3, nil), (#""a"#, 2, nil), (#""a\"#, 3, nil),
      (#""\x""#, 2, nil),
      (#""\u12""#, 5, nil), ("\"a\u{1}\"", 2, nil), ("x-y.", 1, nil), ("x-y[01]", 1, nil),
      ("\u{1F600}\u{1F600}.a-", 0, "\"\u{1F600}\u{1F600}\".\"a-\""),
    ] as [(String, Int, String?)])
  func refusesOthers(_ example: (text: String, offset: Int, quoted: String?)) {
    switch KeyPathParser.parse(example.text, names: .folded) {
    case .success(let path): Issue.record("read as \(path.text)")
    case .failure(let error):
      #expect(error.offset == example.offset)
      #expect(error.quoted == example.quoted)
    }
  }

  @Test func hasAtMost64Steps() throws {
    func path(_ count: Int) -> String { repeatElement("a", count: count).joined(separator: ".") }
    #expect(try KeyPathParser.parse(path(64), names: .folded).get().steps.count == 64)
    guard case .failure(let error) = KeyPathParser.parse(path(65), names: .folded) else {
      Issue.record("65 steps")
      return
    }
    #expect(error.reason == .tooManySteps)
    #expect(error.offset == 127)
    #expect(try KeyPathParser.parse("@." + path(63), names: .folded).get().steps.count == 63)
    guard case .failure = KeyPathParser.parse("@." + path(64), names: .folded) else {
      Issue.record("the current element counts as a step")
      return
    }
  }

  @Test func whatItQuotesIsAPath() {
    let alphabet = Array("ab.-@[]*\"\\ 01é")
    var generator = SeededGenerator(seed: 21)
    var quoted = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...8, using: &generator)
      let text = String(
        (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
      switch KeyPathParser.parse(text, names: .folded) {
      case .success(let path):
        guard case .success(let again) = KeyPathParser.parse(path.text, names: .folded),
          again == path
        else {
          Issue.record("\(text) is written \(path.text)")
          return
        }
      case .failure(let error):
        guard (0...text.unicodeScalars.count).contains(error.offset) else {
          Issue.record("\(text): \(error.offset)")
          return
        }
        guard let fixed = error.quoted else { continue }
        quoted += 1
        guard case .success = KeyPathParser.parse(fixed, names: .folded) else {
          Issue.record("\(text) is not mended by \(fixed)")
          return
        }
      }
    }
    #expect(quoted > 500)
  }
}
