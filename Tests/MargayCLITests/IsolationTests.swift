import Foundation
import Testing

/// Swift rules that misbehave cost only themselves: runs of a program with rules that do what no rule should.
@Suite("Isolation of Swift rules")
struct IsolationTests {
  private static let program = "MisbehavingRules"
  /// Every rule of the program but the harmless ones matches the events of number 7, unless it is told to misbehave.
  private static let ruleCount = 19

  /// Events with a deed at some places.
  private static func events(_ count: Int, _ deeds: [Int: String] = [:]) -> String {
    (0..<count).map { number in
      let deed = deeds[number].map { #","deed":"\#($0)""# } ?? ""
      return
        #"{"p_log_type":"Custom.Deeds","p_event_time":"2026-03-02T09:00:00Z","n":\#(number % 10)\#(deed)}"#
    }.joined(separator: "\n") + "\n"
  }

  private static func run(
    _ events: String, _ flags: [String] = [], environment: [String: String] = [:]
  ) throws -> ToolRun {
    let folder = try WorkFolder()
    try folder.create("events.ndjson", events)
    return try ToolRun(
      program: program,
      ["run", "--format", "ndjson", "--rule-timeout", "0.3"] + flags + ["events.ndjson"],
      environment: environment, in: folder)
  }

  private struct Line {
    let members: [String: Any]
    func text(_ key: String) -> String { members[key] as? String ?? "" }
    func number(_ key: String) -> Int { members[key] as? Int ?? -1 }
  }

  private static func lines(_ run: ToolRun, kind: String) throws -> [Line] {
    try run.outputText.split(separator: "\n").compactMap { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let members = try #require(value as? [String: Any])
      return members["kind"] as? String == kind ? Line(members: members) : nil
    }
  }

  /// How many matches each rule had.
  private static func matches(_ run: ToolRun) throws -> [String: Int] {
    try lines(run, kind: "alert").reduce(into: [:]) { counts, alert in
      counts[alert.text("ruleId"), default: 0] += alert.number("matchCount")
    }
  }

  @Test("three failures put a rule into quarantine, and no other")
  func quarantine() throws {
    let deeds = [13: "trap", 113: "trap", 203: "abort", 213: "trap", 403: "trap", 503: "trap"]
    let run = try Self.run(Self.events(1_000, deeds))
    let errors = try Self.lines(run, kind: "ruleError")
    #expect(
      errors.map { $0.text("ruleId") } == ["Deed.trap", "Deed.trap", "Deed.abort", "Deed.trap"])
    #expect(errors.map { $0.number("line") } == [14, 114, 204, 214])
    #expect(run.errorText.contains("'Deed.trap' is not called any more in this run"))
    let matches = try Self.matches(run)
    #expect(matches.filter { $0.value == 100 }.count == Self.ruleCount - 1, "\(matches)")
    #expect(matches["Deed.trap", default: 0] < 100)
  }

  @Test("what rules print is kept from the result, escaped, under their ids and not without end")
  func printed() throws {
    let run = try Self.run(Self.events(500, [3: "print", 13: "flood", 23: "write"]))
    for line in run.outputText.split(separator: "\n") { #expect(line.hasPrefix("{")) }
    #expect(run.errorText.contains(#"Deed.print printed: secret \u{001B}[31m of 3"#))
    #expect(run.errorText.contains("Deed.flood printed: flood\n"))
    #expect(run.errorText.contains(" lines more\n"))
    #expect(run.errorText.contains("a Swift rule wrote to standard output: raw\n"))
    #expect(!run.errorText.contains("\u{1B}"))
    #expect(run.errorText.split(separator: "\n").count < 60)
  }

  @Test("with and without isolation the result is the same, byte for byte")
  func same() throws {
    let events = Self.events(3_000, [7: "throw", 1_007: "print", 2_003: "title", 2_104: "path"])
    let isolated = try Self.run(events)
    let direct = try Self.run(events, ["--no-isolate"])
    let errors = direct.outputText.split(separator: "\n").filter { $0.hasPrefix("{") }
    #expect(isolated.outputText.split(separator: "\n") == errors)
    #expect(isolated.exitCode == 0 && direct.exitCode == 0)
    #expect(try Self.run(events).output == isolated.output)
  }

  @Test("without isolation a rule takes the command with it")
  func notIsolated() throws {
    #expect(try Self.run(Self.events(20, [3: "exit"]), ["--no-isolate"]).outputText.isEmpty)
    #expect(try Self.run(Self.events(20, [3: "trap"]), ["--no-isolate"]).exitCode < 0)
  }

  @Test("a worker is told nothing that could be a secret")
  func environment() throws {
    let run = try Self.run(
      Self.events(20, [3: "environment"]), environment: ["API_TOKEN": "hunter2", "TZ": "UTC"])
    #expect(run.errorText.contains("Deed.environment printed: TZ=UTC"))
    #expect(!run.errorText.contains("hunter2"))
  }

  @Test("on live input the alerts of Swift rules come while the input is still open")
  func live() throws {
    let folder = try WorkFolder()
    let event = #"{"p_log_type":"Custom.Deeds","n":7}"#
    let shell = try ToolRun(
      shell: """
        mkfifo in
        \(Self.program) run --format ndjson --lateness 0s - < in > out 2>/dev/null &
        exec 3> in
        echo '\(event)' >&3
        for i in 1 2 3 4 5 6 7 8 9 10; do [ -s out ] && break; sleep 0.5; done
        head -c 15 out
        exec 3>&-
        wait
        """, in: folder, seconds: 20)
    #expect(shell.outputText == "{\"kind\":\"alert\"")
  }

  @Test("tests and comparisons survive too, and blame the rule")
  func testAndCompare() throws {
    let folder = try WorkFolder()
    let test = try ToolRun(
      program: Self.program, ["test", "--rule-timeout", "0.3"], in: folder)
    #expect(test.exitCode == 1)
    #expect(test.outputText.contains("the rule trapped"))
    #expect(test.outputText.contains("tests: 1 passed, 1 failed"))
    try folder.create("events.ndjson", Self.events(5, [2: "abort"]))
    let compare = try ToolRun(
      program: Self.program,
      ["compare", "Deed.abort", "Deed.good", "--generated", "0", "--events", "events.ndjson"],
      in: folder)
    #expect(compare.exitCode == 1)
    #expect(compare.outputText.contains("error differs on given event 3"))
    #expect(compare.outputText.contains("rule error: the rule aborted"))
  }

  @Test("a worker that cannot begin is said, not waited for")
  func noStart() throws {
    let run = try Self.run(
      Self.events(5), environment: ["MISBEHAVE_AT_START": "1", "PATH": "start"])
    #expect(run.exitCode == 2)
    #expect(run.errorText.contains("3 times in a row, outside of any rule"))
  }
}
