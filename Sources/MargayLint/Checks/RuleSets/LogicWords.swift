import MargayEvents
import MargayIR

/// The names and literals of a program: programs of one `LogicDigest` have the same, in every process.
enum LogicWords {
  /// The words, sorted, each once.
  static func text(of program: RuleProgram) -> String {
    var words: Set<[UInt8]> = []
    for expression in [program.filters].compactMap({ $0 }) + program.includes + program.excludes {
      collect(expression, into: &words)
    }
    collect(program.detection, into: &words)
    let sorted = words.sorted { $0.lexicographicallyPrecedes($1) }
    return String(decoding: Array(sorted.joined(separator: [0])), as: UTF8.self)
  }

  private static func collect(_ expression: Expression, into words: inout Set<[UInt8]>) {
    switch expression.kind {
    case .all(let children), .any(let children), .onlyOne(let children), .none(let children):
      for child in children { collect(child, into: &words) }
    case .constant: break
    case .elements(_, let subject, let body):
      collect(subject, into: &words)
      collect(body, into: &words)
    case .predicate(let predicate):
      if case .path(let path) = predicate.subject { collect(path, into: &words) }
      switch predicate.operand {
      case .none, .network: break
      case .path(let path): collect(path, into: &words)
      case .literal(let literal): collect(literal, into: &words)
      case .literals(let literals): for literal in literals { collect(literal, into: &words) }
      }
    }
  }

  private static func collect(_ path: EventKeyPath, into words: inout Set<[UInt8]>) {
    for case .name(let name) in path.steps { words.insert(name) }
  }

  private static func collect(_ literal: Literal, into words: inout Set<[UInt8]>) {
    switch literal {
    case .string(let text): words.insert(text)
    case .number(let text): words.insert(Array(text.utf8))
    case .bool: break
    }
  }
}
