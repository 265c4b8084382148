/// Where scalars end that lie on one line, for the common reader.
///
/// The functions take the text and not the reader, which is many words long, and would be copied for them. The text has
/// zeroes behind it, at which every search ends (`ByteWords`).
enum ScalarEnd {
  /// The end of the plain scalar at a place, on its line; -1 where it is not certain.
  @inline(__always)
  static func plain(_ bytes: UnsafePointer<UInt8>, _ place: Int, inFlow: Bool) -> Int {
    inFlow ? plainInFlow(bytes, place) : plainInBlock(bytes, place)
  }

  @inline(never)
  private static func plainInFlow(_ bytes: UnsafePointer<UInt8>, _ place: Int) -> Int {
    end(bytes, place, inFlow: true)
  }

  @inline(never)
  private static func plainInBlock(_ bytes: UnsafePointer<UInt8>, _ place: Int) -> Int {
    end(bytes, place, inFlow: false)
  }

  @inline(__always)
  private static func end(_ bytes: UnsafePointer<UInt8>, _ place: Int, inFlow: Bool) -> Int {
    let first = bytes[place]
    guard isPlainStart(first) || first == UInt8(ascii: "-") && isAfterDash(bytes[place + 1]) else {
      return -1
    }
    var offset = place + 1
    scanning: while true {
      let word = ByteWords.load(bytes, offset)
      // What may end the scalar; in block style a colon does so only before a gap.
      var stops = ByteWords.below(word, 0x20) | ByteWords.equal(word, UInt8(ascii: "#"))
      let colons = ByteWords.equal(word, UInt8(ascii: ":"))
      if inFlow {
        let lowered = ByteWords.lowered(word)
        stops |= colons | ByteWords.equal(word, UInt8(ascii: ","))
        stops |= ByteWords.equal(lowered, UInt8(ascii: "{"))
        stops |= ByteWords.equal(lowered, UInt8(ascii: "}"))
      } else {
        stops |= colons & ByteWords.below(ByteWords.load(bytes, offset + 1), 0x21)
      }
      if stops == 0 {
        offset += 8
        continue
      }
      offset += ByteWords.first(stops)
      switch bytes[offset] {
      case 0, 0x0A: break scanning
      case 0x09, 0x0D: return -1
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
        UInt8(ascii: "}"):
        if inFlow { break scanning }
      case UInt8(ascii: "#"):
        if bytes[offset - 1] == 0x20 {
          if inFlow { return -1 }
          break scanning
        }
      case UInt8(ascii: ":"):
        switch bytes[offset + 1] {
        case 0x20, 0x0A, 0: break scanning
        case 0x09, 0x0D: return -1
        case UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"),
          UInt8(ascii: "{"), UInt8(ascii: "}"):
          if inFlow { return -1 }
        default: break
        }
      default: break
      }
      offset += 1
    }
    while bytes[offset - 1] == 0x20 { offset -= 1 }
    return offset
  }

  /// Whether a plain scalar may begin with a byte, `-` left aside.
  @inline(__always)
  private static func isPlainStart(_ byte: UInt8) -> Bool {
    let word = byte | 0x20
    if word >= UInt8(ascii: "a") && word <= UInt8(ascii: "z") || byte >= 0x80 { return true }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "/"),
      UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      return true
    default: return false
    }
  }

  private static func isAfterDash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || isPlainStart(byte)
  }

  /// The offset behind the closing quote of the scalar that opens at a place, and whether there is something to unescape.
  ///
  /// -1 where the scalar does not end on its line.
  static func quoted(
    _ bytes: UnsafePointer<UInt8>, _ place: Int, _ quote: UInt8
  ) -> (end: Int, isEscaped: Bool) {
    let isDouble = quote == UInt8(ascii: "\"")
    let escape = isDouble ? UInt8(ascii: "\\") : quote
    var offset = place + 1
    var isEscaped = false
    while true {
      offset = ByteWords.first(of: quote, or: escape, bytes, offset)
      switch bytes[offset] {
      case quote:
        if isDouble || bytes[offset + 1] != quote { return (offset + 1, isEscaped) }
        isEscaped = true
        offset += 2
      case escape:
        isEscaped = true
        offset += 1
        switch bytes[offset] {
        case 0x0A, 0x0D, 0: return (-1, false)
        default: offset += 1
        }
      case 0x0A, 0x0D, 0: return (-1, false)
      default: offset += 1
      }
    }
  }
}
