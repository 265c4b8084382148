import Foundation
import Testing

/// Deeds of rules alone and together, and what they print and leave behind.
@Suite("Deeds of Swift rules")
struct DeedTests {
  /// A deed and what becomes of its rule; nil for one that is no error.
  struct Deed: CustomTestStringConvertible {
    let name: String
    let message: String?
    var testDescription: String { name }

    init(_ name: String, _ message: String?) {
      self.name = name
      self.message = message
    }
  }

  static let deeds = [
    Deed("trap", "the rule trapped"),
    Deed("loop", "the rule took longer than 300 ms"),
    Deed("grow", "the rule aborted, or used more memory than it may"),
    Deed("exit", "the rule ended the process with exit code 0"),
    Deed("overflow", "the rule overflowed the stack or used memory that is not its own"),
    Deed("abort", "the rule aborted, or used more memory than it may"),
    Deed("flood", "the rule took longer than 300 ms"),
    Deed("die", "the rule aborted, or used more memory than it may"),
    Deed("close", "the rule closed the connection of its process"),
    Deed("garbage", "the rule wrote to the connection of its process"),
    Deed("child", "the rule aborted, or used more memory than it may"),
    Deed("throw", "matches failed: not \u{1B}[31m today"),
    Deed("path", "matches failed: \"no..path\" is no key path"),
    Deed("print", nil), Deed("write", nil), Deed("lines", nil), Deed("title", nil),
  ]

  static let limits = ["--rule-timeout", "0.3", "--rule-memory", "64M", "--format", "ndjson"]

  private func run(
    _ events: DeedEvents, _ flags: [String] = DeedTests.limits
  ) throws -> ToolRun {
    let folder = try WorkFolder()
    try folder.create("events.ndjson", events.text)
    return try ToolRun(
      program: "MisbehavingRules", ["run", "events.ndjson", "--no-shipped"] + flags,
      in: folder)
  }

  @Test("a deed costs one call", arguments: deeds)
  func deedAlone(_ deed: Deed) throws {
    let events = DeedEvents([deed.name], among: 200)
    let run = try run(events)
    let result = DeedResult(run)
    #expect(run.exitCode == 0)
    #expect(result.strangeLines == 0)
    let line = try #require(events.deedLines[deed.name]?.first)
    let errors = deed.message.map {
      [
        DeedResult.RuleError(
          rule: "Deed.\(deed.name)", file: "events.ndjson", line: line, message: $0)
      ]
    }
    #expect(result.errors == errors ?? [])
    #expect(result.matches.count == DeedTests.deeds.count + 2)
    for (rule, count) in result.matches {
      let isCulprit = rule == "Deed.\(deed.name)" && deed.message != nil
      #expect(count == (isCulprit ? 4 : 5), "\(rule)")
    }
  }

  @Test("among 10,000 events nothing is lost, and two runs say the same")
  func deedsMixed() throws {
    let names = DeedTests.deeds.map(\.name)
    let mixed = try run(DeedEvents(names, among: 10_000))
    let again = try run(DeedEvents(names, among: 10_000))
    let good = try run(
      DeedEvents(names, among: 10_000, tellsDeeds: false), ["--no-isolate", "--format", "ndjson"])
    #expect(mixed.output == again.output)
    var expected = DeedResult(good).matches
    #expect(expected["Deed.good"] == 200 + names.count)
    for deed in DeedTests.deeds where deed.message != nil {
      expected["Deed.\(deed.name)", default: 0] -= 1
    }
    let result = DeedResult(mixed)
    #expect(result.matches == expected)
    #expect(
      result.errors.map(\.rule)
        == DeedTests.deeds.filter { $0.message != nil }.map { "Deed.\($0.name)" })
  }

  @Test("a rule that fails three times is not called any more, and keeps what it matched before")
  func quarantine() throws {
    let events = DeedEvents(["trap", "trap", "trap", "trap", "trap"], among: 300)
    let run = try run(events)
    let result = DeedResult(run)
    let lines = try #require(events.deedLines["trap"])
    #expect(result.errors.map(\.line) == Array(lines.prefix(3)))
    // Of the events 7, 57, 107 and so on those before the third deed, which is the event 150.
    #expect(result.matches["Deed.trap"] == 3)
    #expect(result.matches["Deed.good"] == 6 + 5)
    #expect(
      run.errorText.contains(
        "margay: the rule 'Deed.trap' is not called any more in this run: it trapped, and failed too often\n"
      ))
  }

  @Test("what rules print stands under their ids, escaped and cut, and not in the result")
  func printing() throws {
    let run = try run(
      DeedEvents(["print", "lines", "die", "write"], among: 300))
    #expect(DeedResult(run).strangeLines == 0)
    let lines = run.errorText.split(separator: "\n").filter {
      $0.contains("printed") || $0.contains("wrote")
    }
    let numbered = (0..<20).map { "Deed.lines printed: line \($0)" }
    #expect(
      lines.map(String.init)
        == [#"Deed.print printed: secret \u{001B}[31m of 7"#] + numbered + [
          "Deed.lines printed 10 lines more",
          "Deed.die printed: printed before the end", "Deed.die printed: written before the end",
          "a Swift rule wrote to standard output: raw",
        ])
  }

  @Test("a flood is counted and not kept")
  func flood() throws {
    let run = try run(DeedEvents(["flood"], among: 100))
    let lines = run.errorText.split(separator: "\n").filter { $0.hasPrefix("Deed.flood printed") }
    #expect(lines.count == 21)
    #expect(lines.last?.hasSuffix("lines more") == true)
    #expect(run.errors.count < 10_000)
  }

  @Test("dead workers leave no process and no descriptor behind")
  func leaks() throws {
    let folder = try WorkFolder()
    try folder.create("one", DeedEvents(["abort"], among: 50).text)
    try folder.create(
      "many", DeedEvents(["exit", "trap", "abort", "child", "exit", "trap"], among: 70).text)
    let run = try ToolRun(
      shell: """
        mkfifo pipe
        MisbehavingRules run - --no-shipped --format ndjson < pipe > out 2> err &
        process=$!
        exec 9> pipe
        look() {
          for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
            sleep 0.1
            test $(grep -c '"ruleError"' out) -ge $1 && break
          done
          sleep 0.1
          echo $(ls /proc/$process/fd | wc -l) $(cat /proc/$process/task/$process/children | wc -w)
        }
        cat one >&9
        look 1
        cat many >&9
        look 7
        exec 9>&-
        wait $process
        grep -c '"ruleError"' out
        """, in: folder)
    let lines = run.outputText.split(separator: "\n").map(String.init)
    try #require(lines.count == 3)
    #expect(lines[0].hasSuffix(" 1"))
    #expect(lines[1] == lines[0])
    #expect(lines[2] == "7")
  }

  @Test("an event of 4 MiB and bytes that are no text reach a worker as they are")
  func largeAndHostile() throws {
    let folder = try WorkFolder()
    let head = #"{"p_log_type":"Custom.Deeds","p_event_time":"2026-03-02T10:00:00Z","n":7,"#
    var bytes = Array(head.utf8) + Array(#""text":""#.utf8)
    bytes += [UInt8](repeating: 0x61, count: (4 << 20) - bytes.count - 2) + Array("\"}\n".utf8)
    bytes += Array(head.utf8) + Array(#""text":"\#u{1}"#.utf8) + [0xFF, 0xC0] + Array("\"}\n".utf8)
    bytes += Array(head.utf8) + Array(#""n":8,"n":7,"big":1e999,"lone":"\ud800"}"#.utf8) + [0x0A]
    try folder.create("events.ndjson", bytes)
    let arguments = ["run", "events.ndjson", "--no-shipped", "--format", "ndjson"]
    let isolated = try ToolRun(program: "MisbehavingRules", arguments, in: folder)
    let direct = try ToolRun(program: "MisbehavingRules", arguments + ["--no-isolate"], in: folder)
    #expect(isolated.output == direct.output)
    #expect(DeedResult(direct).matches["Deed.good"] == 3)
  }

  @Test("a comparison claims nothing about rules that are not called any more")
  func comparing() throws {
    let folder = try WorkFolder()
    try folder.create("events.ndjson", DeedEvents(["trap", "trap", "trap"], among: 40).text)
    let twins = try ToolRun(
      program: "MisbehavingRules",
      [
        "compare", "Deed.trap", "Deed.trap.Twin", "--generated", "0", "--events", "events.ndjson",
      ], in: folder)
    #expect(twins.exitCode == 2)
    #expect(twins.output.isEmpty)
    #expect(twins.errorText.contains("the comparison came to no end: 'Deed.trap'"))
  }
}
