import ArgumentParser
import MargayIsolation

/// The flags of every command that calls Swift rules.
struct IsolationOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: "Call Swift rules in this process: one that misbehaves takes the command with it.")
  var noIsolate = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How long one call of a Swift rule may take, in seconds.", valueName: "seconds"))
  var ruleTimeout = 15.0

  @Option(
    name: .long,
    help: ArgumentHelp("How much memory Swift rules may use: 512M, 1G.", valueName: "size"))
  var ruleMemory = MemorySize.gibibyte

  func validate() throws {
    guard ruleTimeout.isFinite, ruleTimeout >= 0.001, ruleTimeout <= 86_400 else {
      throw ValidationError("--rule-timeout is from 0.001 to 86400 seconds.")
    }
  }

  /// The limits of a worker.
  var limits: WorkerLimits {
    var limits = WorkerLimits()
    limits.callNanoseconds = Int64(ruleTimeout * 1_000_000_000)
    limits.memoryBytes = ruleMemory.bytes
    return limits
  }
}

/// An amount of memory as people write it: `512M`, `1G`.
struct MemorySize: ExpressibleByArgument, CustomStringConvertible {
  /// The number of bytes.
  let bytes: UInt64
  /// As it was written.
  let description: String

  /// One gibibyte.
  static let gibibyte = MemorySize(bytes: 1 << 30, description: "1G")

  private init(bytes: UInt64, description: String) {
    self.bytes = bytes
    self.description = description
  }

  /// Reads a whole number with K, M or G; nil for anything else, and for less than 64 MiB.
  init?(argument: String) {
    let units: [Character: UInt64] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    guard let unit = argument.last.flatMap({ units[$0] }), let count = UInt64(argument.dropLast()),
      count <= 1 << 20, count * unit >= 64 << 20
    else { return nil }
    self.init(bytes: count * unit, description: argument)
  }
}
