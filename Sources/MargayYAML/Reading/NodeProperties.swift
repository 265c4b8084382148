import MargayDiagnostics

/// Where the tag of a node stands and where its content begins, read from the source.
///
/// The events of the C parser begin at the first of tag and anchor and do not tell `! x` from `x`.
struct NodeProperties {
  /// The tag with its `!`; nil where there is none.
  private(set) var tag: SourceRange?
  /// The first byte behind tag, anchor, white space and comments.
  private(set) var contentStart: Int

  /// Reads the properties that begin at `start`, not looking beyond `end`.
  init(_ file: SourceFile, start: Int, end: Int) {
    let bytes = file.bytes
    var offset = start
    reading: while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "!"):
        let lower = offset
        offset = NodeProperties.wordEnd(bytes, offset, end)
        tag = SourceRange(lower, offset)
      case UInt8(ascii: "&"):
        offset = NodeProperties.wordEnd(bytes, offset, end)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        offset += 1
      case UInt8(ascii: "#"):
        while offset < end, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      default:
        break reading
      }
    }
    contentStart = min(offset, end)
  }

  private static func wordEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        return offset
      default:
        offset += 1
      }
    }
    return end
  }
}
