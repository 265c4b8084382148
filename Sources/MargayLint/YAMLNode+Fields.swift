package import MargayEvents
package import MargayYAML

extension YAMLNode {
  /// Whether a path leads to something other than null in the object that a mapping writes; nil where the event alone can
  /// tell: for elements of lists, and for names that may be one only after lower-casing.
  ///
  /// The names of an event are found so (Documentation/Language, section 2): the exact one, else the first that is equal
  /// after lower-casing.
  package func leadsToValue(_ path: EventKeyPath) -> Bool? {
    var node = self
    for step in path.steps {
      guard case .name(let name) = step else { return nil }
      switch node.lookUp(name, folds: path.names == .folded) {
      case .found(let value): node = value
      case .missing: return false
      case .unclear: return nil
      }
    }
    return !node.isNull
  }
}
