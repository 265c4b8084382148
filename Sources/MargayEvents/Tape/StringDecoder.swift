/// Decodes the text of a string: escapes, lone surrogates and invalid UTF-8 (Documentation/Language, section 0).
///
/// The decoded text stands behind all other bytes of the storage; the eight bytes before it hold the offset and
/// the length of the text in the source.
enum StringDecoder {
  /// Decodes the text that `node` names in the source, and lets it name the decoded text.
  ///
  /// Returns nil, or the offset of an escape that is not well formed.
  static func decode(_ node: inout TapeNode, into storage: EventStorage) -> Int? {
    let start = Int(node.offset)
    let end = start + Int(node.length)
    // Every invalid byte may become three.
    storage.reserveBytes(8 + 3 * Int(node.length))
    let source = UnsafePointer(storage.bytes)
    let header = UnsafeMutableRawPointer(storage.bytes + storage.byteCount)
    header.storeBytes(of: node.offset, as: UInt32.self)
    header.storeBytes(of: node.length, toByteOffset: 4, as: UInt32.self)
    var writer = Writer(next: storage.bytes + storage.byteCount + 8)
    let text = writer.next
    var isRepaired = false
    var position = start

    while position < end {
      let byte = source[position]
      if byte == 0x5C {
        switch escape(source, at: position, end: end) {
        case .bad: return position
        case .scalar(let scalar, let length):
          writer.append(scalar)
          position += length
        case .loneSurrogate:
          writer.append(0xFFFD)
          isRepaired = true
          position += 6
        }
      } else if byte < 0x80 {
        writer.append(byte: byte)
        position += 1
      } else {
        let length = UTF8Repair.scalarLength(source, at: position, end: end)
        if length < 0 {
          writer.append(0xFFFD)
          isRepaired = true
          position -= length
        } else {
          for offset in 0..<length { writer.append(byte: source[position + offset]) }
          position += length
        }
      }
    }

    let count = writer.next - text
    node.offset = UInt32(truncatingIfNeeded: storage.byteCount + 8)
    node.length = UInt32(truncatingIfNeeded: count)
    node.flags = writer.isASCII ? [.decoded, .ascii] : .decoded
    if isRepaired { node.flags.insert(.repaired) }
    storage.byteCount += 8 + count
    return nil
  }

  private enum Escape {
    case bad
    case scalar(UInt32, length: Int)
    case loneSurrogate
  }

  /// Reads the escape whose backslash is at `position`.
  private static func escape(_ source: UnsafePointer<UInt8>, at position: Int, end: Int) -> Escape {
    guard position + 1 < end else { return .bad }
    switch source[position + 1] {
    case 0x22: return .scalar(0x22, length: 2)
    case 0x5C: return .scalar(0x5C, length: 2)
    case 0x2F: return .scalar(0x2F, length: 2)
    case 0x62: return .scalar(0x08, length: 2)
    case 0x66: return .scalar(0x0C, length: 2)
    case 0x6E: return .scalar(0x0A, length: 2)
    case 0x72: return .scalar(0x0D, length: 2)
    case 0x74: return .scalar(0x09, length: 2)
    case 0x75: break
    default: return .bad
    }
    guard let unit = hexUnit(source, at: position + 2, end: end) else { return .bad }
    switch unit {
    case 0xD800...0xDBFF:
      guard position + 7 < end, source[position + 6] == 0x5C, source[position + 7] == 0x75,
        let low = hexUnit(source, at: position + 8, end: end), (0xDC00...0xDFFF).contains(low)
      else { return .loneSurrogate }
      return .scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), length: 12)
    case 0xDC00...0xDFFF: return .loneSurrogate
    default: return .scalar(unit, length: 6)
    }
  }

  /// The value of four hexadecimal digits; nil when there are not four.
  private static func hexUnit(_ source: UnsafePointer<UInt8>, at start: Int, end: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var unit: UInt32 = 0
    for offset in 0..<4 {
      let byte = source[start + offset]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  private struct Writer {
    var next: UnsafeMutablePointer<UInt8>
    var isASCII = true

    init(next: UnsafeMutablePointer<UInt8>) { self.next = next }

    mutating func append(byte: UInt8) {
      if byte >= 0x80 { isASCII = false }
      next.pointee = byte
      next += 1
    }

    /// Appends a scalar that is no surrogate.
    mutating func append(_ scalar: UInt32) {
      switch scalar {
      case 0..<0x80:
        append(byte: UInt8(truncatingIfNeeded: scalar))
      case 0x80..<0x800:
        append(byte: UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        append(byte: UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      case 0x800..<0x10000:
        append(byte: UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
        append(byte: UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
        append(byte: UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      default:
        append(byte: UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        append(byte: UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
        append(byte: UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
        append(byte: UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      }
    }
  }
}
