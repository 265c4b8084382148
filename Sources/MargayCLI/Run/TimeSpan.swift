import ArgumentParser

/// A span of time as a flag: `90s`, `10m`, `2h`, `1d`.
struct TimeSpan: ExpressibleByArgument, CustomStringConvertible {
  /// The length in nanoseconds.
  let nanoseconds: Int64
  /// The span as it was written.
  let description: String

  /// Makes a span.
  init(nanoseconds: Int64, description: String) {
    self.nanoseconds = nanoseconds
    self.description = description
  }

  /// Reads a whole number with a unit; nil for anything else, and for more than 10,000 days.
  init?(argument: String) {
    let units: [UInt8: Int64] = [0x73: 1, 0x6D: 60, 0x68: 3600, 0x64: 86400]
    let text = Array(argument.utf8)
    guard let unit = text.last.flatMap({ units[$0] }),
      text.dropLast().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let number = Int64(argument.dropLast()), number <= 10_000 * 86400 / unit
    else { return nil }
    nanoseconds = number * unit * 1_000_000_000
    description = argument
  }
}
