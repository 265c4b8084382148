#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Comparisons of text as UTF-8 bytes, without normalisation (Documentation/Language, section 0).
///
/// Functions with `Folded` compare a text after lower-casing with an operand that is in lower case already. Texts
/// without a byte above 0x7F take a path without table look-ups.
package enum TextComparison {
  /// Whether two texts have the same bytes.
  @inlinable
  package static func equals(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    guard let left = left.baseAddress, let other = right.baseAddress else { return true }
    return haveEqualBytes(left, other, count: right.count)
  }

  /// Whether a text has a prefix.
  @inlinable
  package static func hasPrefix(
    _ text: UnsafeBufferPointer<UInt8>, _ prefix: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard prefix.count <= text.count else { return false }
    guard let start = text.baseAddress, let other = prefix.baseAddress else { return true }
    return haveEqualBytes(start, other, count: prefix.count)
  }

  /// Whether a text has a suffix.
  @inlinable
  package static func hasSuffix(
    _ text: UnsafeBufferPointer<UInt8>, _ suffix: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard suffix.count <= text.count else { return false }
    guard let start = text.baseAddress, let other = suffix.baseAddress else { return true }
    return haveEqualBytes(start + (text.count - suffix.count), other, count: suffix.count)
  }

  /// Whether a text has a substring.
  package static func contains(
    _ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard part.count <= text.count else { return false }
    guard part.count > 0, let start = text.baseAddress, let other = part.baseAddress else {
      return true
    }
    return SubstringSearch.contains(start, count: text.count, other, partCount: part.count)
  }

  /// Less than 0, 0, or more than 0, as `left` is before, equal to or behind `right` in byte order.
  package static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if let first = left.baseAddress, let second = right.baseAddress {
      let order = memcmp(first, second, min(left.count, right.count))
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  /// Whether a text after lower-casing equals an operand in lower case.
  package static func equalsFolded(
    _ text: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    // A mapping makes a text at most half as long again, or a third as long (U+212A).
    guard text.count <= 3 * folded.count, folded.count <= 2 * text.count else { return false }
    return matchFolded(text, folded) == .whole
  }

  /// Whether two texts are equal after lower-casing.
  package static func equalsCaseless(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    Lowercasing.withLowercased(right) { equalsFolded(left, $0) }
  }

  /// Whether a text after lower-casing has a prefix in lower case.
  package static func hasPrefixFolded(
    _ text: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard folded.count <= 2 * text.count else { return false }
    return matchFolded(text, folded) != .none
  }

  /// Whether a text after lower-casing has a suffix in lower case.
  package static func hasSuffixFolded(
    _ text: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard folded.count <= 2 * text.count else { return false }
    if let start = text.baseAddress, let operand = folded.baseAddress,
      folded.count <= text.count
    {
      // ASCII becomes as many bytes as it has, so that an ASCII end is compared with the operand alone.
      let end = start + (text.count - folded.count)
      if isASCII(end, count: folded.count) {
        return haveEqualFoldedASCII(end, operand, count: folded.count)
      }
    }
    return Lowercasing.withLowercased(text) { hasSuffix($0, folded) }
  }

  /// Whether a text after lower-casing has a substring in lower case.
  package static func containsFolded(
    _ text: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard folded.count <= 2 * text.count else { return false }
    if let start = text.baseAddress, let operand = folded.baseAddress, folded.count > 0,
      isASCII(start, count: text.count)
    {
      return folded.count <= text.count
        && SubstringSearch.containsFoldedASCII(
          start, count: text.count, operand, partCount: folded.count)
    }
    return Lowercasing.withLowercased(text) { contains($0, folded) }
  }

  /// Whether `count` bytes are equal.
  @inlinable
  static func haveEqualBytes(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    if count >= 8 {
      // The last eight bytes may be compared twice, which is cheaper than the rest one by one.
      var position = 0
      while position &+ 8 < count {
        if ByteWord.load(left + position) != ByteWord.load(right + position) { return false }
        position &+= 8
      }
      return ByteWord.load(left + (count &- 8)) == ByteWord.load(right + (count &- 8))
    }
    var position = 0
    while position < count {
      if left[position] != right[position] { return false }
      position &+= 1
    }
    return true
  }

  /// Whether `count` bytes of ASCII after lower-casing equal as many in lower case.
  static func haveEqualFoldedASCII(
    _ text: UnsafePointer<UInt8>, _ folded: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    var position = 0
    while position &+ 8 <= count {
      if ByteWord.lowercasedASCII(ByteWord.load(text + position))
        != ByteWord.load(folded + position)
      {
        return false
      }
      position &+= 8
    }
    while position < count {
      if Lowercasing.lowercasedASCII(text[position]) != folded[position] { return false }
      position &+= 1
    }
    return true
  }

  /// Whether none of `count` bytes is above 0x7F.
  private static func isASCII(_ text: UnsafePointer<UInt8>, count: Int) -> Bool {
    var position = 0
    var seen: UInt64 = 0
    while position &+ 8 <= count {
      seen |= ByteWord.load(text + position)
      position &+= 8
    }
    while position < count {
      seen |= UInt64(text[position])
      position &+= 1
    }
    return seen & ByteWord.tops == 0
  }

  private enum FoldedMatch {
    case none
    case prefix
    case whole
  }

  /// How far an operand in lower case goes along a text after lower-casing.
  private static func matchFolded(
    _ text: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>
  ) -> FoldedMatch {
    guard let source = text.baseAddress, let operand = folded.baseAddress else {
      return folded.isEmpty ? (text.isEmpty ? .whole : .prefix) : .none
    }
    var read = 0
    var matched = 0
    while matched < folded.count {
      if read &+ 8 <= text.count, matched &+ 8 <= folded.count {
        let word = ByteWord.load(source + read)
        if word & ByteWord.tops == 0 {
          guard ByteWord.lowercasedASCII(word) == ByteWord.load(operand + matched) else {
            return .none
          }
          read &+= 8
          matched &+= 8
          continue
        }
      }
      guard read < text.count else { return .none }
      let byte = source[read]
      if byte < 0x80 {
        guard Lowercasing.lowercasedASCII(byte) == operand[matched] else { return .none }
        read &+= 1
        matched &+= 1
      } else {
        let scalar = FoldedScalar(source, at: read, end: text.count)
        for offset in 0..<scalar.count {
          if matched == folded.count { return .prefix }
          guard scalar.byte(offset) == operand[matched] else { return .none }
          matched += 1
        }
        read += scalar.sourceCount
      }
    }
    return read == text.count ? .whole : .prefix
  }
}
