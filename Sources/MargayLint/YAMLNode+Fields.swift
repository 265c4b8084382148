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
      switch node.field(name, path.names) {
      case .found(let value): node = value
      case .missing: return false
      case .unclear: return nil
      }
    }
    return !node.isNull
  }

  private enum Field {
    case found(YAMLNode)
    case missing
    case unclear
  }

  private func field(_ name: [UInt8], _ names: NameMatching) -> Field {
    var found: Int32?
    // Beyond ASCII lower-casing is not looked into.
    var isUnclear = names == .folded && !name.allSatisfy { $0 < 0x80 }
    eachKey { text, place in
      // A key that is no text is one in the event.
      guard let text else {
        isUnclear = true
        return true
      }
      if text.count == name.count {
        if text.elementsEqual(name) {
          found = place
          return false
        }
        if names == .folded, YAMLNode.mayFold(text, name) { isUnclear = true }
      } else if names == .folded {
        // One look at all bytes: most keys are ASCII.
        isUnclear = isUnclear || text.reduce(0) { $0 | $1 } >= 0x80
      }
      return true
    }
    if let found { return .found(value(at: found)) }
    return isUnclear ? .unclear : .missing
  }

  /// Whether two different names of one length may be equal after lower-casing.
  private static func mayFold(_ first: UnsafeBufferPointer<UInt8>, _ second: [UInt8]) -> Bool {
    for index in second.indices {
      let (left, right) = (first[index], second[index])
      if left != right, left | 0x20 != right | 0x20, left < 0x80, right < 0x80 { return false }
    }
    return true
  }
}
