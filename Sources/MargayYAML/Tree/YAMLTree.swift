import MargayDiagnostics

/// The storage of the located tree of one file: every node in one array.
///
/// What is allocated: the array of records, the bytes of texts that are not written in the file as they are, and next
/// to nothing else. Texts become a `String` when somebody asks for one.
package final class YAMLTree: Sendable {
  /// The bytes of the file.
  let bytes: [UInt8]
  /// The nodes in document order; the root is the first.
  let records: [YAMLRecord]
  /// The bytes of texts that the file does not hold as they are: escaped, folded or on several lines.
  let texts: [UInt8]
  /// The values of scalars that are neither text nor said by their records.
  let values: [YAMLValue]
  /// Where the aliases stand that brought nodes, by the numbers of their records.
  let aliases: [Int: SourceRange]

  /// Makes a tree; there must be a record.
  init(
    bytes: [UInt8], records: [YAMLRecord], texts: [UInt8] = [], values: [YAMLValue] = [],
    aliases: [Int: SourceRange] = [:]
  ) {
    self.bytes = bytes
    self.records = records
    self.texts = texts
    self.values = values
    self.aliases = aliases
  }

  /// The root.
  var root: YAMLNode { YAMLNode(tree: self, index: 0) }

  /// Calls `body` with the bytes of a scalar's text.
  @inline(__always)
  func withText<Result>(
    of record: YAMLRecord, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = Int(record.text)..<Int(record.text) + Int(record.count)
    return (record.hasOwnText ? texts : bytes).withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// The text of a scalar.
  func text(of record: YAMLRecord) -> String {
    withText(of: record) { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of a scalar.
  func value(of record: YAMLRecord) -> YAMLValue {
    switch record.value {
    case .string: .string
    case .null: .null
    case .isTrue: .bool(true)
    case .isFalse: .bool(false)
    case .integer: .integer(text(of: record))
    case .other: values[Int(record.entry)]
    }
  }
}
