import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML
import TestSupport
import Testing

/// Limits of the language, each at its boundary.
@Suite("Limits")
struct LimitsTests {
  // MARK: Titles and dedup strings: 1000 scalars

  /// Scalars of one to four bytes, and two that make one character.
  static let scalars = ["a", "\u{E9}", "\u{4E2D}", "\u{1F600}", "\u{301}", "\n"]

  @Test("longer texts are cut to 985 scalars and a mark", arguments: scalars)
  func texts(_ scalar: String) throws {
    let rule = try RuleText.compile(
      RuleText.detection("{Condition: AlwaysTrue}") + "AlertTitle: '{a}'\nGroupBy: [{Key: a}]\n")
    for count in [984, 985, 999, 1000, 1001, 1015, 5000] {
      let text = String(repeating: scalar, count: count)
      let escaped = String(repeating: scalar == "\n" ? "\\n" : scalar, count: count)
      let wanted =
        count <= 1000
        ? Array(text.utf8)
        : Array(String(repeating: scalar, count: 985).utf8) + Array("... (truncated)".utf8)
      let match = try RuleText.match(rule, #"{"a":"\#(escaped)"}"#)
      #expect(match.title == wanted, "title of \(count)")
      #expect(match.dedup == wanted, "dedup string of \(count)")
    }
  }

  @Test("text of the template counts too, and a dedup string of several values")
  func composed() throws {
    let text = RuleText.detection("{Condition: AlwaysTrue}") + "AlertTitle: 'é{a}é'\n"
    let rule = try RuleText.compile(text)
    let fits = try RuleText.match(rule, #"{"a":"\#(String(repeating: "x", count: 998))"}"#)
    #expect(fits.title.count == 1002)
    // Without GroupBy the dedup string is the title.
    #expect(fits.dedup == fits.title)
    let cut = try RuleText.match(rule, #"{"a":"\#(String(repeating: "x", count: 999))"}"#)
    #expect(
      cut.title == Array(("é" + String(repeating: "x", count: 984) + "... (truncated)").utf8))
    let grouped = try RuleText.compile(text + "GroupBy: [{Key: a}, {Key: b}]\n")
    // `["…",null]` has nine scalars beside the value.
    for (count, isCut) in [(991, false), (992, true)] {
      let value = String(repeating: "x", count: count)
      let dedup = try RuleText.match(grouped, #"{"a":"\#(value)"}"#).dedup
      let whole = #"["\#(value)",null]"#
      #expect(whole.utf8.count == (isCut ? 1001 : 1000))
      let wanted = isCut ? whole.prefix(985) + "... (truncated)" : whole[...]
      #expect(dedup == Array(wanted.utf8))
    }
  }

  // MARK: Alert context: 204,800 bytes

  @Test(
    "a context of more bytes is replaced",
    arguments: [(204_799, false), (204_800, false), (204_801, true), (1_000_000, true)])
  func context(_ size: Int, _ isReplaced: Bool) throws {
    let rule = try RuleText.compile(
      RuleText.detection("{Condition: AlwaysTrue}")
        + "AlertContext: [{KeyName: k, KeyValue: {Key: a}}]\n")
    // Two-byte scalars, so that bytes are not scalars, and `{"k":""}` around them.
    let inside = size - 8
    let value = String(repeating: "é", count: inside / 2) + (inside % 2 == 1 ? "x" : "")
    let found = try RuleText.match(rule, #"{"a":"\#(value)"}"#).context
    let error = #"{"_error":"alert context is \#(size) bytes, more than 204800"}"#
    // Not within the expectation, which would look for the difference of two long lists.
    let isRight = found == Array((isReplaced ? error : #"{"k":"\#(value)"}"#).utf8)
    #expect(isRight, "\(found.count) bytes")
  }

  // MARK: Paths: 64 steps

  @Test("a path has at most 64 steps, and `@` is one", arguments: [64, 65])
  func steps(_ count: Int) {
    let names = Array(repeating: "a", count: count)
    let path = names.joined(separator: ".")
    let element = (["@"] + names.dropFirst()).joined(separator: ".")
    let deep = names.joined(separator: ", ")
    let rules = [
      RuleText.detection("{KeyPath: \(path), Condition: Exists}"),
      RuleText.detection("{DeepKey: [\(deep)], Condition: Exists}"),
      RuleText.filter("{KeyPath: \(path), Condition: Equals, Value: 1}"),
      RuleText.detection(
        "{Key: l, Condition: AnyElement, Expressions: [{KeyPath: '\(element)', Condition: Exists}]}"
      ),
      RuleText.detection("{Condition: AlwaysTrue}") + "AlertTitle: '{\(path)}'\n",
      RuleText.detection("{Condition: AlwaysTrue}") + "GroupBy: [{KeyPath: \(path)}]\n",
      RuleText.detection("{Condition: AlwaysTrue}")
        + "AlertContext: [{KeyName: k, KeyValue: {KeyPath: \(path)}}]\n",
      RuleText.detection("{Condition: AlwaysTrue}") + "SummaryAttributes: [\(path)]\n",
    ]
    for text in rules {
      let found = RuleText.diagnostics(of: text)
      #expect(
        found.count == (count == 64 ? 0 : 1),
        "\(text)\(TextDiagnosticRenderer().render(found))")
    }
  }

  // MARK: YAML files

  @Test("a file has at most 1 MiB", arguments: [1 << 20, (1 << 20) + 1])
  func fileSize(_ size: Int) {
    let rule = RuleText.detection("{Condition: AlwaysTrue}")
    let text = rule + "#" + String(repeating: "x", count: size - rule.utf8.count - 1)
    let found = RuleText.diagnostics(of: text)
    #expect(found.map(\.kind.code) == (size == 1 << 20 ? [] : ["MG1001"]))
  }

  @Test("collections nest to level 64", arguments: [64, 65])
  func nesting(_ depth: Int) {
    // The mapping of the file, `Detection`, its item and `Log` are levels too; here a Log goes deep.
    let flow = String(repeating: "[", count: depth - 4) + String(repeating: "]", count: depth - 4)
    let text =
      RuleText.detection("{Condition: AlwaysTrue}")
      + "Tests:\n  - {Name: t, ExpectedResult: true, Log: {a: \(flow)}}\n"
    let block =
      RuleText.detection("{Condition: AlwaysTrue}")
      + "Tests:\n  - Name: t\n    ExpectedResult: true\n    Log:\n      a:\n        "
      + String(repeating: "- ", count: depth - 4) + "1\n"
    for text in [text, block] {
      let found = RuleText.diagnostics(of: text)
      #expect(
        found.map(\.kind.code) == (depth == 64 ? [] : ["MG1007"]),
        "\(TextDiagnosticRenderer().render(found))")
    }
  }

  @Test("aliases bring at most 10,000 nodes", arguments: [10_000, 10_001])
  func aliases(_ nodes: Int) {
    // A list of 99 scalars is 100 nodes.
    let list = Array(repeating: "x", count: 99).joined(separator: ", ")
    let extra = nodes > 10_000 ? ", *one" : ""
    let text =
      RuleText.detection("{Condition: AlwaysTrue}")
      + "Tests:\n  - Name: t\n    ExpectedResult: true\n    Log:\n      one: &one y\n"
      + "      many: &many [\(list)]\n      all: ["
      + Array(repeating: "*many", count: 100).joined(separator: ", ") + "\(extra)]\n"
    let found = RuleText.diagnostics(of: text)
    #expect(
      found.map(\.kind.code) == (nodes == 10_000 ? [] : ["MG1008"]),
      "\(TextDiagnosticRenderer().render(found))")
  }

  // MARK: Events

  @Test("an event has at most 4 MiB", arguments: EventParser.Indexer.allCases)
  func eventSize(_ indexer: EventParser.Indexer) {
    var parser = EventParser(indexer: indexer)
    let frame = Array(#"{"a":""}"#.utf8)
    for size in [(4 << 20) - 1, 4 << 20, (4 << 20) + 1] {
      let inside = [UInt8](repeating: UInt8(ascii: "x"), count: size - frame.count)
      let bytes = Array(frame[..<6]) + inside + Array(frame[6...])
      switch parser.parse(bytes) {
      case .ok: #expect(size <= 4 << 20)
      case .bad(let defect):
        #expect(size > 4 << 20)
        #expect(defect.reason == .tooLong)
      }
    }
  }

  @Test("the cutter passes over what is larger, and finds the events around it")
  func cutSize() throws {
    for size in [4 << 20, (4 << 20) + 1] {
      let large = [UInt8](repeating: UInt8(ascii: "x"), count: size)
      let input = Array("{}\n".utf8) + large + Array("\n{}\n".utf8)
      let cut = try CutEvents(input)
      #expect(cut.events.map(\.count) == (size == 4 << 20 ? [2, size, 2] : [2, 2]))
      #expect(cut.badLines.count == (size == 4 << 20 ? 0 : 1))
    }
  }

  @Test("values nest to level 512", arguments: EventParser.Indexer.allCases)
  func eventDepth(_ indexer: EventParser.Indexer) {
    var parser = EventParser(indexer: indexer)
    for depth in [511, 512, 513, 100_000] {
      let lists =
        #"{"a":"# + String(repeating: "[", count: depth - 1)
        + String(repeating: "]", count: depth - 1) + "}"
      let objects =
        String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
      for text in [lists, objects] {
        switch parser.parse(Array(text.utf8)) {
        case .ok: #expect(depth <= 512)
        case .bad(let defect):
          #expect(depth > 512)
          #expect(defect.reason == .tooDeep)
        }
      }
    }
  }
}
