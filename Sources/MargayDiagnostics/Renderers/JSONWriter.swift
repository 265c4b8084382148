// What bounds the work: one pass over each string, in runs between escapes, eight bytes a step; no
// allocation but the growth of `bytes`. The generic entry points are inlinable, since they are called
// from other modules for every field of every alert.

/// What a JSON writer escapes beside what RFC 8259 demands.
package enum JSONEscaping: Sendable {
  /// Only `"`, `\` and U+0000 to U+001F (Documentation/Language, section 0, Compact JSON).
  case minimal
  /// Also U+007F to U+009F, line separators and bidirectional formats: for a terminal (Documentation/Formats.md).
  case terminal
}

/// Writes compact JSON: no white space, keys in the order of the calls.
///
/// Commas are placed by the writer; the caller keeps begin and end balanced.
package struct JSONWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private let escaping: JSONEscaping
  private var needsComma = false

  /// Makes an empty writer.
  package init(escaping: JSONEscaping = .minimal) { self.escaping = escaping }

  /// What was written so far, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what was written and keeps the storage, so that one writer serves many documents.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Begins an object.
  package mutating func beginObject() { open(0x7B) }
  /// Ends an object.
  package mutating func endObject() { close(0x7D) }
  /// Begins a list.
  package mutating func beginArray() { open(0x5B) }
  /// Ends a list.
  package mutating func endArray() { close(0x5D) }

  /// Writes a key; its value must follow.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Writes a key from valid UTF-8; its value must follow.
  package mutating func key(utf8 name: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(0x22)
    quoteValid(name)
    bytes.append(0x22)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Writes a string from valid UTF-8.
  package mutating func string(validUTF8 text: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(0x22)
    quoteValid(text)
    bytes.append(0x22)
    needsComma = true
  }

  /// Writes bytes that are JSON already.
  package mutating func raw(json: UnsafeBufferPointer<UInt8>) { append(json) }

  /// Makes room for a document of about this length.
  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// Writes a string.
  package mutating func string(_ value: String) {
    separate()
    quote(value)
    needsComma = true
  }

  /// Writes a string from UTF-8 bytes; invalid ones become U+FFFD.
  @inlinable
  package mutating func string(utf8 value: some Collection<UInt8>) {
    let written: Void? = value.withContiguousStorageIfAvailable { string(buffer: $0) }
    if written == nil { string(String(decoding: value, as: UTF8.self)) }
  }

  /// Writes an integer.
  @inlinable
  package mutating func integer(_ value: some BinaryInteger) {
    if let small = Int(exactly: value) { decimal(small) } else { raw(String(value).utf8) }
  }

  /// Writes a boolean.
  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  /// Writes `null`.
  package mutating func null() { literal("null") }

  /// Writes a value that is JSON already.
  @inlinable
  package mutating func raw(_ json: some Sequence<UInt8>) {
    let written: Void? = json.withContiguousStorageIfAvailable { append($0) }
    if written == nil { Array(json).withUnsafeBufferPointer { append($0) } }
  }

  /// Writes a key and a string, or null for nil.
  package mutating func field(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a key and an integer.
  @inlinable
  package mutating func field(_ name: String, _ value: some BinaryInteger) {
    key(name)
    integer(value)
  }

  /// Writes a key and a boolean.
  package mutating func field(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Writes a key and a list of strings.
  package mutating func field(_ name: String, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  /// Ends the document with a line feed, after which the next one may begin (NDJSON).
  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Whether a scalar can change what a terminal shows: control characters above ASCII's, DEL, the line
  /// and paragraph separators, and bidirectional formats.
  package static func isUnsafeOnTerminal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
  }

  private mutating func literal(_ word: StaticString) {
    separate()
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    needsComma = true
  }

  @usableFromInline
  package mutating func append(_ json: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  @usableFromInline
  package mutating func decimal(_ value: Int) {
    separate()
    if value < 0 { bytes.append(0x2D) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
    needsComma = true
  }

  @usableFromInline
  package mutating func string(buffer: UnsafeBufferPointer<UInt8>) {
    // Text that is not ASCII goes through String, which repairs it as the language wants.
    if buffer.allSatisfy({ $0 < 0x80 }) {
      separate()
      bytes.append(0x22)
      quoteValid(buffer)
      bytes.append(0x22)
      needsComma = true
    } else {
      string(String(decoding: buffer, as: UTF8.self))
    }
  }

  private mutating func quote(_ text: String) {
    var text = text
    bytes.append(0x22)
    text.withUTF8 { quoteValid($0) }
    bytes.append(0x22)
  }

  /// Appends valid UTF-8 with its escapes, in runs.
  private mutating func quoteValid(_ text: UnsafeBufferPointer<UInt8>) {
    var runStart = 0
    var index = 0
    while index < text.count {
      if escaping == .minimal { index = JSONWriter.skipPlain(text, from: index) }
      guard index < text.count else { break }
      let byte = text[index]
      let isPlain = byte >= 0x20 && byte != 0x22 && byte != 0x5C
      if isPlain, escaping == .minimal || byte < 0x7F {
        index += 1
        continue
      }
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let value = JSONWriter.scalarValue(text, at: index, length: length)
      if isPlain, !JSONWriter.isUnsafeOnTerminal(Unicode.Scalar(value) ?? " ") {
        index += length
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<index]))
      escape(value)
      index += length
      runStart = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<text.count]))
  }

  /// The first place from `start` on, in steps of eight bytes, where a byte may need an escape.
  private static func skipPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while index + 8 <= text.count {
      let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quotes = word ^ (ones &* 0x22)
      let backslashes = word ^ (ones &* 0x5C)
      // A byte below 0x20, or zero after the exclusive or, borrows into its high bit.
      let control = (word &- ones &* 0x20) & ~word
      let found = (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | control
      if found & highs != 0 { return index }
      index += 8
    }
    return index
  }

  private static func scalarValue(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, length: Int
  ) -> UInt32 {
    var value = UInt32(text[index])
    if length > 1 { value &= 0xFF >> UInt32(length + 1) }
    for next in (index + 1)..<(index + length) { value = value << 6 | UInt32(text[next] & 0x3F) }
    return value
  }

  private mutating func escape(_ value: UInt32) {
    let short: UInt8
    switch value {
    case 0x22, 0x5C: short = UInt8(value)
    case 0x08: short = 0x62
    case 0x09: short = 0x74
    case 0x0A: short = 0x6E
    case 0x0C: short = 0x66
    case 0x0D: short = 0x72
    default:
      bytes.append(contentsOf: [0x5C, 0x75])
      for shift: UInt32 in [12, 8, 4, 0] {
        let digit = UInt8(truncatingIfNeeded: value >> shift & 0xF)
        bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
      return
    }
    bytes.append(0x5C)
    bytes.append(short)
  }
}
