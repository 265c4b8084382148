import MargayYAML

/// What a tree says, whatever order its keys stand in and by which of their names its conditions go.
///
/// The formatter compares it before and after for every file, and the rule beside it where there is one.
indirect enum WrittenMeaning: Hashable {
  case scalar(YAMLValue, [UInt8])
  case sequence([WrittenMeaning])
  case mapping([[UInt8]: WrittenMeaning])
  /// A mapping in which the order of the keys counts: a test's event.
  case ordered([[UInt8]], [WrittenMeaning])

  /// Takes the meaning of a node that is a `place`.
  init(_ node: YAMLNode, _ place: LayoutPlace) {
    switch node.content {
    case .invalid: self = .sequence([])
    case .scalar(let scalar):
      // The text of other values is the value; of an ambiguous one, and of text, it counts.
      switch scalar.value {
      case .null, .bool, .integer, .float: self = .scalar(scalar.value, [])
      case .string, .ambiguous, .notFinite: self = .scalar(scalar.value, Array(scalar.text.utf8))
      }
    case .sequence(let items): self = .sequence(items.map { WrittenMeaning($0, place) })
    case .mapping(let entries):
      let keys = entries.map { WrittenMeaning.text($0.key) }
      let values = entries.map { entry in
        let name = String(decoding: WrittenMeaning.text(entry.key), as: UTF8.self)
        let value = WrittenMeaning(entry.value, place.place(of: name))
        guard case .scalar(.string, let text) = value,
          let spelling = place.spelling(of: String(decoding: text, as: UTF8.self), under: name)
        else { return value }
        return .scalar(.string, Array(spelling.utf8))
      }
      if place.keys == nil {
        self = .ordered(keys, values)
      } else {
        self = .mapping(Dictionary(zip(keys, values), uniquingKeysWith: { first, _ in first }))
      }
    }
  }

  private static func text(_ key: YAMLNode) -> [UInt8] {
    if case .scalar(let scalar) = key.content { return Array(scalar.text.utf8) }
    return []
  }
}
