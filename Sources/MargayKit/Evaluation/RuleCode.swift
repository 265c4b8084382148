/// The functions of a rule in a form that costs nothing to hand around: one reference.
final class RuleCode: Sendable {
  let functions: RuleFunctions
  /// The rule whose `matches` decides alone; nil where filters or wrappers are functions too.
  let plainRule: (any Rule)?

  init(_ functions: RuleFunctions) {
    self.functions = functions
    let isPlain =
      functions.includes.isEmpty && functions.excludes.isEmpty && functions.matches.isEmpty
    plainRule = isPlain ? functions.rule : nil
  }
}
