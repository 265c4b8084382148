import ArgumentParser
import MargayDiagnostics

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set.
  case auto
  /// Always.
  case always
  /// Never.
  case never
}

/// The flags of every command that decide how much is said and in which colours.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .long, help: "When to use colours: auto, always or never. NO_COLOR turns auto off.")
  var color: ColorChoice = .auto

  @Flag(name: [.customShort("q"), .long], help: "Say only what is wrong.")
  var quiet = false

  @Flag(name: [.customShort("v"), .long], help: "Say more.")
  var verbose = false

  /// Whether text on standard output is coloured.
  var colorsOutput: Bool { colors(isTerminal: Console.outputIsTerminal) }

  /// Whether text on standard error is coloured.
  var colorsErrors: Bool { colors(isTerminal: Console.errorIsTerminal) }

  private func colors(isTerminal: Bool) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = Console.environment("NO_COLOR"), !value.isEmpty { return false }
      return isTerminal && Console.environment("TERM") != "dumb"
    }
  }

  /// What JSON on standard output escapes: more on a terminal (Documentation/Formats.md).
  var jsonEscaping: JSONEscaping { Console.outputIsTerminal ? .terminal : .minimal }
}
