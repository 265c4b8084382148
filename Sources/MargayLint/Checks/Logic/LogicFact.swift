import MargayDiagnostics
import MargayFrontend
import MargayIR

/// Something proved of the expressions of a rule; expressions are told by the indices of their sites.
enum LogicFact {
  /// Two conditions that must both hold and never do.
  case contradiction(Int, Int)
  /// Two bounds with nothing between them.
  case emptyRange(Int, Int)
  /// An expression that says the same as another one beside it.
  case duplicate(Int, of: Int)
  /// An expression that holds wherever another one does that must hold too.
  case implied(Int, by: Int)
  /// A test whether there is a value, which another condition on it needs anyway.
  case neededAnyway(Int, by: Int)
  /// An alternative that holds only where another one does.
  case covered(Int, by: Int)
  /// An expression of OnlyOne that never holds alone, since another one holds wherever it does.
  case notAlone(Int, with: Int)
  /// An alternative that contradicts what must hold around it.
  case unreachable(Int, because: Int)
  /// An expression that never holds, for reasons inside of it.
  case never(Int)
  /// Alternatives of which one always holds.
  case always(Int)
  /// A filter that contradicts the Detection, and the part of it where that is of this file.
  case filterAgainstDetection(Int, Int?)
  /// A filter that holds wherever the Detection does, and the part of it where that is of this file.
  case filterWithoutEffect(Int, Int?)
  /// Conditions of a dynamic severity that never hold in a match, or only where an earlier entry holds.
  case severityOutOfReach(Int, because: Int?)
  /// Conditions of a dynamic severity that hold in every match.
  case severityOfEveryMatch(Int, because: Int?)
  /// The rule matches nothing.
  case neverMatches
  /// The rule matches everything.
  case alwaysMatches

  /// Whether it is a part that holds never or always.
  var isConstantPart: Bool {
    switch self {
    case .never, .always: true
    default: false
    }
  }
}

extension LintedRule {
  /// The line in which an expression begins, counted from 1.
  func line(of site: Int) -> Int {
    file.lineIndex(at: range(of: sites[site].expression).lower) + 1
  }

  /// ` in line 12` for an expression of this file; nothing for one of another.
  func inLine(_ site: Int?) -> String { site.map { " in line \(line(of: $0))" } ?? "" }

  /// Whether an expression is one that must hold for the rule to match.
  func isOfDetection(_ site: Int) -> Bool {
    guard sites[site].part != .filters || fields.detection != nil else { return false }
    var place = sites[site].parent
    while let outer = place {
      guard case .all = sites[outer].expression.kind else { return false }
      place = sites[outer].parent
    }
    if case .severity = sites[site].part { return false }
    return true
  }
}
