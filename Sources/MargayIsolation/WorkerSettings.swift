#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far a rule may go in a worker.
package struct WorkerLimits: Hashable, Sendable {
  /// How long one call of a rule may take, in nanoseconds.
  package var callNanoseconds: Int64 = 15_000_000_000
  /// How much address space a worker may use beside its program, in bytes.
  package var memoryBytes: UInt64 = 1 << 30
  /// How many failures of a rule in a run put it into quarantine.
  package var failuresBeforeQuarantine = 3

  /// Makes the default limits: 15 seconds, 1 GiB, three failures.
  package init() {}
}

/// The program that a worker is: the one that runs already, under a hidden command.
package struct WorkerLaunch: Sendable {
  /// The path of the program.
  package var executable: String
  /// Its arguments, without its own name.
  package var arguments: [String]

  /// Makes a launch.
  package init(executable: String = "/proc/self/exe", arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// The variables that a worker is given, where they are set: none that could hold a secret.
  static let passedVariables = [
    "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "LD_LIBRARY_PATH",
  ]

  /// The environment of a worker.
  func environment(_ settings: WorkerSettings) -> [String] {
    var environment = WorkerLaunch.passedVariables.compactMap { name in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
    // A backtrace takes ten milliseconds and names nothing that a user of the tool could act on.
    environment.append("SWIFT_BACKTRACE=enable=no")
    environment.append("\(WorkerSettings.variable)=\(settings.text)")
    return environment
  }
}

/// What a worker is told when it starts, in one variable of its environment.
struct WorkerSettings: Equatable {
  static let variable = "MARGAY_WORKER"
  private static let version = 1

  /// The number and the size of the slots of the shared memory.
  let slotCount: Int
  let slotBytes: Int
  let memoryBytes: UInt64

  init(slotCount: Int, slotBytes: Int, memoryBytes: UInt64) {
    self.slotCount = slotCount
    self.slotBytes = slotBytes
    self.memoryBytes = memoryBytes
  }

  var text: String { "\(WorkerSettings.version):\(slotCount):\(slotBytes):\(memoryBytes)" }

  /// Reads the variable; nil for anything that a supervisor of this version would not write.
  init?(text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, Int(parts[0]) == WorkerSettings.version,
      let slotCount = Int(parts[1]), let slotBytes = Int(parts[2]),
      let memoryBytes = UInt64(parts[3]), (1...64).contains(slotCount),
      (1...(1 << 28)).contains(slotBytes)
    else { return nil }
    self.init(slotCount: slotCount, slotBytes: slotBytes, memoryBytes: memoryBytes)
  }
}
