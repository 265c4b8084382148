import MargayDiagnostics

/// The checks on the bytes of a file that come before any reading as YAML.
enum SourceText {
  /// Either what kind of text it is, or why the file is not read.
  enum Outcome {
    case text(Text)
    case refused(Diagnostic)
  }

  /// What is known of a file that can be read.
  struct Text {
    /// The offset of the text in the file: 3 behind a byte order mark, else 0.
    let base: Int
    var isASCII = true
    /// Whether it has no byte order mark and none of the line breaks that only YAML knows.
    var isCommon: Bool
  }

  static func check(_ file: SourceFile, limits: YAMLLimits) -> Outcome {
    let bytes = file.bytes
    if bytes.count > limits.fileBytes {
      return .refused(YAMLDiagnostics.fileTooLarge(file, limit: limits.fileBytes))
    }
    if isUTF16(bytes) { return .refused(YAMLDiagnostics.wrongEncoding(file)) }
    let base = file.hasByteOrderMark ? 3 : 0
    var text = Text(base: base, isCommon: base == 0)
    if isPlain(bytes) { return .text(text) }
    var offset = base
    while let suspect = firstSuspect(bytes, from: offset) {
      let step = UTF8Decoding.step(bytes, at: suspect, end: bytes.count)
      guard let scalar = step.scalar else {
        return .refused(YAMLDiagnostics.invalidUTF8(file, at: suspect))
      }
      let range = SourceRange(suspect, suspect + step.length)
      if !isAllowed(scalar) {
        return .refused(YAMLDiagnostics.controlCharacter(scalar, file, range))
      }
      switch scalar.value {
      case 0x85, 0x2028, 0x2029, 0xFEFF: text.isCommon = false
      default: break
      }
      text.isASCII = false
      offset = suspect + step.length
    }
    return .text(text)
  }

  /// Whether there is nothing but printable ASCII and line feeds, told in steps of eight bytes.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = ones &* 0x7F
    return bytes.withUnsafeBytes { text in
      guard let start = text.baseAddress else { return true }
      var suspects: UInt64 = 0
      var index = 0
      let end = text.count &- 7
      while index < end {
        let word = (start + index).loadUnaligned(as: UInt64.self)
        // The high bit of each byte: it is no control character; it is no line feed; it is above 0x7E.
        let isPrintable = (word & low) &+ ones &* 0x60
        let isOther = ((word ^ ones &* 0x0A) & low) &+ low
        let isHigh = word | ((word & low) &+ ones)
        suspects |= ~isPrintable & isOther | isHigh
        index &+= 8
      }
      suspects &= ones &* 0x80
      while index < text.count {
        let byte = text[index]
        if byte >= 0x7F || byte < 0x20 && byte != 0x0A { suspects = 1 }
        index += 1
      }
      return suspects == 0
    }
  }

  /// Two bytes tell UTF-16 and UTF-32, with or without a byte order mark: no YAML starts with a NUL.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2 else { return false }
    let (first, second) = (bytes[0], bytes[1])
    if first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF { return true }
    return bytes.count % 2 == 0 && (first == 0) != (second == 0)
      || bytes.count % 4 == 0 && bytes.starts(with: [0, 0])
  }

  /// The next byte that is not plain ASCII text or white space.
  private static func firstSuspect(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { text in
      var index = start
      while index < text.count {
        let byte = text[index]
        if byte >= 0x7F || byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  /// Whether YAML allows a scalar outside ASCII's printable ones.
  ///
  /// A byte order mark inside a file is left to the place where it stands: in text it is harmless.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85, 0xA0...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
