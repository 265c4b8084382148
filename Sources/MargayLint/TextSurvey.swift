/// What can be told of the bytes of a file in one pass without branches: whether it holds something worth a closer look.
///
/// Most files hold none of it, and then no check of text looks at a byte. Sixteen bytes are looked at together.
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
  /// A sign of a secret of a known form (`SecretSign`).
  package static let secret = TextSurvey(rawValue: 16)

  /// Makes a set from bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Looks at bytes.
  package init(_ bytes: [UInt8]) {
    var found = Found()
    TextBlocks.each(bytes) { first, second, third in
      found.add(first, second, third)
      return true
    }
    self = found.survey
  }

  /// The first place of a sign of a secret, from a place on; nil where there is none.
  static func secretSign(in bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    var found: Int?
    TextBlocks.each(bytes[start...]) { first, second, third in
      let signs = SecretSign.places(first, second, third)
      guard TextBlocks.hasSome(signs) else {
        place += TextBlocks.width
        return true
      }
      for offset in 0..<TextBlocks.width where signs[offset] != 0 {
        found = place + offset
        break
      }
      return false
    }
    return found
  }

  /// What was found in the blocks so far, a byte for each place in a block.
  private struct Found {
    private var tab = SIMD16<UInt8>()
    private var carriageReturn = SIMD16<UInt8>()
    private var trailingSpace = SIMD16<UInt8>()
    private var secret = SIMD16<UInt8>()
    private var bits = SIMD16<UInt8>()

    @inline(__always)
    mutating func add(_ first: SIMD16<UInt8>, _ second: SIMD16<UInt8>, _ third: SIMD16<UInt8>) {
      let isTab = TextBlocks.places(of: 0x09, in: first)
      let isSpace = TextBlocks.places(of: 0x20, in: first)
      let isLineEnd =
        TextBlocks.places(of: 0x0A, in: second) | TextBlocks.places(of: 0x0D, in: second)
      tab = tab | isTab
      carriageReturn = carriageReturn | TextBlocks.places(of: 0x0D, in: first)
      trailingSpace = trailingSpace | ((isTab | isSpace) & isLineEnd)
      secret = secret | SecretSign.places(first, second, third)
      bits = bits | first
    }

    var survey: TextSurvey {
      var survey: TextSurvey = []
      if TextBlocks.hasSome(tab) { survey.insert(.tab) }
      if TextBlocks.hasSome(carriageReturn) { survey.insert(.carriageReturn) }
      if TextBlocks.hasSome(trailingSpace) { survey.insert(.trailingSpace) }
      if TextBlocks.hasSome(bits & 0x80) { survey.insert(.foreign) }
      if TextBlocks.hasSome(secret) { survey.insert(.secret) }
      return survey
    }
  }
}
