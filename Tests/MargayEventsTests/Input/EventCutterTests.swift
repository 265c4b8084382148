import MargayEvents
import Testing

@Suite("Cutting inputs into events")
struct EventCutterTests {
  /// An input and the pieces that it is cut into; a reason is written behind `!`.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var input: String
    var layout: InputLayout
    var pieces: [String]
    var limit = EventCutter.eventLimit

    var testDescription: String { name }
  }

  @Test("Pieces, whatever the blocks", arguments: EventCutterTests.cases)
  func pieces(example: Case) throws {
    let whole = try CutInput(example.input, layout: example.layout, limit: example.limit)
    let described = whole.pieces.map {
      "\($0.line):\($0.offset) " + ($0.text ?? "!\($0.reason ?? "")")
    }
    #expect(described == example.pieces)
    #expect(whole.bytesRead == example.input.utf8.count)
    for blockSize in 1...70 {
      let cut = try CutInput(
        example.input, layout: example.layout, limit: example.limit, blockSize: blockSize)
      #expect(cut == whole, "blocks of \(blockSize) bytes")
    }
  }

  static let cases: [Case] = lines + lists + envelopes + values + limits

  private static let lines = [
    Case(name: "nothing", input: "", layout: .lines, pieces: []),
    Case(name: "blank lines only", input: "\n \r\n\t\n", layout: .lines, pieces: []),
    Case(
      name: "lines", input: "{\"a\":1}\n{\"b\":2}\r\n\n  \n{\"c\":3}", layout: .lines,
      pieces: ["1:0 {\"a\":1}", "2:8 {\"b\":2}", "5:21 {\"c\":3}"]),
    Case(
      name: "byte order mark", input: "\u{FEFF}{\"a\":1}\n", layout: .lines,
      pieces: ["1:3 {\"a\":1}"]),
    Case(
      name: "lines that are no objects", input: "{}\nx\n 1 \nnull", layout: .lines,
      pieces: ["1:0 {}", "2:3 x", "3:5  1 ", "4:9 null"]),
    Case(
      name: "a broken line keeps to itself", input: "{\"a\":\"\n{\"b\":2}\n[{\"c\"\n{\"d\":4}\n",
      layout: .lines,
      pieces: [
        "1:0 {\"a\":\"", "2:7 {\"b\":2}", "3:16 {\"c\"", "3:15 !the list is not closed",
        "4:21 {\"d\":4}",
      ]),
    Case(
      name: "lines that are lists and envelopes",
      input: "{\"x\":0}\n[{\"a\":1},{\"b\":2}]\n {\"logs\": [{\"c\":3}]} \r\n{\"d\":4}",
      layout: .lines,
      pieces: [
        "1:0 {\"x\":0}", "2:9 {\"a\":1}", "2:17 {\"b\":2}", "3:37 {\"c\":3}", "4:49 {\"d\":4}",
      ]),
    Case(
      name: "text behind a list on its line", input: "{\"x\":0}\n[{\"a\":1}] x\n{\"b\":2}",
      layout: .lines,
      pieces: [
        "1:0 {\"x\":0}", "2:9 {\"a\":1}",
        "2:18 !text stands behind the end of the list on its line", "3:20 {\"b\":2}",
      ]),
  ]

  private static let lists = [
    Case(
      name: "a list over lines",
      input: "\n[\n  {\"a\": 1},\n  {\n    \"b\": [2, {}]\n  }\n]\n{\"c\":3}\n",
      layout: .lines,
      pieces: ["3:5 {\"a\": 1}", "4:17 {\n    \"b\": [2, {}]\n  }", "8:42 {\"c\":3}"]),
    Case(name: "an empty list", input: "[ ]", layout: .lines, pieces: []),
    Case(
      name: "elements that are no objects", input: "[1,\"a,]\\\"{\",[{}],null,{}]", layout: .lines,
      pieces: ["1:1 1", "1:3 \"a,]\\\"{\"", "1:12 [{}]", "1:17 null", "1:22 {}"]),
    Case(
      name: "broken elements that are closed",
      input: "[{\"a\":[1},{\"b\" 2},{c:3},{\"d\":,},{\"e\":[{\"f\":1]},{\"g\":1}]", layout: .values,
      pieces: [
        "1:1 {\"a\":[1}", "1:10 {\"b\" 2}", "1:18 {c:3}", "1:24 {\"d\":,}",
        "1:32 {\"e\":[{\"f\":1]}",
        "1:47 {\"g\":1}",
      ]),
    Case(
      name: "an element without its end", input: "[{\"a\":{\"b\":1},{\"c\":2},{\"d\":3}]",
      layout: .values, pieces: ["1:1 {\"a\":{\"b\":1}", "1:14 {\"c\":2}", "1:22 {\"d\":3}"]),
    Case(
      name: "the last element without its end", input: "[{\"c\":2},{\"a\":{\"b\":1}]\n{\"d\":1}",
      layout: .lines, pieces: ["1:1 {\"c\":2}", "1:9 {\"a\":{\"b\":1}", "2:23 {\"d\":1}"]),
    Case(
      name: "commas and text between elements",
      input: "[,{\"a\":1},,{\"b\":2}{\"c\":3} x },{\"d\":4},]",
      layout: .values,
      pieces: [
        "1:1 !an element is missing in front of a comma", "1:2 {\"a\":1}",
        "1:10 !an element is missing in front of a comma", "1:11 {\"b\":2}",
        "1:18 !a comma is missing between two elements of a list", "1:18 {\"c\":3}", "1:26 x",
        "1:28 }", "1:30 {\"d\":4}", "1:38 !an element is missing behind a comma",
      ]),
    Case(
      name: "a missing quote in a list over lines",
      input: "[\n{\"a\":1},\n{\"b\":\"x},\n{\"c\":3},\n{\"d\":4}\n]\n", layout: .lines,
      pieces: ["2:2 {\"a\":1}", "3:11 {\"b\":\"x},\n", "4:21 {\"c\":3}", "5:30 {\"d\":4}"]),
    Case(
      name: "a missing quote in a list on one line",
      input: "[{\"a\":1},{\"b\":\"x},{\"c\":\"y\"} , {\"d\":4}]\n{\"e\":5}", layout: .lines,
      pieces: [
        "1:1 {\"a\":1}", "1:9 {\"b\":\"x},", "1:18 {\"c\":\"y\"}", "1:30 {\"d\":4}",
        "2:39 {\"e\":5}",
      ]),
    Case(
      name: "a missing quote in an envelope that is larger than the limit",
      input: "{\"logs\":[{\"b\":\"x},{\"c\":\"y\"},{\"d\":4},{\"e\":5}]}\n{\"f\":6}",
      layout: .lines,
      pieces: [
        "1:9 {\"b\":\"x},", "1:18 {\"c\":\"y\"}", "1:28 {\"d\":4}", "1:36 {\"e\":5}",
        "2:46 {\"f\":6}",
      ], limit: 24),
    Case(
      name: "a list that was cut off before lines",
      input: "[{\"a\":1},{\"b\":\n{\"c\":3}\n{\"d\":4}\n",
      layout: .lines,
      pieces: [
        "1:1 {\"a\":1}", "1:9 {\"b\":\n", "2:15 {\"c\":3}", "1:0 !the list is not closed",
        "3:23 {\"d\":4}",
      ]),
    Case(
      name: "a list that ends early", input: "[{\"a\":1},{\"b\"", layout: .lines,
      pieces: ["1:1 {\"a\":1}", "1:9 {\"b\"", "1:0 !the list is not closed"]),
  ]

  private static let envelopes = [
    Case(
      name: "an envelope", input: "{\"Records\":[{\"a\":1},{\"b\":2}]}", layout: .values,
      pieces: ["1:12 {\"a\":1}", "1:20 {\"b\":2}"]),
    Case(
      name: "an envelope over lines",
      input: "{\n  \"value\" : [\n    {\"a\": 1},\n    {\"b\": 2}\n  ]\n}\n{\"c\":3}\n",
      layout: .lines,
      pieces: ["3:20 {\"a\": 1}", "4:34 {\"b\": 2}", "7:49 {\"c\":3}"]),
    Case(name: "an empty envelope", input: "{\"records\":[]}\n", layout: .lines, pieces: []),
    Case(
      name: "objects that only look like envelopes",
      input: [
        "{\"events\":[{\"a\":1}],\"x\":2}", "{\"logs\":{}}", "{\"logs\":[1]}", "{\"record\":[{}]}",
        "{\"Logs\":[{}]}", "{\"x\":1,\"logs\":[{}]}", "{\"logs\":[{}],\"logs\":[{}]}",
      ].joined(separator: "\n"),
      layout: .lines,
      pieces: [
        "1:0 {\"events\":[{\"a\":1}],\"x\":2}", "2:27 {\"logs\":{}}", "3:39 {\"logs\":[1]}",
        "4:52 {\"record\":[{}]}", "5:68 {\"Logs\":[{}]}", "6:82 {\"x\":1,\"logs\":[{}]}",
        "7:102 {\"logs\":[{}],\"logs\":[{}]}",
      ]),
    Case(
      name: "a line that only looks like an envelope, with text behind it",
      input: "{}\n{\"logs\":[{}],\"x\":1} y\n{}", layout: .lines,
      pieces: ["1:0 {}", "2:3 {\"logs\":[{}],\"x\":1} y", "3:25 {}"]),
    Case(
      name: "an event over lines that begins as an envelope",
      input: "{\"events\":\n[{}],\n\"x\":1}\n{}", layout: .values,
      pieces: ["1:0 {\"events\":\n[{}],\n\"x\":1}", "4:24 {}"]),
    Case(
      name: "an envelope that is not closed", input: "{}\n{\"logs\":[{\"a\":1}]\n{\"b\":2}",
      layout: .lines,
      pieces: [
        "1:0 {}", "2:12 {\"a\":1}", "2:20 !the object around the list is not closed",
        "3:21 {\"b\":2}",
      ]),
  ]

  private static let values = [
    Case(
      name: "values over lines", input: "{\n \"a\": 1\n}\n{\"b\":\n2}{\"c\":3}\n\n{\"d\":\"\n\"}",
      layout: .values,
      pieces: [
        "1:0 {\n \"a\": 1\n}", "4:12 {\"b\":\n2}", "5:20 {\"c\":3}", "7:29 {\"d\":\"\n\"}",
      ]),
    Case(
      name: "text between values", input: "{\"a\":1},\n{\"b\":2}\nx y\n{\"c\":3}", layout: .values,
      pieces: ["1:0 {\"a\":1}", "1:7 ,", "2:9 {\"b\":2}", "3:17 x y", "4:21 {\"c\":3}"]),
    Case(
      name: "a missing quote and a missing end",
      input: "{\"a\":1}\n{\"b\":\"}\n{\"c\":3}\n{\"d\":4\n{\"e\":5}\n", layout: .values,
      pieces: [
        "1:0 {\"a\":1}", "2:8 {\"b\":\"}\n", "3:16 {\"c\":3}", "4:24 {\"d\":4\n", "5:31 {\"e\":5}",
      ]),
    Case(
      name: "a value that ends early", input: "{\"a\":1}\n{\"b\":[\n", layout: .values,
      pieces: ["1:0 {\"a\":1}", "2:8 {\"b\":[\n"]),
    Case(
      name: "a broken value over lines", input: "{\n \"a\" 1,\n \"b\": {\"c\":2}\n}\n{\"d\":4}",
      layout: .values,
      pieces: ["1:0 {\n \"a\" 1,\n \"b\": {\"c\":2}\n}", "5:26 {\"d\":4}"]),
  ]

  private static let limits = [
    Case(
      name: "lines at the limit",
      input: "{\"a\":12}\r\n{\"a\":123}\n{\"a\":12}\n{\"a\":1234567}\n{}",
      layout: .lines,
      pieces: [
        "1:0 {\"a\":12}", "2:10 !the line is larger than 8 bytes", "3:20 {\"a\":12}",
        "4:29 !the line is larger than 8 bytes", "5:43 {}",
      ], limit: 8),
    Case(
      name: "elements at the limit",
      input: "[{\"a\":12},{\"a\":123},{\"a\":{\"b\":\"]},{\"}},{},1234567890]",
      layout: .lines,
      pieces: [
        "1:1 {\"a\":12}", "1:10 !the value is larger than 8 bytes",
        "1:20 !the value is larger than 8 bytes", "1:39 {}",
        "1:42 !the value is larger than 8 bytes",
      ], limit: 8),
    Case(
      name: "a large envelope with other keys",
      input: "{\"logs\":[{\"a\":1},{\"b\":2}],\"x\":{\"y\":[1]}}\n{\"c\":3}", layout: .lines,
      pieces: [
        "1:9 {\"a\":1}", "1:17 {\"b\":2}",
        "1:25 !keys behind the list of an envelope are passed over", "2:41 {\"c\":3}",
      ], limit: 20),
    Case(
      name: "a list on a line over the limit",
      input: "{}\n[{\"a\":1},{\"a\":2},{\"a\":3}]\n{\"c\":3}",
      layout: .lines,
      pieces: ["1:0 {}", "2:4 {\"a\":1}", "2:12 {\"a\":2}", "2:20 {\"a\":3}", "3:29 {\"c\":3}"],
      limit: 8),
  ]
}
