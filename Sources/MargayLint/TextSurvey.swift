/// What can be told of the bytes of a file in one pass without branches: whether it holds something worth a closer look.
///
/// Most files hold none of it, and then no check of text looks at a byte. The loop has no branch: four tables say which
/// patterns a byte fits in each place, so that another pattern costs nothing.
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
    var found: UInt16 = 0
    TextSurvey.tables.withUnsafeBufferPointer { tables in
      bytes.withUnsafeBufferPointer { text in
        // The last bytes have fewer behind them; a line feed closes the file.
        var next = (UInt8(0x0A), UInt8(0x0A), UInt8(0x0A))
        var index = text.count
        while index > 0 {
          index &-= 1
          let byte = text[index]
          found |=
            tables[Int(byte)] & tables[256 &+ Int(next.0)] & tables[512 &+ Int(next.1)]
            & tables[768 &+ Int(next.2)]
          next = (byte, next.0, next.1)
        }
      }
    }
    var bits: UInt8 = 0
    for (number, pattern) in TextSurvey.patterns.enumerated() where found >> UInt16(number) & 1 != 0
    {
      bits |= pattern.bit.rawValue
    }
    rawValue = bits
  }

  /// Four bytes that follow each other, each given as those that it may be; nil for any.
  private struct Pattern {
    let bit: TextSurvey
    let bytes: [[UInt8]?]

    init(_ bit: TextSurvey, _ bytes: [UInt8]?...) {
      self.bit = bit
      self.bytes = bytes
    }
  }

  private static let patterns: [Pattern] = {
    func letters(_ text: StaticString) -> [UInt8] {
      Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    return [
      Pattern(.tab, [0x09]), Pattern(.carriageReturn, [0x0D]),
      Pattern(.trailingSpace, [0x20, 0x09], [0x0A, 0x0D]), Pattern(.foreign, Array(0x80...0xFF)),
      // AKIA, AIza, xox., sk_live_, eyJ, gh._, github_pat_, glpat-, npm_, -----BEGIN, secret in any case
      Pattern(.secret, letters("K"), letters("I"), letters("A")),
      Pattern(.secret, letters("I"), letters("z"), letters("a")),
      Pattern(.secret, letters("x"), letters("o"), letters("x")),
      Pattern(.secret, letters("k"), letters("_"), letters("l")),
      Pattern(.secret, letters("e"), letters("y"), letters("J")),
      Pattern(.secret, letters("g"), letters("h"), nil, letters("_")),
      Pattern(.secret, letters("_l"), letters("p"), letters("a"), letters("t")),
      Pattern(.secret, letters("p"), letters("m"), letters("_")),
      Pattern(.secret, letters("-"), letters("B"), letters("E")),
      Pattern(.secret, letters("eE"), letters("cC"), letters("rR"), letters("eE")),
    ]
  }()

  /// For each of four bytes, and each value of it, the patterns that it fits, a bit each.
  private static let tables: [UInt16] = {
    var tables = [UInt16](repeating: 0, count: 4 * 256)
    for (number, pattern) in patterns.enumerated() {
      for place in 0..<4 {
        let allowed = place < pattern.bytes.count ? pattern.bytes[place] : nil
        for byte in allowed ?? Array(0x00...0xFF) {
          tables[place * 256 + Int(byte)] |= 1 << UInt16(number)
        }
      }
    }
    return tables
  }()
}
