/// What a JSON writer escapes beside what RFC 8259 demands.
package enum JSONEscaping: Sendable {
  /// Only `"`, `\` and U+0000 to U+001F (language.md, section 0, Compact JSON).
  case minimal
  /// Also U+007F to U+009F, line separators and bidirectional formats: for a terminal (interfaces.md).
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
    quote(name.utf8)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Writes a string.
  package mutating func string(_ value: String) {
    separate()
    quote(value.utf8)
    needsComma = true
  }

  /// Writes a string from UTF-8 bytes; invalid ones become U+FFFD.
  package mutating func string(utf8 value: some Collection<UInt8>) {
    string(String(decoding: value, as: UTF8.self))
  }

  /// Writes an integer.
  package mutating func integer(_ value: some BinaryInteger) { raw(String(value).utf8) }

  /// Writes a boolean.
  package mutating func bool(_ value: Bool) { raw((value ? "true" : "false").utf8) }

  /// Writes `null`.
  package mutating func null() { raw("null".utf8) }

  /// Writes a value that is JSON already.
  package mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// Writes a key and a string, or null for nil.
  package mutating func field(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a key and an integer.
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

  private mutating func quote(_ text: String.UTF8View) {
    bytes.append(0x22)
    for scalar in String(text).unicodeScalars {
      switch scalar.value {
      case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
      case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x08: bytes.append(contentsOf: [0x5C, 0x62])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0C: bytes.append(contentsOf: [0x5C, 0x66])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0..<0x20: appendUnicodeEscape(scalar.value)
      default:
        if escaping == .terminal, JSONWriter.isUnsafeOnTerminal(scalar) {
          appendUnicodeEscape(scalar.value)
        } else {
          bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
        }
      }
    }
    bytes.append(0x22)
  }

  private mutating func appendUnicodeEscape(_ value: UInt32) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: [0x5C, 0x75])
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int((value >> UInt32(shift)) & 0xF)]) }
  }

  /// Whether a scalar can change what a terminal shows: control characters above ASCII's, DEL, the line
  /// and paragraph separators, and bidirectional formats.
  package static func isUnsafeOnTerminal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
