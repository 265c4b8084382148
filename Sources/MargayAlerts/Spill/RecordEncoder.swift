/// Writes the values of a record that is spilled; they are read back in the same order.
struct RecordEncoder {
  /// What was written.
  private(set) var bytes: [UInt8] = []

  /// Makes an encoder that expects so many bytes.
  init(expecting capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Writes a number in as few bytes as it needs.
  mutating func number(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a time.
  mutating func time(_ value: Int64) { number(UInt64(bitPattern: value)) }

  /// Writes a count.
  mutating func count(_ value: Int) { number(UInt64(max(value, 0))) }

  /// Writes bytes.
  mutating func bytes(_ value: some Collection<UInt8>) {
    count(value.count)
    bytes.append(contentsOf: value)
  }

  /// Writes a text, or that there is none.
  mutating func text(_ value: String?) {
    guard let value else { return count(0) }
    count(1)
    bytes(value.utf8)
  }

  /// Writes a list of texts, or that there is none.
  mutating func texts(_ values: [String]?) {
    guard let values else { return count(0) }
    count(values.count + 1)
    for value in values { bytes(value.utf8) }
  }
}

/// Reads the values that a `RecordEncoder` wrote; throws when the bytes end too early.
struct RecordDecoder {
  private var rest: UnsafeRawBufferPointer.SubSequence
  private let folder: String

  /// Starts at the first value; the folder is for messages.
  init(_ bytes: UnsafeRawBufferPointer, folder: String) {
    rest = bytes[...]
    self.folder = folder
  }

  /// Reads a number.
  mutating func number() throws -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw SpillError.damaged(folder: folder) }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw SpillError.damaged(folder: folder)
  }

  /// Reads a time.
  mutating func time() throws -> Int64 { Int64(bitPattern: try number()) }

  /// Reads a count.
  mutating func count() throws -> Int {
    guard let count = Int(exactly: try number()) else { throw SpillError.damaged(folder: folder) }
    return count
  }

  /// Reads bytes.
  mutating func bytes() throws -> [UInt8] {
    let count = try count()
    guard count <= rest.count else { throw SpillError.damaged(folder: folder) }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// Reads a text; nil when there was none.
  mutating func text() throws -> String? {
    try count() == 0 ? nil : String(decoding: try bytes(), as: UTF8.self)
  }

  /// Reads a list of texts; nil when there was none.
  mutating func texts() throws -> [String]? {
    let count = try count()
    guard count > 0 else { return nil }
    var texts: [String] = []
    for _ in 1..<count { texts.append(String(decoding: try bytes(), as: UTF8.self)) }
    return texts
  }
}
