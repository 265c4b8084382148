import MargayEvents

extension EventKeyPath {
  /// The path as it is written in a rule: names bare where the grammar allows it, else in quotes.
  ///
  /// A path from the current element has no mark of its own, as inside Expressions; `@` is the element itself.
  package var text: String {
    var text = steps.isEmpty ? "@" : ""
    for step in steps {
      switch step {
      case .name(let name):
        if !text.isEmpty { text += "." }
        text += EventKeyPath.text(ofName: name)
      case .index(let index): text += "[\(index)]"
      case .wildcard: text += "[*]"
      }
    }
    return text
  }

  private static func text(ofName name: [UInt8]) -> String {
    let isIdentifier =
      !name.isEmpty
      && name.enumerated().allSatisfy { place, byte in
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x5F: true
        case 0x30...0x39: place > 0
        default: false
        }
      }
    guard !isIdentifier else { return String(decoding: name, as: UTF8.self) }
    var quoted: [UInt8] = []
    name.withUnsafeBufferPointer { CompactJSON.appendString($0, to: &quoted) }
    return String(decoding: quoted, as: UTF8.self)
  }
}
