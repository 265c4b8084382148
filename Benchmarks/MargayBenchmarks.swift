import MargayAlerts
import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures reading and evaluating on one core: `swift run -c release MargayBenchmarks [MEGABYTES]`.
///
/// `MargayBenchmarks rules FOLDER [COUNT]` writes rule files instead, and `MargayBenchmarks libyaml FOLDER` reads them with
/// libyaml alone, both for `Benchmarks/rules`.
///
/// Figures are of processor time. Those of one run are comparable with each other only; quote ratios.
@main
enum MargayBenchmarks {
  static func main() throws {
    if CommandLine.arguments.dropFirst().first == "rules" {
      return try writeRules(Array(CommandLine.arguments.dropFirst(2)))
    }
    if CommandLine.arguments.dropFirst().first == "libyaml" {
      let read = try LibraryReading.read(Array(CommandLine.arguments.dropFirst(2)))
      print("\(read.files) files, \(read.events) events of YAML")
      return
    }
    let megabytes = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100
    let path = "/tmp/margay-benchmark-\(getpid()).ndjson"
    let bytes = try write(megabytes: megabytes, to: path)
    defer { unlink(path) }
    let baseline = try measure("read and parse", bytes) {
      let reader = EventReader()
      try reader.read(ByteSource(path: path)) { _, _ in true }
      return reader.counts.eventsRead
    }
    for count in [1, 10, 100, 1000] {
      let rules = ruleSet(count)
      let seconds = try measure("\(count) rules", bytes) {
        var evaluator = EventEvaluator(rules) { EventDigest.sha256($0) }
        evaluator.beginInput(isLive: false)
        var matches = 0
        try EventReader().read(ByteSource(path: path)) { event, position in
          _ = evaluator.evaluate(event, position: position)
          matches += evaluator.matches.count
          return true
        }
        return matches
      }
      print("    \(decimal(seconds / baseline)) times the time of reading")
    }
  }

  /// Runs `body` three times and prints the best; gives its seconds.
  private static func measure(_ name: String, _ bytes: Int, _ body: () throws -> Int) rethrows
    -> Double
  {
    var best = Double.infinity
    var result = 0
    for _ in 0..<3 {
      let start = processorSeconds()
      result = try body()
      best = min(best, processorSeconds() - start)
    }
    print("\(name): \(decimal(Double(bytes) / best / 1e6)) MB/s (\(result))")
    return best
  }

  /// The processor time of the process: what other processes do on the machine does not count.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func decimal(_ value: Double) -> String {
    let scaled = Int((value * 10).rounded())
    return "\(scaled / 10).\(scaled % 10)"
  }

  private static func ruleSet(_ count: Int) -> RuleSet {
    let registry = Registry()
    for number in 0..<count {
      registry.register(
        DetectionReader.read(
          SourceFile(path: "rule\(number).yml", text: SyntheticTrail.rule(number))))
    }
    let rules = registry.freeze()
    for diagnostic in rules.diagnostics { print(TextDiagnosticRenderer().render(diagnostic)) }
    return rules
  }

  /// Writes a tree of rules, a hundred files a folder.
  private static func writeRules(_ arguments: [String]) throws {
    guard let root = arguments.first else { throw InputError(input: "rules", message: "no folder") }
    let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 3000
    var rules = SyntheticRules(seed: 11)
    var total = 0
    for number in 0..<count {
      let folder = "\(root)/part\(number / 100)"
      if number % 100 == 0 { mkdir(folder, 0o755) }
      let bytes = Array(rules.rule(number).utf8)
      total += bytes.count
      let descriptor = open(
        "\(folder)/rule\(number).yml", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      defer { close(descriptor) }
      guard descriptor >= 0,
        bytes.withUnsafeBytes({ Glibc.write(descriptor, $0.baseAddress, $0.count) }) == bytes.count
      else { throw InputError(input: folder, message: "cannot be written") }
    }
    print("\(count) rules, \(decimal(Double(total) / 1e6)) MB")
  }

  private static func write(megabytes: Int, to path: String) throws -> Int {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw InputError(input: path, message: "cannot be created") }
    defer { close(descriptor) }
    var trail = SyntheticTrail(seed: 7)
    var total = 0
    var number = 0
    var block: [UInt8] = []
    while total < megabytes * 1_000_000 {
      block.removeAll(keepingCapacity: true)
      for _ in 0..<1000 {
        block += Array(trail.line(second: number / 50).utf8)
        number += 1
      }
      let written = block.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard written == block.count else {
        throw InputError(input: path, message: "cannot be written")
      }
      total += block.count
    }
    return total
  }
}
