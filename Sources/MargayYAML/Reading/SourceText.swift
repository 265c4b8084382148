import MargayDiagnostics

/// The checks on the bytes of a file that come before any reading as YAML.
enum SourceText {
  /// Either the table for marks, or why the file is not read.
  enum Outcome {
    case text(MarkTable)
    case refused(Diagnostic)
  }

  static func check(_ file: SourceFile, limits: YAMLLimits) -> Outcome {
    let bytes = file.bytes
    if bytes.count > limits.fileBytes {
      return .refused(YAMLDiagnostics.fileTooLarge(file, limit: limits.fileBytes))
    }
    if isUTF16(bytes) { return .refused(YAMLDiagnostics.wrongEncoding(file)) }
    let base = file.hasByteOrderMark ? 3 : 0
    var isASCII = true
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
      isASCII = false
      offset = suspect + step.length
    }
    return .text(MarkTable(file, base: base, isASCII: isASCII))
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
