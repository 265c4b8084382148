import MargayEvents
import TestSupport
import Testing

/// Equality, iteration, fields and texts of values.
@Suite struct ValueRefTests {
  /// Gives `body` the elements of a list.
  private func withElements<R>(_ text: String, _ body: ([ValueRef]) throws -> R) throws -> R {
    let event = try #require(reading(Array(text.utf8)).event)
    return try event.withTape { try body(Array(ValueRef($0, node: 0).elements)) }
  }

  @Test(
    arguments: [
      ("1", "1.0", true), ("1", "true", false), ("1", #""1""#, false), ("null", "null", false),
      (#""a""#, #""\u0061""#, true), (#""a""#, #""A""#, false), ("[]", "[]", true),
      ("{}", "{}", true),
      ("[]", "{}", false), ("[1,[null]]", "[1.0,[null]]", true), ("[1,2]", "[2,1]", false),
      ("[1]", "[1,1]", false), (#"{"a":1,"b":null}"#, #"{"b":null,"a":1e0}"#, true),
      (#"{"a":1}"#, #"{"A":1}"#, false), (#"{"a":1}"#, #"{"a":1,"b":2}"#, false),
      (#"{"a":1,"a":2}"#, #"{"a":1}"#, true), (#"{"a":1,"a":2}"#, #"{"a":2}"#, false),
      (#"{"a":1,"a":2}"#, #"{"a":1,"b":2}"#, false), ("[null]", "[0]", false),
      (#"{"a":null}"#, "{}", false), (#"{"a":null}"#, #"{"b":null}"#, false),
      ("9007199254740993", "9007199254740992.0", false), ("false", "false", true),
      ("true", "false", false),
      ("\"\u{E9}\"", "\"e\u{301}\"", false),
    ])
  func equals(_ example: (left: String, right: String, areEqual: Bool)) throws {
    try withElements("[\(example.left),\(example.right)]") { values in
      #expect(values[0].equals(values[1]) == example.areEqual)
      #expect(values[1].equals(values[0]) == example.areEqual)
      #expect(!values[0].missing.equals(values[0].missing))
    }
  }

  @Test func largeObjectsAreSetsOfFields() throws {
    var generator = SeededGenerator(seed: 9)
    for count in [15, 16, 17, 100] {
      let fields = (0..<count).map { "\"k\($0)\":[\($0)]" }
      let left = fields.joined(separator: ",")
      let right = fields.shuffled(using: &generator).joined(separator: ",")
      let other = right.replacing("[3]", with: "[4]")
      try withElements("[{\(left)},{\(right)},{\(other)}]") { values in
        #expect(values[0].equals(values[1]))
        #expect(!values[0].equals(values[2]))
      }
    }
  }

  @Test func iterationStopsEarly() throws {
    try withElements("[[1,2,3],{\"a\":1,\"a\":2,\"b\":3},4]") { values in
      var seen = 0
      let ended = values[0].forEachElement { element in
        seen += 1
        return element.number != .integer(2)
      }
      #expect(!ended && seen == 2)
      #expect(values[0].forEachElement { _ in true })
      #expect(values[1].fields.map { Array($0.key.text) } == [[0x61], [0x62]])
      #expect(values[1].fields.map { $0.value.number } == [.integer(1), .integer(3)])
      #expect(Array(values[1].elements).isEmpty && Array(values[2].elements).isEmpty)
      #expect(Array(values[0].fields).isEmpty && Array(values[2].fields).isEmpty)
    }
  }

  @Test func fieldsByName() throws {
    try withElements(#"[{"A":1,"a":2,"É":3,"\u212a":4}]"#) { values in
      func found(_ value: ValueRef) -> Number? { value.kind == .number ? value.number : nil }
      func folded(_ name: String) -> Number? {
        Array(name.utf8).withUnsafeBufferPointer { found(values[0].field(folded: $0)) }
      }
      #expect(found(values[0].field(FieldName("a"))) == .integer(2))
      #expect(found(values[0].field(FieldName("A"))) == .integer(1))
      #expect(found(values[0].field(FieldName("b"))) == nil)
      #expect(folded("a") == .integer(2))
      #expect(folded("é") == .integer(3))
      #expect(folded("k") == .integer(4))
      #expect(values[0].element(at: 0).kind == .missing)
    }
  }

  @Test func titleText() throws {
    let texts = try withElements(#"["a\"\n",1.50,true,null,[1, "x"],{"a" : "\u0000\u001f\""}]"#) {
      $0.map { value in
        var output: [UInt8] = []
        value.appendTitleText(to: &output)
        return String(decoding: output, as: UTF8.self)
      }
    }
    #expect(texts == ["a\"\n", "1.5", "true", "", #"[1,"x"]"#, #"{"a":"\u0000\u001f\""}"#])
  }

  @Test func compactJSONEscapesOnlyWhatItMust() {
    let source = (0..<0x20).map { "\\u00\($0 < 16 ? "0" : "1")\(String($0 % 16, radix: 16))" }
      .joined()
    let expected =
      #"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#
      + #"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"#
    #expect(
      reading(Array("[\"\(source)/\u{7F}\u{2028}é\"]".utf8)).json
        == "[\"\(expected)/\u{7F}\u{2028}é\"]")
  }
}
