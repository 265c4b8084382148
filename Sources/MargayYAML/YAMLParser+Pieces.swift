package import MargayDiagnostics

extension YAMLNode {
  /// Whether the node's bytes alone are enough to read it once more with `YAMLParser.node`, and all of its values are
  /// those of JSON: the common reader made it, and no reader of YAML sees another value.
  package var isReadableAlone: Bool {
    guard tree.isCommon else { return false }
    if tree.values.isEmpty { return true }
    for index in index..<Int(record.next) where tree[index].value == .other {
      switch tree.value(of: tree[index]) {
      case .integer, .float: break
      case .null, .bool, .string, .ambiguous, .notFinite: return false
      }
    }
    return true
  }
}

extension YAMLParser {
  /// Reads the collection at a range of a file once more, which was a node that is readable alone.
  ///
  /// The node has no places of the file. nil where there is no such collection.
  package static func node(
    at range: SourceRange, in file: SourceFile, memory: YAMLMemory
  ) -> YAMLNode? {
    let bytes = file.bytes
    guard 0 <= range.lower, range.lower < range.upper, range.upper <= bytes.count else {
      return nil
    }
    var start = range.lower
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    // What ends the last scalar belongs to it: the blank lines behind a block scalar, and the line of what follows.
    var end = range.upper
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x0A || bytes[end] == 0x09 {
      end += 1
    }
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return CommonReader.read(
      piece: Array(bytes[range.lower..<end]), column: range.lower - start,
      nesting: YAMLLimits().nesting, memory: memory)?.root
  }
}
