import ArgumentParser

/// The `--rules` of every command that takes rules beside other things.
struct RulePathOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A rule file or folder, beside the rules of the program; repeat it for more.",
      valueName: "path"), completion: Completions.rulePaths)
  var rules: [String] = []
}
