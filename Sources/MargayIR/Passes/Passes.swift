/// A rewriting of an expression that keeps its meaning for every event.
///
/// Expressions that survive keep their ids.
package protocol Pass: SendableMetatype {
  /// What it does, in a few words.
  static var name: String { get }

  /// The rewritten expression.
  static func rewrite(_ expression: Expression) -> Expression
}

/// The passes, in the order in which they run.
package enum Passes {
  /// Every pass; one property test over this list shows that meaning is kept.
  package static let all: [any Pass.Type] = [UnwrapSingleChild.self]

  /// A program after every pass.
  package static func run(on program: RuleProgram) -> RuleProgram {
    var program = program
    for pass in all {
      program.filters = program.filters.map(pass.rewrite)
      program.includes = program.includes.map(pass.rewrite)
      program.excludes = program.excludes.map(pass.rewrite)
      program.detection = pass.rewrite(program.detection)
      for index in program.dynamicSeverities.indices {
        program.dynamicSeverities[index].condition = pass.rewrite(
          program.dynamicSeverities[index].condition)
      }
    }
    return program
  }
}
