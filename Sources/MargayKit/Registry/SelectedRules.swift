public import MargayIR

/// Rules of a registry, selected when the selection was made, to be overridden and extended together.
///
/// Rules that are registered later are not part of it.
public struct SelectedRules: Sendable {
  let registry: Registry
  /// The RuleIDs, in the order of registration.
  public let ids: [String]
  /// How they were selected; nil where one was named.
  let selection: String?

  /// Replaces values and wraps functions of the rules.
  @discardableResult
  public func override(
    fileID: String = #fileID, filePath: String = #filePath, line: UInt = #line,
    _ change: (inout RuleOverride) -> Void
  ) -> SelectedRules {
    var values = RuleOverride()
    change(&values)
    let place = CodePlace(fileID: fileID, filePath: filePath, line: line)
    lay(SwiftLayer(values, at: place))
    return self
  }

  /// Adds to the lists of the rules: tags, log types, reports, filters, tests, summary attributes.
  @discardableResult
  public func extend(
    fileID: String = #fileID, filePath: String = #filePath, line: UInt = #line,
    _ change: (inout RuleExtension) -> Void
  ) -> SelectedRules {
    var values = RuleExtension()
    change(&values)
    let place = CodePlace(fileID: fileID, filePath: filePath, line: line)
    lay(SwiftLayer(values, at: place))
    return self
  }

  private func lay(_ layer: SwiftLayer) {
    registry.change(Registry.Change(ruleIDs: ids, layer: layer, selection: selection))
  }
}

extension Registry {
  /// The rule with an id; that there is none is reported when the registry is frozen.
  public subscript(_ id: String) -> SelectedRules {
    SelectedRules(registry: self, ids: [id], selection: nil)
  }

  /// Every rule so far.
  public var rules: SelectedRules { select("of all rules") { _ in true } }

  /// The rules with a tag.
  public func rules(tagged tag: String) -> SelectedRules {
    select("tagged '\(tag)'") { $0.tags.contains { $0.utf8.elementsEqual(tag.utf8) } }
  }

  /// The rules that see events of a log type.
  public func rules(logType: String) -> SelectedRules {
    select("of the log type '\(logType)'") {
      $0.logTypes.contains { $0.utf8.elementsEqual(logType.utf8) }
    }
  }

  /// The rules of a default severity.
  public func rules(severity: Severity) -> SelectedRules {
    select("of severity \(severity.rawValue)") { $0.severity == severity }
  }

  /// The rules whose values fulfil a condition.
  public func rules(where condition: (RuleMetadata) -> Bool) -> SelectedRules {
    select("of a condition", condition)
  }

  /// The rules that a filter of the command line selects, such as `Technique=T1078*` or `Style!=yaml`.
  ///
  /// - Throws: `RuleFilterError` for a text that is no filter.
  public func rules(matching filters: String...) throws(RuleFilterError) -> SelectedRules {
    var read: [RuleFilter] = []
    for filter in filters { read.append(try RuleFilter(filter)) }
    let selection = RuleSelection(read)
    return SelectedRules(
      registry: self,
      ids: freeze().detections.filter { selection.contains($0) }.map(\.metadata.ruleID),
      selection: "of the filter '\(filters.joined(separator: " "))'")
  }

  private func select(
    _ selection: String, _ condition: (RuleMetadata) -> Bool
  ) -> SelectedRules {
    SelectedRules(
      registry: self,
      ids: freeze().detections.map(\.metadata).filter(condition).map(\.ruleID),
      selection: selection)
  }
}
