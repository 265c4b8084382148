import MargayEvents
import Testing

/// JSON values that can be changed.
@Suite("JSON tree")
struct JSONTreeTests {
  private func tree(_ json: String) throws -> JSONTree {
    try #require(JSONTree(json: Array(json.utf8)))
  }

  private func text(_ tree: JSONTree) -> String { String(decoding: tree.json, as: UTF8.self) }

  /// The tree with a value set; nil where that fails.
  private func with(_ value: JSONTree, at path: [JSONTree.Step], _ tree: JSONTree) -> JSONTree? {
    var changed = tree
    let isSet = changed.set(value, at: path)
    // What cannot be set changes nothing.
    #expect(isSet || changed == tree)
    return isSet ? changed : nil
  }

  /// The tree without a value; nil where there is none.
  private func without(_ path: [JSONTree.Step], _ tree: JSONTree) -> JSONTree? {
    var changed = tree
    let isRemoved = changed.remove(at: path)
    #expect(isRemoved || changed == tree)
    return isRemoved ? changed : nil
  }

  /// A path in short form: numbers are indices.
  private func path(_ steps: String...) -> [JSONTree.Step] {
    steps.map { step in Int(step).map { .index($0) } ?? .name(Array(step.utf8)) }
  }

  @Test(
    "JSON is written as it was read, without white space; numbers keep their text",
    arguments: [
      ("null", "null"), (" [ true , false ] ", "[true,false]"),
      (
        #"{ "b" : 1.0, "a" : [1e400, -0, 9007199254740993] }"#,
        #"{"b":1.0,"a":[1e400,-0,9007199254740993]}"#
      ),
      (#""\u00e9\ud83d\ude00\/\u0001\"""#, "\"\u{E9}\u{1F600}/\\u0001\\\"\""),
      (#"{"":{},"x":[]}"#, #"{"":{},"x":[]}"#),
      // The first of equal names counts, a lone surrogate is replaced, as in events.
      (#"{"a":1,"a":2}"#, #"{"a":1}"#), (#""\ud800""#, "\"\u{FFFD}\""),
    ])
  func roundTrip(_ source: String, _ expected: String) throws {
    let tree = try tree(source)
    #expect(text(tree) == expected)
    #expect(try self.tree(expected) == tree)
  }

  @Test(
    "text that is no JSON gives nothing", arguments: ["", "{", "[1,]", "NaN", "1 2", "{'a':1}"])
  func broken(_ source: String) {
    #expect(JSONTree(json: Array(source.utf8)) == nil)
  }

  @Test("the deepest event is read and written")
  func deep() throws {
    let source = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(text(try tree(source)) == source)
    #expect(JSONTree(json: Array(("[" + source + "]").utf8)) == nil)
  }

  static let nested = #"{"a":{"b":[1,{"c":"x"}]},"A":2}"#

  @Test("a value is found by exact names and by indices from either end")
  func reading() throws {
    let tree = try tree(Self.nested)
    #expect(tree[path: path("a", "b", "1", "c")] == .string([0x78]))
    #expect(tree[path: path("a", "b", "-2")] == .number([0x31]))
    #expect(tree[path: path("A")] == .number([0x32]))
    #expect(tree[path: []] == tree)
    for missing in [
      path("b"), path("a", "B"), path("a", "b", "2"), path("a", "b", "-3"), path("A", "x"),
    ] {
      #expect(tree[path: missing] == nil)
    }
  }

  @Test("setting makes what is missing on the way, and the place behind a list's end")
  func setting() throws {
    let changes: [([JSONTree.Step], JSONTree)] = [
      (path("a", "b", "1", "d", "e"), .bool(true)), (path("a", "b", "2"), .null),
      (path("n", "0", "m"), .list([])), (path("A"), .number([0x33])),
    ]
    var tree = try tree(Self.nested)
    for (path, value) in changes { tree = try #require(with(value, at: path, tree)) }
    #expect(
      text(tree)
        == #"{"a":{"b":[1,{"c":"x","d":{"e":true}},null]},"A":3,"n":[{"m":[]}]}"#)
  }

  @Test("setting fails where something of another kind is on the way, and changes nothing")
  func settingFails() throws {
    let original = try tree(Self.nested)
    for wrong in [
      path("A", "x"), path("a", "0"), path("a", "b", "4"), path("a", "b", "0", "x"),
      path("a", "b", "x"),
    ] {
      #expect(with(.null, at: wrong, original) == nil)
    }
  }

  @Test("removing takes a field or an element away, and fails where there is none")
  func removing() throws {
    var tree = try tree(Self.nested)
    for path in [path("a", "b", "0"), path("A")] { tree = try #require(without(path, tree)) }
    #expect(text(tree) == #"{"a":{"b":[{"c":"x"}]}}"#)
    for missing in [path("A"), path("a", "b", "1"), path("a", "x", "y"), []] {
      #expect(without(missing, tree) == nil)
    }
    #expect(text(tree) == #"{"a":{"b":[{"c":"x"}]}}"#)
  }
}
