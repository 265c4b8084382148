import ArgumentParser
import MargayFrontend

/// The flags of every command that reads rule files.
struct RuleReadingOptions: ParsableArguments {
  @Flag(name: .long, help: "Accept top-level keys that the language does not have.")
  var ignoreExtraKeys = false
}
