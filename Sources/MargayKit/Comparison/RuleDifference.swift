import MargayFrontend
import MargayIR

/// What differs between two rules, as far as it can be told without events.
package enum RuleDifference {
  /// The keys in YAML whose values differ, or are not known to mean the same; empty for rules that are the same.
  package static func names(_ left: Detection, _ right: Detection) -> [String] {
    let (metadata, texts) = MetadataDifference.differences(left, right)
    var names = (metadata + texts).map(\.key)
    if left.hasFunctions || right.hasFunctions {
      names.append("functions")
    } else {
      names += unprovedNames(left, right)
    }
    let areTestsEqual = left.tests.elementsEqual(right.tests) {
      $0.written.expectedResult == $1.written.expectedResult
        && $0.written.writtenLog.isSame(as: $1.written.writtenLog)
    }
    return areTestsEqual ? names : names + ["Tests"]
  }

  /// The keys of logic and alert fields that are not proved to say the same, for rules without functions.
  static func unprovedNames(_ left: Detection, _ right: Detection) -> [String] {
    var proof = ProgramProof([left.program, right.program])
    var names: [String] = []
    if !proof.matchSameEvents(0, 1) { names.append("Detection") }
    if left.program.title?.joined != right.program.title?.joined { names.append("AlertTitle") }
    if left.program.groupBy != right.program.groupBy { names.append("GroupBy") }
    if sorted(left.program.context) != sorted(right.program.context) {
      names.append("AlertContext")
    }
    // Default severities that differ are a difference of the metadata.
    if !proof.giveSameSeverities(0, 1, standard: left.metadata.severity) {
      names.append("DynamicSeverities")
    }
    return names
  }

  /// The order of fields in an object means nothing.
  private static func sorted(_ context: [ContextField]) -> [ContextField] {
    context.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }
}

extension Template {
  /// The parts with neighbouring texts as one.
  fileprivate var joined: [Part] {
    parts.reduce(into: []) { joined, part in
      if case .text(let more) = part, case .text(let text)? = joined.last {
        joined[joined.count - 1] = .text(text + more)
      } else {
        joined.append(part)
      }
    }
  }
}
