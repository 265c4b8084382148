import MargayDiagnostics
import MargayFrontend

/// Something that is laid over one rule.
enum RuleChange {
  case swift(SwiftLayer)
  case file(override: DetectionFields?, extension: DetectionFields?)
  case filter(EffectiveRule.Filter, excludes: Bool, SourcePlace)
}

extension EffectiveRule {
  /// Lays a change over the rule.
  mutating func apply(_ change: RuleChange) {
    switch change {
    case .swift(let layer): apply(layer)
    case .file(let replaced, let added):
      if let replaced { override(with: replaced) }
      if let added { extend(with: added) }
    case .filter(let filter, let excludes, let place):
      add(filter, excludes: excludes, at: place)
    }
  }
}

extension RegistryResolution {
  /// Gives the changes that were written in Swift to the entries that they are laid over.
  mutating func distribute(_ list: [Registry.Change]) {
    for change in list {
      foundInChanges += change.layer.diagnostics
      if let selection = change.selection, change.ruleIDs.isEmpty {
        reportInChange(
          RegistryDiagnostics.emptySelection,
          "there is no rule \(selection), so that nothing is changed; register the rules first",
          at: change.layer.place)
      }
      for id in change.ruleIDs {
        guard let index = firstEntry[RuleIDKey(id)] else {
          let meant = suggestion(for: id)
          reportInChange(
            RegistryDiagnostics.unknownRule,
            "there is no rule with the RuleID \(quoted(id)) to change"
              + (meant.map { "; did you mean '\($0)'?" } ?? ""), at: change.layer.place)
          continue
        }
        changes[index, default: []].append(.swift(change.layer))
      }
    }
  }

  mutating func reportInChange(
    _ kind: DiagnosticKind, _ message: String, at place: SourcePlace
  ) {
    foundInChanges.append(Diagnostic(kind, message, file: place.file, range: place.range))
  }

  /// Gives what override files say to the entries that they select; false where no file says anything.
  ///
  /// Selections look at the rules as they are before any override file is applied.
  mutating func distributeOverrideFiles() -> Bool {
    var isAny = false
    for entry in entries {
      guard let file = entry.overrides else { continue }
      for item in file.entries {
        let (selector, change) = RuleChange.of(item, in: entry.file)
        for index in select(selector, in: entry.file) {
          changes[index, default: []].append(change)
          isAny = true
        }
      }
    }
    return isAny
  }
}

extension RuleChange {
  /// A change of an override file, and the rules that it is for.
  fileprivate static func of(
    _ entry: OverrideFile.Entry, in file: SourceFile
  ) -> (RuleSelector, RuleChange) {
    switch entry {
    case .override(let selector, let values, let extensions):
      return (selector, .file(override: values, extension: extensions))
    case .filter(let selector, let filter):
      let expression = LocatedExpression(filter.expression, in: filter.sources)
      return (
        selector,
        .filter(
          .expression(name: filter.name, expression), excludes: filter.excludes,
          SourcePlace(file: file, range: filter.range))
      )
    }
  }
}
