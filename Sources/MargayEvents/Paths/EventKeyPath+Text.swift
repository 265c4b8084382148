extension EventKeyPath {
  /// The path as it is written: names without quotes where they need none; `@` before a path from the element.
  public var text: String {
    var output: [UInt8] = base == .element ? [0x40] : []
    for step in steps {
      switch step {
      case .name(let name):
        if !output.isEmpty { output.append(0x2E) }
        if Self.isPlain(name) {
          output.append(contentsOf: name)
        } else {
          name.withUnsafeBufferPointer { CompactJSON.appendString($0, to: &output) }
        }
      case .index(let index):
        output.append(contentsOf: "[\(index)]".utf8)
      case .wildcard:
        output.append(contentsOf: "[*]".utf8)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func isPlain(_ name: [UInt8]) -> Bool {
    guard let first = name.first, KeyPathScan.isNameStart(Unicode.Scalar(first)) else {
      return false
    }
    return name.allSatisfy { KeyPathScan.isNamePart(Unicode.Scalar($0)) }
  }
}
