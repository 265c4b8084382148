import MargayEvents
import MargayIR

/// A number that is the same for rules whose expressions differ only in their order, in nesting that says nothing and in
/// repeated parts, and hardly ever for others.
///
/// It finds candidates in one pass over all rules; whether two rules do match the same events is then proved.
struct LogicFingerprint: Hashable {
  private let value: Int

  /// The number of a program: filters and detection together.
  init(_ program: RuleProgram) {
    var parts: [Int] = []
    if let filters = program.filters { LogicFingerprint.collect(filters, into: &parts) }
    for filter in program.includes { LogicFingerprint.collect(filter, into: &parts) }
    for filter in program.excludes {
      parts.append(LogicFingerprint.hash("not", [LogicFingerprint.number(filter)]))
    }
    LogicFingerprint.collect(program.detection, into: &parts)
    value = LogicFingerprint.hash("all", parts)
  }

  /// The parts of an expression that must all hold.
  private static func collect(_ expression: Expression, into parts: inout [Int]) {
    if case .all(let children) = expression.kind {
      for child in children { collect(child, into: &parts) }
    } else {
      parts.append(number(expression))
    }
  }

  private static func number(_ expression: Expression) -> Int {
    switch expression.kind {
    case .all(let children):
      var parts: [Int] = []
      for child in children { collect(child, into: &parts) }
      return hash("all", parts)
    case .any(let children):
      return hash("any", children.map(number))
    case .onlyOne(let children):
      return children.count == 1
        ? number(children[0]) : hash("onlyOne", children.map(number), keepsRepeated: true)
    case .none(let children): return hash("none", children.map(number))
    case .constant(let value): return hash(value ? "true" : "false", [])
    case .elements(let quantifier, let subject, let body):
      var hasher = Hasher()
      hasher.combine(quantifier)
      hasher.combine(subject)
      hasher.combine(number(body))
      return hasher.finalize()
    case .predicate(let predicate):
      var hasher = Hasher()
      guard case .literals(let literals) = predicate.operand else {
        hasher.combine(predicate)
        return hasher.finalize()
      }
      var rest = predicate
      rest.operand = .none
      hasher.combine(rest)
      hasher.combine(hash("values", literals.map(\.hashValue)))
      return hasher.finalize()
    }
  }

  /// A number for parts in any order; a single part stands for itself where the word adds nothing.
  private static func hash(_ word: String, _ parts: [Int], keepsRepeated: Bool = false) -> Int {
    let distinct = keepsRepeated ? parts.sorted() : Set(parts).sorted()
    if distinct.count == 1, word.utf8.first == UInt8(ascii: "a") { return distinct[0] }
    var hasher = Hasher()
    hasher.combine(word)
    hasher.combine(distinct)
    return hasher.finalize()
  }
}
