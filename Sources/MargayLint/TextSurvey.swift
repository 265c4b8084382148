/// What can be told of the bytes of a file in one pass without branches: whether it holds something worth a closer look.
///
/// Most files hold none of it, and then no check of text looks at a byte. The loop has no branch and no early exit, so
/// that it runs on vectors; a bit more or less costs next to nothing.
package struct TextSurvey: OptionSet, Sendable {
  /// The bits.
  package let rawValue: UInt8

  /// A tab.
  package static let tab = TextSurvey(rawValue: 1)
  /// A carriage return.
  package static let carriageReturn = TextSurvey(rawValue: 2)
  /// A space or tab before the end of a line, or at the end of the file.
  package static let trailingSpace = TextSurvey(rawValue: 4)
  /// A byte outside of ASCII.
  package static let foreign = TextSurvey(rawValue: 8)
  /// Two or three bytes with which a secret of a known form begins.
  package static let secret = TextSurvey(rawValue: 16)

  /// Makes a set from bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Looks at bytes.
  package init(_ bytes: [UInt8]) {
    var bits: UInt8 = 0
    bytes.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return }
      var index = 0
      let end = text.count &- 3
      var found: UInt8 = 0
      while index < end {
        found |= TextSurvey.bits(
          start[index], start[index &+ 1], start[index &+ 2], start[index &+ 3])
        index &+= 1
      }
      bits = found
      // The last bytes have fewer behind them; a line feed closes the file.
      while index < text.count {
        func byte(_ place: Int) -> UInt8 { place < text.count ? start[place] : 0x0A }
        bits |= TextSurvey.bits(
          byte(index), byte(index + 1), byte(index + 2), byte(index + 3))
        index += 1
      }
    }
    rawValue = bits
  }

  @inline(__always)
  private static func bits(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt8 {
    let isSpace = mask(a, 0x20) | mask(a, 0x09)
    let isEnd = mask(b, 0x0A) | mask(b, 0x0D)
    var bits = mask(a, 0x09) & 1
    bits |= mask(a, 0x0D) & 2
    bits |= isSpace & isEnd & 4
    bits |= (a >> 4) & 8
    // AKIA and ASIA, AIza, xox., sk_live_, eyJ, gh._, github_pat_, glpat-, npm_, -----BEGIN, secret
    var secret = mask(b, 0x49) & mask(c, 0x41) & (mask(a, 0x4B) | mask(a, 0x53))
    secret |= mask(a, 0x49) & mask(b, 0x7A) & mask(c, 0x61)
    secret |= mask(a, 0x78) & mask(b, 0x6F) & mask(c, 0x78)
    secret |= mask(a, 0x6B) & mask(b, 0x5F) & mask(c, 0x6C)
    secret |= mask(a, 0x65) & mask(b, 0x79) & mask(c, 0x4A)
    secret |= mask(a, 0x67) & mask(b, 0x68) & mask(d, 0x5F)
    secret |= mask(b, 0x70) & mask(c, 0x61) & mask(d, 0x74) & (mask(a, 0x5F) | mask(a, 0x6C))
    secret |= mask(a, 0x70) & mask(b, 0x6D) & mask(c, 0x5F)
    secret |= mask(a, 0x2D) & mask(b, 0x42) & mask(c, 0x45)
    secret |= mask(a, 0x65) & mask(b, 0x63) & mask(c, 0x72) & mask(d, 0x65)
    return bits | secret & 16
  }

  @inline(__always)
  private static func mask(_ byte: UInt8, _ wanted: UInt8) -> UInt8 { byte == wanted ? 0xFF : 0 }
}
