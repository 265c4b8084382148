import ConvertedRules
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures matching alone, over events that are parsed already: each rule in the interpreter, and as the Swift that
/// `margay convert` made of it, side by side (`Benchmarks/converted`).
///
/// The events of a rule are those of the tests of all rules of its log types. Inline filters, which are match expressions
/// in both styles, are left out. Figures are of processor time; those of one run are comparable with each other only.
@main
enum MargayConvertedBenchmark {
  /// How long one measurement takes at least, in seconds.
  private static let shortest = 0.005

  static func main() throws {
    let written = Registry()
    for path in CommandLine.arguments.dropFirst() { written.register(path: path) }
    let converted = Registry()
    ConvertedDetections.register(in: converted)
    let yaml = written.freeze().detections
    let swift = converted.freeze().detections
    var events: [(types: [String], event: Event)] = []
    for detection in yaml {
      for test in detection.tests {
        // Each event has memory of its own, as a parser that goes on gives it.
        var parser = EventParser()
        guard case .ok(let event) = parser.parse(test.written.log) else { continue }
        event.prepareForReading(logType: nil, notes: EventNotes())
        events.append((detection.metadata.logTypes, event))
      }
    }
    var ratios: [Double] = []
    for detection in yaml {
      guard let other = swift.first(where: { $0.metadata.ruleID == detection.metadata.ruleID }),
        detection.baseID == nil, let rule = other.swiftRule
      else { continue }
      let own = events.filter { entry in
        entry.types.contains { detection.metadata.logTypes.contains($0) }
      }.map(\.event)
      var program = detection.program
      program.filters = nil
      let times = (interpreter: interpret(program, own), swift: try call(rule, own))
      guard times.interpreter.matches == times.swift.matches else {
        print("\(detection.metadata.ruleID): the matches differ")
        exit(1)
      }
      let ratio = times.interpreter.nanoseconds / times.swift.nanoseconds
      ratios.append(ratio)
      print(
        "\(decimal(ratio)) times: \(decimal(times.interpreter.nanoseconds)) ns, \(decimal(times.swift.nanoseconds)) ns in Swift, \(own.count) events, \(detection.metadata.ruleID)"
      )
    }
    ratios.sort()
    guard let least = ratios.first, let most = ratios.last else { return }
    print(
      "\(ratios.count) rules: the median rule is \(decimal(ratios[ratios.count / 2])) times as fast as in the interpreter; from \(decimal(least)) to \(decimal(most))"
    )
  }

  private typealias Measurement = (nanoseconds: Double, matches: Int)

  private static func interpret(_ program: RuleProgram, _ events: [Event]) -> Measurement {
    var interpreter = Interpreter([program])
    return measure(events) { event in
      interpreter.begin(event)
      defer { interpreter.end() }
      return interpreter.outcome(of: 0) == .matched
    }
  }

  private static func call(_ rule: any Rule, _ events: [Event]) throws -> Measurement {
    try measure(events) { try rule.matches($0) }
  }

  /// The time for an event, the best of five measurements, and how many events match.
  private static func measure(
    _ events: [Event], _ holds: (Event) throws -> Bool
  ) rethrows -> Measurement {
    var best = Double.infinity
    var matches = 0
    var rounds = 16
    var run = 0
    while run < 5 {
      matches = 0
      let start = processorSeconds()
      for _ in 0..<rounds {
        // Borrowed, so that going through the events costs nothing that matching would be charged with.
        try events.withUnsafeBufferPointer { events in
          for place in events.indices where try holds(events[place]) { matches += 1 }
        }
      }
      let seconds = processorSeconds() - start
      // The first rounds say how many are needed.
      if seconds < shortest {
        rounds *= 4
        continue
      }
      best = min(best, seconds / Double(rounds * max(events.count, 1)))
      run += 1
    }
    return (best * 1e9, matches / rounds)
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func decimal(_ value: Double) -> String {
    let scaled = Int((value * 10).rounded())
    return "\(scaled / 10).\(scaled % 10)"
  }
}
