/// Writes the values of a cache one after another: numbers of variable length, and bytes behind their number.
struct CacheWriter {
  private(set) var bytes: [UInt8] = []

  mutating func number(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func number(_ value: Int) { number(UInt64(truncatingIfNeeded: value)) }

  mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func blob(_ value: some Collection<UInt8>) {
    number(value.count)
    bytes.append(contentsOf: value)
  }

  mutating func text(_ value: String) { blob(value.utf8) }

  mutating func optional(_ value: String?) {
    bool(value != nil)
    if let value { text(value) }
  }
}

/// Reads what `CacheWriter` wrote; whatever else the bytes are, it throws and never reads beyond their end.
struct CacheReader {
  /// The bytes are none that the writer wrote.
  struct Damage: Error {}

  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Whether everything was read.
  var isAtEnd: Bool { place == bytes.endIndex }

  mutating func number() throws(Damage) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.endIndex, shift < 64 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw Damage()
  }

  /// A number that is an offset or a count.
  mutating func count() throws(Damage) -> Int {
    guard let value = Int(exactly: try number()) else { throw Damage() }
    return value
  }

  mutating func bool() throws(Damage) -> Bool {
    switch try number() {
    case 0: return false
    case 1: return true
    default: throw Damage()
    }
  }

  mutating func blob() throws(Damage) -> ArraySlice<UInt8> {
    let length = try count()
    guard length <= bytes.endIndex - place else { throw Damage() }
    defer { place += length }
    return bytes[place..<place + length]
  }

  mutating func text() throws(Damage) -> String {
    guard let text = String(validating: try blob(), as: UTF8.self) else { throw Damage() }
    return text
  }

  mutating func optional() throws(Damage) -> String? { try bool() ? try text() : nil }

  /// A number of values, each at least one byte long.
  mutating func list<Value>(
    _ value: (inout CacheReader) throws(Damage) -> Value
  ) throws(Damage) -> [Value] {
    let count = try count()
    guard count <= bytes.endIndex - place else { throw Damage() }
    var values: [Value] = []
    for _ in 0..<count { values.append(try value(&self)) }
    return values
  }
}
