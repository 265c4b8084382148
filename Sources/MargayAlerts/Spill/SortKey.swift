/// A key whose byte order is the order of the values that were appended to it.
///
/// Numbers are written big-endian, times with the sign bit turned over; texts end with two zero bytes
/// and a zero byte inside them is followed by 0xFF, so that a text stands before its continuations
/// whatever follows it in the key.
package struct SortKey: Hashable, Sendable {
  /// The bytes of the key.
  package private(set) var bytes: [UInt8] = []

  /// Makes an empty key.
  package init() {}

  /// Appends a number.
  package mutating func append(_ value: some FixedWidthInteger & UnsignedInteger) {
    for shift in stride(from: value.bitWidth - 8, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  /// Appends a time in nanoseconds since 1970.
  package mutating func append(time: Int64) { append(UInt64(bitPattern: time) ^ (1 << 63)) }

  /// Appends a text of any length.
  package mutating func append(text: [UInt8]) {
    for byte in text {
      bytes.append(byte)
      if byte == 0 { bytes.append(0xFF) }
    }
    bytes.append(contentsOf: [0, 0])
  }

  /// Appends a digest: 32 bytes; a shorter one is filled up with zeros, a longer one cut.
  package mutating func append(digest: [UInt8]) {
    bytes.append(contentsOf: digest.prefix(32))
    bytes.append(contentsOf: repeatElement(0, count: max(32 - digest.count, 0)))
  }
}

/// Reads the values of a `SortKey` back, in the order in which they were appended.
struct SortKeyReader {
  private var rest: UnsafeRawBufferPointer.SubSequence

  /// Starts at the first value.
  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes[...] }

  /// Reads a number; the bytes that are missing in a key that is too short count as zero.
  mutating func number<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type) -> Number {
    var value: Number = 0
    for _ in 0..<(Number.bitWidth / 8) { value = value << 8 | Number(rest.popFirst() ?? 0) }
    return value
  }

  /// Reads a time.
  mutating func time() -> Int64 { Int64(bitPattern: number(UInt64.self) ^ (1 << 63)) }

  /// Reads a text.
  mutating func text() -> [UInt8] {
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == 0, rest.popFirst() != 0xFF { break }
      text.append(byte)
    }
    return text
  }
}
