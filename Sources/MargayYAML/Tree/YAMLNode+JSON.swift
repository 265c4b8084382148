import MargayDiagnostics

extension YAMLNode {
  /// The node as compact JSON (Documentation/Language, section 0), if it is one that is readable alone.
  ///
  /// It is what a JSON writer makes of the same value step by step; values that JSON does not have become null.
  package var jsonText: [UInt8] {
    var output = JSONOutput(capacity: range.length + 64)
    tree.bytes.withUnsafeBufferPointer { bytes in
      tree.texts.withUnsafeBufferPointer { texts in
        let source = JSONSource(tree: tree, records: tree.filled, bytes: bytes, texts: texts)
        _ = source.write(index, to: &output)
      }
    }
    return output.bytes
  }
}

/// A tree with its memory at hand while JSON is made of it.
private struct JSONSource {
  let tree: YAMLTree
  let records: UnsafeBufferPointer<YAMLRecord>
  let bytes: UnsafeBufferPointer<UInt8>
  let texts: UnsafeBufferPointer<UInt8>

  /// Writes a node; gives the number of the record behind it.
  func write(_ index: Int, to output: inout JSONOutput) -> Int {
    guard records.indices.contains(index) else { return index }
    let record = records[index]
    var next = index + 1
    switch record.kind {
    case .invalid: output.append("null")
    case .scalar: writeScalar(record, to: &output)
    case .sequence:
      output.append(0x5B)
      for number in 0..<Int(record.count) {
        if number > 0 { output.append(0x2C) }
        next = write(next, to: &output)
      }
      output.append(0x5D)
    case .mapping:
      output.append(0x7B)
      for number in 0..<Int(record.count) / 2 where records.indices.contains(next) {
        if number > 0 { output.append(0x2C) }
        output.quote(text(of: records[next]))
        output.append(0x3A)
        next = write(Int(records[next].next), to: &output)
      }
      output.append(0x7D)
    }
    return Int(record.next)
  }

  @inline(__always)
  private func text(of record: YAMLRecord) -> UnsafeBufferPointer<UInt8> {
    let lower = Int(record.text)
    let source = record.hasOwnText ? texts : bytes
    return UnsafeBufferPointer(rebasing: source[lower..<lower + Int(record.count)])
  }

  @inline(__always)
  private func writeScalar(_ record: YAMLRecord, to output: inout JSONOutput) {
    switch record.value {
    case .string: output.quote(text(of: record))
    case .integer: output.append(text(of: record))
    case .null: output.append("null")
    case .isTrue: output.append("true")
    case .isFalse: output.append("false")
    case .other: writeOther(record, to: &output)
    }
  }

  private func writeOther(_ record: YAMLRecord, to output: inout JSONOutput) {
    switch tree.values[Int(record.entry)] {
    case .integer(let text), .float(let text):
      var text = text
      text.withUTF8 { output.append($0) }
    case .null, .bool, .string, .ambiguous, .notFinite: output.append("null")
    }
  }
}

/// JSON text while it is written, in memory that every write makes room in before it writes.
private struct JSONOutput: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// What was written.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  @inline(__always)
  private mutating func makeRoom(_ length: Int) {
    if capacity - count < length { grow(length) }
  }

  @inline(never)
  private mutating func grow(_ length: Int) {
    capacity = capacity * 2 + length
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    makeRoom(1)
    (start + count).initialize(to: byte)
    count += 1
  }

  mutating func append(_ word: StaticString) {
    append(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard let source = text.baseAddress else { return }
    makeRoom(text.count)
    (start + count).initialize(from: source, count: text.count)
    count += text.count
  }

  /// Writes text in quotes, with the escapes that JSON demands.
  @inline(__always)
  mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    append(0x22)
    if JSONOutput.isPlain(text) { append(text) } else { escape(text) }
    append(0x22)
  }

  /// Whether no byte needs an escape, told in steps of eight bytes that may overlap.
  @inline(__always)
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = text.count
    guard let start = text.baseAddress else { return true }
    if count < 8 {
      for byte in text where byte < 0x20 || byte == 0x22 || byte == 0x5C { return false }
      return true
    }
    var offset = 0
    while true {
      let word = ByteWords.load(start, offset)
      let marks =
        ByteWords.below(word, 0x20) | ByteWords.equal(word, 0x22) | ByteWords.equal(word, 0x5C)
      if marks != 0 { return false }
      if offset + 8 >= count { return true }
      offset = min(offset + 8, count - 8)
    }
  }

  @inline(never)
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      switch byte {
      case 0x22, 0x5C: append(short: byte)
      case 0x08: append(short: 0x62)
      case 0x09: append(short: 0x74)
      case 0x0A: append(short: 0x6E)
      case 0x0C: append(short: 0x66)
      case 0x0D: append(short: 0x72)
      case 0..<0x20:
        append("\\u00")
        for digit in [byte >> 4, byte & 0x0F] { append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
      default: append(byte)
      }
    }
  }

  private mutating func append(short: UInt8) {
    append(0x5C)
    append(short)
  }
}
