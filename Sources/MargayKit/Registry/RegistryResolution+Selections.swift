import MargayDiagnostics
import MargayFrontend
import MargayIR

/// One list of a selection: a rule must have one of the values.
private struct SelectedValues {
  let attribute: RuleAttribute
  let values: [Located<String>]
  private let patterns: [GlobPattern]

  init?(_ attribute: RuleAttribute, _ values: [Located<String>]) {
    guard !values.isEmpty else { return nil }
    self.attribute = attribute
    self.values = values
    patterns = values.map { GlobPattern($0.value) }
  }

  func matches(_ metadata: RuleMetadata) -> Bool {
    attribute.values(of: metadata).contains { value in patterns.contains { $0.matches(value) } }
  }
}

extension RegistryResolution {
  /// The rules that a selection of an override file is for.
  ///
  /// A selection of nothing is a warning, and so is each RuleID that no rule has: the value that explains it is named.
  mutating func select(_ selector: RuleSelector, in file: SourceFile) -> [Int] {
    let lists = [
      SelectedValues(.ruleID, selector.ruleIDs), SelectedValues(.tags, selector.tags),
      SelectedValues(.logTypes, selector.logTypes), SelectedValues(.severity, selector.severities),
    ].compactMap { $0 }
    let selected = entries.indices.filter { index in
      guard let metadata = metadata(of: index) else { return false }
      return lists.allSatisfy { $0.matches(metadata) }
    }
    let unknown = selector.ruleIDs.filter { !isKnown($0.value) }
    for id in unknown {
      reportNothing(
        "no rule has the RuleID \(quoted(id.value))", id, among: entries.compactMap(\.ruleID),
        in: file)
    }
    if selected.isEmpty, unknown.isEmpty || unknown.count < selector.ruleIDs.count {
      reportNothing(selected: lists, selector, in: file)
    }
    return selected
  }

  /// Whether some rule, one that cannot be run included, has a RuleID; a star is any text.
  private func isKnown(_ id: String) -> Bool {
    let pattern = GlobPattern(id)
    if pattern.isExact { return firstEntry[RuleIDKey(id)] != nil }
    return entries.contains { $0.ruleID.map(pattern.matches) ?? false }
  }

  /// Names the one value that no rule has, if there is one, else the selection.
  private mutating func reportNothing(
    selected lists: [SelectedValues], _ selector: RuleSelector, in file: SourceFile
  ) {
    let rules = entries.indices.compactMap { metadata(of: $0) }
    let culprit = lists.first { list in
      list.attribute != .ruleID && list.values.count == 1 && !rules.contains { list.matches($0) }
    }
    guard let culprit, let value = culprit.values.first, !rules.isEmpty else {
      foundInChanges.append(
        Diagnostic(
          RegistryDiagnostics.emptySelection, "the selection selects no rule", file: file,
          range: selector.range))
      return
    }
    reportNothing(
      "no rule has \(quoted(value.value)) under \(culprit.attribute.rawValue)", value,
      among: rules.flatMap { culprit.attribute.values(of: $0) }, in: file)
  }

  private mutating func reportNothing(
    _ sentence: String, _ value: Located<String>, among names: [String], in file: SourceFile
  ) {
    // A name in place of a text with a star would select less than was meant.
    let isExact = GlobPattern(value.value).isExact
    let meant = isExact ? suggestion(for: value.value, among: names) : nil
    foundInChanges.append(
      Diagnostic(
        RegistryDiagnostics.emptySelection,
        sentence + (meant.map { "; did you mean '\($0)'?" } ?? ""), file: file,
        range: value.range, fixes: meant.map { [nameFix($0, replacing: value.range)] } ?? []))
  }
}
