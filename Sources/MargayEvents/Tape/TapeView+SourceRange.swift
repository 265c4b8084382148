extension TapeView {
  /// The place of a value or key in the source: quotes and brackets included.
  package func sourceRange(of node: Int32) -> Range<Int> {
    let start = Int(self[node].offset)
    switch self[node].kind {
    case .null, .no, .yes, .number:
      return start..<start + Int(self[node].length)
    case .string:
      guard self[node].flags.contains(.decoded) else {
        return start - 1..<start + Int(self[node].length) + 1
      }
      let header = UnsafeRawPointer(bytes + start - 8)
      let offset = Int(header.loadUnaligned(as: UInt32.self))
      let length = Int(header.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
      return offset - 1..<offset + length + 1
    case .list, .object:
      return start..<endOfContainer(node)
    }
  }

  /// The offset behind the closing bracket of a list or object.
  private func endOfContainer(_ node: Int32) -> Int {
    // Down to the innermost last value, then out again: behind a last value stand white space and a bracket.
    var node = node
    var depth = 1
    var end = Int(self[node].offset) + 1
    while let last = lastValue(of: node) {
      node = last
      if self[node].kind == .list || self[node].kind == .object {
        depth += 1
        end = Int(self[node].offset) + 1
      } else {
        end = sourceRange(of: node).upperBound
        break
      }
    }
    while depth > 0 {
      if bytes[end] == 0x5D || bytes[end] == 0x7D { depth -= 1 }
      end += 1
    }
    return end
  }

  /// The last element of a list or the last value of an object; nil for an empty one.
  private func lastValue(of node: Int32) -> Int32? {
    let step: Int32 = self[node].kind == .object ? 1 : 0
    let end = Int32(bitPattern: self[node].next)
    var child = node + 1
    guard child < end else { return nil }
    while true {
      let value = child + step
      let next = Int32(bitPattern: self[value].next)
      if next >= end { return value }
      child = next
    }
  }
}
