import ArgumentParser
import MargayFrontend

/// The flags of every command that takes rules.
struct RuleReadingOptions: ParsableArguments {
  @Flag(name: .long, help: "Accept top-level keys that the language does not have.")
  var ignoreExtraKeys = false

  @Flag(name: .long, help: "Leave out the Swift rules that come with Margay.")
  var noShipped = false
}
