import MargayDiagnostics

/// One `--filter`: `KEY=VALUE` or `KEY!=VALUE` (Documentation/Commands.md).
///
/// KEY is the name of an attribute in any case. VALUE is exact or has `*` for any text; a comma means or; on a
/// list some element must match. `!=` is the exact negation: `Tags!=a` is every rule without the tag, rules
/// without any tag included.
package struct RuleFilter: Hashable, Sendable {
  /// What is compared.
  package let attribute: RuleAttribute
  /// Whether rules that match are left out.
  package let isNegated: Bool
  private let patterns: [GlobPattern]

  /// Reads a filter.
  ///
  /// - Throws: `RuleFilterError` for a text without `=`, an unknown key, or a value that no rule can have.
  package init(_ text: String) throws(RuleFilterError) {
    let bytes = text.utf8
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else {
      throw RuleFilterError("'\(text)' is no filter: write KEY=VALUE or KEY!=VALUE")
    }
    var key = bytes[..<equals]
    isNegated = key.last == UInt8(ascii: "!")
    if isNegated { key = key.dropLast() }
    let name = String(Substring(key))
    guard let attribute = RuleAttribute(name: name) else {
      throw RuleFilterError(
        unknown: name, what: "filter key", among: RuleAttribute.allCases.map(\.rawValue))
    }
    let values = bytes[bytes.index(after: equals)...]
      .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    self.attribute = attribute
    patterns = values.map { GlobPattern($0) }
    guard let vocabulary = attribute.vocabulary else { return }
    for (value, pattern) in zip(values, patterns) where !vocabulary.contains(where: pattern.matches)
    {
      throw RuleFilterError(
        unknown: value, what: "value of \(attribute.rawValue)", among: vocabulary)
    }
  }

  /// Whether a rule is selected.
  package func matches(_ detection: Detection) -> Bool {
    holds(for: attribute.values(of: detection))
  }

  /// Whether a rule that cannot be run is selected; nil where that cannot be told.
  package func matches(_ rule: UnusableRule) -> Bool? {
    attribute.values(of: rule).map { holds(for: $0) }
  }

  private func holds(for values: [String]) -> Bool {
    let isFound = values.contains { value in patterns.contains { $0.matches(value) } }
    return isFound != isNegated
  }
}

/// A filter that cannot be read, with one plain sentence.
public struct RuleFilterError: Error, Hashable, CustomStringConvertible {
  /// The sentence, without a full stop.
  public let description: String

  init(_ sentence: String) { description = sentence }

  init(unknown name: String, what: String, among known: [String]) {
    let meant = NearestName.suggestion(for: name, among: known)
    let advice =
      meant.map { "did you mean '\($0)'?" } ?? "there are " + known.joined(separator: ", ")
    self.init("'\(name)' is no \(what); \(advice)")
  }
}

/// The rules that a command works on: those for which every `--filter` holds.
package struct RuleSelection: Hashable, Sendable {
  /// The filters; without any, every rule is selected.
  package let filters: [RuleFilter]

  /// Makes a selection.
  package init(_ filters: [RuleFilter] = []) { self.filters = filters }

  /// Whether a rule is selected.
  package func contains(_ detection: Detection) -> Bool {
    filters.allSatisfy { $0.matches(detection) }
  }

  /// Whether a rule that cannot be run is selected.
  ///
  /// Where a filter cannot tell, a broken rule is selected, since it may be one that is wanted, and a rule of a
  /// kind that is not run is not.
  package func contains(_ rule: UnusableRule) -> Bool {
    filters.allSatisfy { $0.matches(rule) ?? (rule.reason == .invalid) }
  }

  /// The rules of a set that are selected, without the diagnostics of the others; its counts of files stay.
  package func apply(to rules: RuleSet) -> RuleSet {
    guard !filters.isEmpty else { return rules }
    let detections = rules.detections.filter { contains($0) }
    let unusable = rules.unusable.filter { contains($0) }
    // What is said of changes belongs to no rule, and stays.
    let leftOut = Set(
      (rules.detections.filter { !contains($0) }.map(\.origin.file)
        + rules.unusable.filter { !contains($0) }.map(\.file)).map { ObjectIdentifier($0) })
    return RuleSet(
      detections: detections, unusable: unusable,
      diagnostics: rules.diagnostics.filter { !leftOut.contains(ObjectIdentifier($0.file)) },
      files: rules.files, wholeSet: rules.wholeSet,
      leftOutCount: rules.detections.count - detections.count + rules.unusable.count
        - unusable.count)
  }
}
