package import MargayDiagnostics
import MargayYAML

/// Collects the diagnostics of one file while it is read.
///
/// A class, because every reader of the file's parts adds to the same list; it never leaves the thread that
/// reads the file.
package final class Findings {
  /// The file that is read.
  package let file: SourceFile
  /// What was found so far.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The RuleID, once it is known.
  var ruleID: String?
  /// Keys of the rule that stand inside a match expression: they are not reported as missing again.
  var misplacedKeys: Set<String> = []
  /// Whether the file is a derived detection, in which an empty list clears what the base has.
  var isDerived = false
  /// Whether keys of match expressions stand at the top level: expressions are then not reported as incomplete.
  var hasStrayExpressionKeys = false

  /// What other files wrote before; nil where one file is read alone.
  let known: KnownTexts?

  /// Makes an empty collection.
  package convenience init(file: SourceFile) { self.init(file: file, known: nil) }

  init(file: SourceFile, known: KnownTexts?) {
    self.file = file
    self.known = known
  }

  /// Adds a diagnostic.
  func report(
    _ kind: DiagnosticKind, _ message: String, at range: SourceRange, fixes: [FixIt] = [],
    related: [RelatedPlace] = []
  ) {
    diagnostics.append(
      Diagnostic(kind, message, file: file, range: range, fixes: fixes, related: related))
  }

  /// Adds a diagnostic about a node, at the place where it is used.
  ///
  /// An alias gets no fix-its: they would change the anchor's text and with it every other use.
  func report(_ kind: DiagnosticKind, _ message: String, at node: YAMLNode, fixes: [FixIt] = []) {
    report(kind, message, at: node.reportRange, fixes: node.aliasRange == nil ? fixes : [])
  }

  /// Reports a word that is none of those that may stand here, with the nearest one as a fix-it, and gives that.
  ///
  /// Where none is near, `advice` ends the sentence, its punctuation included.
  @discardableResult
  func reportUnknown(
    _ kind: DiagnosticKind, _ sentence: String, word: String, among names: [String],
    advice: String = "", at node: YAMLNode
  ) -> String? {
    guard let meant = NearestName.suggestion(for: word, among: names) else {
      report(kind, sentence + advice, at: node)
      return nil
    }
    report(
      kind, sentence + "; did you mean '\(meant)'?", at: node,
      fixes: [
        FixIt(title: "write '\(meant)'", safety: .safe, replacing: node.range, with: meant)
      ])
    return meant
  }

  /// Adds diagnostics that another phase gave.
  func add(_ others: [Diagnostic]) { diagnostics.append(contentsOf: others) }

  /// The diagnostics in the order of their places, each with the RuleID.
  ///
  /// What is wrong inside an anchor was found again for each of its aliases; it is given once.
  package func sorted() -> [Diagnostic] {
    if diagnostics.isEmpty { return [] }
    struct Place: Hashable {
      let range: SourceRange
      let code: String
      let message: [UInt8]
    }
    var seen: Set<Place> = []
    var result = diagnostics.filter {
      seen.insert(Place(range: $0.range, code: $0.kind.code, message: Array($0.message.utf8)))
        .inserted
    }
    for index in result.indices { result[index].ruleID = ruleID }
    let order = result.indices.sorted { left, right in
      let (a, b) = (result[left], result[right])
      if a.range.lower != b.range.lower { return a.range.lower < b.range.lower }
      if a.kind.code != b.kind.code { return a.kind.code < b.kind.code }
      return left < right
    }
    return order.map { result[$0] }
  }

  /// Whether an error was found.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Text of a user as it stands in a message: in quotes, cut when it is long.
package func quoted(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard scalars.count > 60 else { return "'\(text)'" }
  return "'\(String(String.UnicodeScalarView(scalars.prefix(57))))...'"
}

/// Names as an enumeration: `a, b or c`.
func alternatives(_ names: [String]) -> String {
  guard names.count > 1, let last = names.last else { return names.joined() }
  return names.dropLast().joined(separator: ", ") + " or " + last
}

/// A fix-it that writes a name in place of one that is misspelt.
package func nameFix(_ name: String, replacing range: SourceRange) -> FixIt {
  FixIt(
    title: "write \(quoted(name))", safety: .safe, replacing: range,
    with: YAMLValueText.scalar(name))
}
