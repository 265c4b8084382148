/// Valid and invalid UTF-8: invalid bytes become U+FFFD, one for each maximal subpart of a scalar.
enum UTF8Repair {
  /// The length of the scalar that begins at `start`; when the bytes are none, minus the number of bytes that
  /// one U+FFFD stands for.
  static func scalarLength(_ bytes: UnsafePointer<UInt8>, at start: Int, end: Int) -> Int {
    let lead = bytes[start]
    let length: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      lowest = 0xA0
    case 0xED:
      length = 3
      highest = 0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      lowest = 0x90
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      highest = 0x8F
    default: return -1
    }
    var valid = 1
    while valid < length {
      guard start + valid < end, bytes[start + valid] >= lowest, bytes[start + valid] <= highest
      else { return -valid }
      lowest = 0x80
      highest = 0xBF
      valid += 1
    }
    return length
  }

  /// Whether a text is valid.
  static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let bytes = text.baseAddress else { return true }
    var position = 0
    while position < text.count {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let length = scalarLength(bytes, at: position, end: text.count)
      if length < 0 { return false }
      position += length
    }
    return true
  }
}
