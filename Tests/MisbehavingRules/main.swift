import MargayCLI
import MargayKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// A program of rules that do what no rule should: the tests run it to see that each costs only itself.

/// Does something bad to the process when it is told to by the event.
struct MisbehavingRule: Rule {
  let deed: String
  let logTypes = ["Custom.Deeds"]
  let severity = Severity.low
  var isTwin = false
  var id: String { "Deed.\(deed)" + (isTwin ? ".Twin" : "") }
  var isEnabled: Bool { !isTwin }

  func matches(_ event: Event) throws -> Bool {
    guard event["deed"] == Text(deed) else { return event["n"] == 7 }
    switch deed {
    case "trap":
      let nothing: [Int] = []
      return nothing[event.int("n") ?? 0] == 1
    case "loop":
      var count: UInt64 = 0
      while event.exists { count &+= 1 }
      return count == 0
    case "grow":
      var kept: [[UInt8]] = []
      while kept.count < 1 << 30 { kept.append([UInt8](repeating: 1, count: 1 << 20)) }
      return kept.isEmpty
    case "exit": exit(0)
    case "overflow": return recurse(event, 0) == 1
    case "abort": abort()
    case "print":
      print("secret \u{1B}[31m of \(event.int("n") ?? 0)")
      return true
    case "flood":
      while event.exists { print("flood") }
      return true
    case "write":
      _ = write(1, "raw\n", 4)
      return true
    case "lines":
      for line in 0..<30 { print("line \(line)") }
      return true
    case "die":
      print("printed before the end")
      _ = write(2, "written before the end\n", 23)
      abort()
    case "close":
      close(3)
      while event.exists { sleep(1) }
      return true
    case "garbage":
      _ = write(3, [UInt8](repeating: 0xFF, count: 64), 64)
      while event.exists { sleep(1) }
      return true
    case "child":
      // A program that outlives the rule, and holds what it inherited.
      startSleeping()
      abort()
    case "environment":
      for name in ["TZ", "API_TOKEN", "SECRET"] {
        if let value = getenv(name) { print("\(name)=\(String(cString: value))") }
      }
      return true
    case "throw": throw Refusal()
    case "path": return event.string("no..path") == nil
    default: return true
    }
  }

  private func startSleeping() {
    var process: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("3"), nil]
    _ = posix_spawnp(&process, "sleep", nil, nil, &arguments, environ)
    for text in arguments { free(text) }
  }

  private func recurse(_ event: Event, _ depth: Int) -> Int {
    let room = [depth, depth + 1]
    return depth < 0 ? 0 : recurse(event, room[1]) &+ room[0]
  }

  func title(_ event: Event) throws -> String? {
    if deed == "title" { throw Refusal() }
    return "\(deed) \(event.shown("n"))"
  }
}

/// A rule that traps in one of its tests.
struct TestedRule: Rule {
  let id = "Deed.Tested"
  let logTypes = ["Custom.Tested"]

  func matches(_ event: Event) -> Bool {
    let numbers = [1, 2]
    return numbers[event.int("n") ?? 0] == 1
  }

  var tests: [RuleTest] {
    [
      RuleTest("good", matches: true, #"{"n": 0}"#),
      RuleTest("traps", matches: true, #"{"n": 5}"#),
    ]
  }
}

/// What a rule says that does not want to.
struct Refusal: Error, CustomStringConvertible {
  let description = "not \u{1B}[31m today"
}

extension Event {
  /// Always true, which the compiler does not know.
  fileprivate var exists: Bool { value.exists }
}

let registry = Registry()
for deed in [
  "good", "trap", "loop", "grow", "exit", "overflow", "abort", "print", "flood", "write", "throw",
  "path", "title", "lines", "die", "close", "garbage", "child", "environment",
] {
  registry.register(MisbehavingRule(deed: deed))
}
// A worker's environment holds a few variables only, and PATH is one of them.
if getenv("MARGAY_WORKER") != nil, getenv("PATH").map({ String(cString: $0) }) == "start" {
  abort()
}
registry.register(MisbehavingRule(deed: "trap", isTwin: true))
registry.register(TestedRule())
Margay.run(registry)
