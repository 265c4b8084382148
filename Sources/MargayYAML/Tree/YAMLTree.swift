import MargayDiagnostics

/// The storage of the located tree of one file: every node in one piece of memory.
///
/// What is allocated: the records, the bytes of texts that are not written in the file as they are, and next to nothing
/// else. Texts become a `String` when somebody asks for one.
///
/// `@unchecked Sendable`: a tree changes only while `YAMLMemory` alone refers to it; behind that it is immutable.
package final class YAMLTree: @unchecked Sendable {
  /// The bytes of the file.
  private(set) var bytes: [UInt8] = []
  /// The bytes of texts that the file does not hold as they are: escaped, folded or on several lines.
  private(set) var texts: [UInt8] = []
  /// The values of scalars that are neither text nor said by their records.
  private(set) var values: [YAMLValue] = []
  /// Where the aliases stand that brought nodes, by the numbers of their records.
  private(set) var aliases: [Int: SourceRange] = [:]
  /// The nodes in document order, the root first: `count` of them in memory for `capacity`.
  private var records: UnsafeMutablePointer<YAMLRecord>
  private var capacity: Int
  private(set) var count = 0
  /// Whether the common reader made the tree.
  private(set) var isCommon = false

  /// Makes a tree without nodes, with room for some.
  init(capacity: Int = 0) {
    self.capacity = max(capacity, 16)
    records = .allocate(capacity: self.capacity)
  }

  /// Makes a tree; there must be a record.
  convenience init(
    bytes: [UInt8], records list: [YAMLRecord], texts: [UInt8] = [], values: [YAMLValue] = [],
    aliases: [Int: SourceRange] = [:]
  ) {
    self.init(capacity: list.count)
    for (index, record) in list.enumerated() { (records + index).initialize(to: record) }
    count = list.count
    self.bytes = bytes
    self.texts = texts
    self.values = values
    self.aliases = aliases
  }

  deinit { records.deallocate() }

  /// The root.
  var root: YAMLNode { YAMLNode(tree: self, index: 0) }

  /// The record of a number; one that says nothing for a number that there is not.
  @inline(__always)
  subscript(_ index: Int) -> YAMLRecord {
    // The comparison keeps every access inside the memory that was filled.
    index >= 0 && index < count ? records[index] : YAMLRecord(.invalid, 0, 0)
  }

  /// The records, as long as somebody refers to the tree.
  var filled: UnsafeBufferPointer<YAMLRecord> {
    UnsafeBufferPointer(start: records, count: count)
  }

  /// Calls `body` with the bytes of a scalar's text.
  @inline(__always)
  func withText<Result>(
    of record: YAMLRecord, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = Int(record.text)..<Int(record.text) + Int(record.count)
    return record.hasOwnText
      ? texts.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
      : bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
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

// MARK: Filling

/// What a reader fills while nobody else refers to the tree.
extension YAMLTree {
  /// Forgets the nodes but keeps the memory, and gives the arrays for those that come.
  func empty(capacity wanted: Int) -> (texts: [UInt8], values: [YAMLValue]) {
    count = 0
    bytes = []
    aliases = [:]
    if wanted > capacity { _ = grow(to: wanted, keeping: 0) }
    // Taken out, so that the reader alone refers to them and adds in place.
    var (texts, values): ([UInt8], [YAMLValue]) = ([], [])
    swap(&texts, &self.texts)
    swap(&values, &self.values)
    texts.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    return (texts, values)
  }

  /// The memory for records and for how many; the reader writes there and calls `grow` before it is full.
  var room: (records: UnsafeMutablePointer<YAMLRecord>, capacity: Int) { (records, capacity) }

  /// Makes room for more records, of which the first `used` are filled.
  func grow(to wanted: Int, keeping used: Int) -> (
    records: UnsafeMutablePointer<YAMLRecord>, capacity: Int
  ) {
    let larger = UnsafeMutablePointer<YAMLRecord>.allocate(capacity: wanted)
    larger.moveInitialize(from: records, count: min(used, capacity))
    records.deallocate()
    records = larger
    capacity = wanted
    return room
  }

  /// Takes what a reader has written into the memory.
  func fill(bytes: [UInt8], count: Int, texts: [UInt8], values: [YAMLValue]) {
    self.bytes = bytes
    self.texts = texts
    self.values = values
    self.count = min(count, capacity)
    isCommon = true
  }

  /// Gives memory back that no record needs, of a tree that stays.
  func trim() {
    if capacity > count + count / 8 { _ = grow(to: max(count, 1), keeping: count) }
  }
}
