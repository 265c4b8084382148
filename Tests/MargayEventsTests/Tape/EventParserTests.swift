import MargayEvents
import Testing

/// Reads a text and gives its root as compact JSON, or the reason why it is no event.
func reading(
  _ bytes: [UInt8], indexer: EventParser.Indexer = .simdjson
) -> (json: String, event: Event?) {
  var parser = EventParser(indexer: indexer)
  switch parser.parse(bytes) {
  case .bad(let defect):
    return ("\(defect.reason.rawValue) @\(defect.offset)", nil)
  case .ok(let event):
    var output: [UInt8] = []
    event.withTape { ValueRef($0, node: 0).appendCompactJSON(to: &output) }
    return (String(decoding: output, as: UTF8.self), event)
  }
}

@Suite struct EventParserTests {
  @Test(
    arguments: [
      (#"{"a":1}"#, #"{"a":1}"#),
      (
        #" { "a" : [ 1 , 2.5 , "x" , null , true , false , { } , [ ] ] } "#,
        #"{"a":[1,2.5,"x",null,true,false,{},[]]}"#
      ),
      ("[]", "[]"), ("{}", "{}"), ("1", "1"), (#""x""#, #""x""#), ("null", "null"), ("-0", "0"),
      (#"["\u0041\n\"\\\/\b\f\r\t\u00e9\ud83d\ude00"]"#, #"["A\n\"\\/\b\f\r\té😀"]"#),
      ("\u{FEFF}{\"a\":1}", #"{"a":1}"#),
      (#"{"a":1,"a":2,"b":{"c":1,"c":1}}"#, #"{"a":1,"b":{"c":1}}"#),
      (#"{"":0}"#, #"{"":0}"#),
    ], EventParser.Indexer.allCases)
  func readsWellFormedText(
    _ example: (text: String, json: String), _ indexer: EventParser.Indexer
  ) {
    let result = reading(Array(example.text.utf8), indexer: indexer)
    #expect(result.json == example.json)
    #expect(result.event?.isRepaired == false)
  }

  @Test(
    arguments: [
      ("", "there is no value @0"), ("  ", "there is no value @2"),
      (#"{"a":1"#, "the event ends before its last list or object is closed @6"),
      (#"{"a"#, "a string is not closed @1"), (#"{"a":NaN}"#, "a value is expected here @5"),
      (#"{"a":01}"#, "a number is not well formed @5"), ("[1,]", "a value is expected here @3"),
      (#"{"a":1,}"#, "a key in quotes is expected here @7"),
      ("{a:1}", "a key in quotes is expected here @1"),
      (#"{"a" 1}"#, "a colon is expected here @5"),
      ("[1 2]", "a comma or a closing bracket is expected here @3"),
      (#"{"a":1]"#, "a comma or a closing brace is expected here @6"),
      (#"{"a":1} x"#, "text follows the value @8"), (#"{}{}"#, "text follows the value @2"),
      (#"["\x"]"#, "an escape in a string is not well formed @2"),
      (#"["\u12g4"]"#, "an escape in a string is not well formed @2"),
      ("[truex]", "a value is expected here @1"), ("[1\"a\"]", "a number is not well formed @1"),
      ("[-]", "a number is not well formed @1"), ("[1.]", "a number is not well formed @1"),
      ("[1e]", "a number is not well formed @1"), ("[+1]", "a value is expected here @1"),
      ("[.5]", "a value is expected here @1"), ("]", "a value is expected here @0"),
      (#"[\"a"]"#, "a value is expected here @1"),
    ], EventParser.Indexer.allCases)
  func refusesOtherText(
    _ example: (text: String, reason: String), _ indexer: EventParser.Indexer
  ) {
    let result = reading(Array(example.text.utf8), indexer: indexer)
    #expect(result.json == example.reason)
    #expect(result.event == nil)
  }
}
