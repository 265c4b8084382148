extension YAMLNode {
  /// What looking up a name in a mapping gave.
  package enum LookUp {
    /// The value of the key that is the name.
    case found(YAMLNode)
    /// No key is the name.
    case missing
    /// No key is the name, and some may be it after lower-casing, or is no text.
    case unclear
  }

  /// Looks a name up among the keys of a mapping; nothing else has any.
  ///
  /// Where case is not to count (`folds`) a key that is not the name may still be it, which is not looked into further.
  package func lookUp(_ name: [UInt8], folds: Bool) -> LookUp {
    let record = record
    guard record.kind == .mapping else { return .missing }
    return name.withUnsafeBufferPointer { name in
      var isUnclear = folds && YAMLNode.isForeign(name)
      var next = index + 1
      for _ in 0..<Int(record.count) / 2 {
        let key = tree[next]
        let value = Int(key.next)
        if key.kind == .scalar, key.value == .string {
          switch tree.withText(of: key, { YAMLNode.compare($0, name, folds: folds) }) {
          case .found: return .found(YAMLNode(tree: tree, index: value))
          case .unclear: isUnclear = true
          case .missing: break
          }
        } else {
          // A key that is no text is one in an event.
          isUnclear = true
        }
        next = Int(tree[value].next)
      }
      return isUnclear ? .unclear : .missing
    }
  }

  private enum Likeness {
    case found
    case missing
    case unclear
  }

  private static func compare(
    _ key: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>, folds: Bool
  ) -> Likeness {
    // Beyond ASCII a letter and its lower case may differ in length.
    guard key.count == name.count else { return folds && isForeign(key) ? .unclear : .missing }
    var isSame = true
    for place in 0..<key.count where key[place] != name[place] {
      guard folds, key[place] | name[place] >= 0x80 || key[place] | 0x20 == name[place] | 0x20
      else { return .missing }
      isSame = false
    }
    return isSame ? .found : .unclear
  }

  /// Whether some byte of a text is not ASCII.
  private static func isForeign(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var bits: UInt8 = 0
    for byte in text { bits |= byte }
    return bits >= 0x80
  }
}
