public import MargayEvents

extension Event {
  /// The dedup string that GroupBy of these paths gives; nil where all are missing or null.
  ///
  /// One path gives its value as a title shows it, several a JSON list of the values (Documentation/Language,
  /// section 6). A rule that returns nil from `dedup` is grouped by its title.
  public func groupKey(_ paths: EventPath...) -> String? {
    if paths.count == 1 {
      let value = self.value(paths[0])
      return value.isNullOrEmptyText ? nil : value.description
    }
    let values = paths.map { self.value($0) }
    if values.allSatisfy(\.isNull) { return nil }
    return "[" + values.map(\.json).joined(separator: ",") + "]"
  }
}

extension Value {
  /// Whether nothing would be left of the value in a title.
  fileprivate var isNullOrEmptyText: Bool { isNull || ref.kind == .string && ref.text.isEmpty }
}

extension Rule {
  /// The dedup string that a rule in YAML has when its GroupBy finds nothing.
  public var defaultDedup: String { "defaultDedupString:\(id)" }
}
