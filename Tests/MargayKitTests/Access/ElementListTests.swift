import MargayKit
import Testing

/// The elements of lists and the rows of enrichments.
@Suite("Elements of lists")
struct ElementListTests {
  private static let source =
    #"{"list": [1, {"a": 2}, [3], null], "none": [], "object": {"a": 4}, "text": "x"}"#

  @Test(
    "a list has its elements, anything else has none",
    arguments: [
      ("list", ["1", #"{"a":2}"#, "[3]", "null"]), ("none", []), ("object", []), ("text", []),
      ("missing", []),
    ])
  func elements(_ name: String, _ expected: [String]) throws {
    let value = try Event(json: Self.source)[PathComponent(Text(name))]
    let list = value.elements
    #expect(list.map(\.json) == expected)
    #expect(list.count == expected.count)
    #expect(list.isEmpty == expected.isEmpty)
    #expect(list.first?.json == expected.first)
    #expect(list.indices.map { list[$0].json } == expected)
    #expect(list.dropFirst().map(\.json) == Array(expected.dropFirst()))
    #expect(list.contains { $0.kind == .null } == expected.contains("null"))
    #expect(list.allSatisfy { $0.exists })
    #expect(list.allSatisfy { $0.kind == .number } == expected.isEmpty)
  }

  @Test(
    "rows are those of an enrichment: without one there is a missing value",
    arguments: [
      ("list", ["1", #"{"a":2}"#, "[3]", "null"]), ("object", [#"{"a":4}"#]),
    ])
  func rows(_ name: String, _ expected: [String]) throws {
    let rows = try Event(json: Self.source)[PathComponent(Text(name))].rows
    #expect(rows.map(\.json) == expected)
    #expect(rows.indices.map { rows[$0].json } == expected)
  }

  @Test("without a row there is a missing value", arguments: ["none", "text", "missing"])
  func noRows(_ name: String) throws {
    let rows = try Event(json: Self.source)[PathComponent(Text(name))].rows
    #expect(rows.count == 1)
    #expect(rows.map(\.kind) == [.missing])
    #expect(rows.contains { !$0.exists })
    #expect(!rows.allSatisfy { $0.exists })
  }

  @Test("a list that a path gathered outlives the event and the path")
  func gathered() throws {
    var lists: [ElementList] = []
    for number in 0..<50 {
      let event = try Event(json: #"{"l": [{"a": "x\#(number)"}, {"a": ["y"]}, {}]}"#)
      lists.append(event.value("l[*].a").elements)
    }
    for (number, list) in lists.enumerated() {
      #expect(list.map(\.json) == [#""x\#(number)""#, #"["y"]"#])
      #expect(list.indices.map { list[$0].json } == [#""x\#(number)""#, #"["y"]"#])
      #expect(list.count { $0.kind == .list } == 1)
    }
  }

  @Test("a place of another list leads to nothing that is not in the list")
  func foreignPlaces() throws {
    let long = try Event(
      json: "{\"l\": [\(Array(repeating: "[1]", count: 500).joined(separator: ","))]}")
    let short = try Event(json: #"{"l": [1, 2]}"#)["l"].elements
    var place = long["l"].elements.startIndex
    for _ in 0..<400 { place = long["l"].elements.index(after: place) }
    #expect(!short[place].exists)
    #expect(!short[short.endIndex].exists)
    #expect(short.index(after: place) > place)
    let gathered = try Event(json: #"{"l": [{"a": 1}]}"#).value("l[*].a").elements
    #expect(!gathered[place].exists)
    for index in long["l"].elements.indices.dropFirst(1).prefix(3) {
      #expect(!gathered[index].exists)
    }
  }

  @Test("an error of a condition is thrown on")
  func errors() throws {
    struct Stop: Error {}
    let list = try Event(json: Self.source)["list"].elements
    #expect(throws: Stop.self) { try list.contains { _ in throw Stop() } }
    #expect(throws: Stop.self) { try list.allSatisfy { _ in throw Stop() } }
  }
}
