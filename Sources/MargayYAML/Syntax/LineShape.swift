import MargayDiagnostics

/// A source line as its author saw it: indentation, dashes, key, value.
///
/// It is read without the grammar, so that it can say what a line was meant to be where the grammar
/// failed.
struct LineShape {
  /// The number of the line, from 0.
  let index: Int
  /// The line without its break.
  let range: SourceRange
  /// The first byte that is not a space or tab.
  let content: Int
  /// The first byte behind the `- ` of list items.
  let text: Int
  /// The end of the line without trailing blanks and comment.
  let end: Int
  /// The key with its quotes; nil where the line has none.
  let key: SourceRange?
  /// The first byte of what stands behind the key's colon; nil without a key or a value.
  let value: Int?
  private let bytes: [UInt8]

  init(_ file: SourceFile, at offset: Int) {
    let bytes = file.bytes
    let index = file.lineIndex(at: offset)
    let range = file.lineRange(index)
    var content = range.lower
    if content == 0, file.hasByteOrderMark { content = min(3, range.upper) }
    content = LineShape.skipBlanks(bytes, content, range.upper)
    var text = content
    while LineShape.isDash(bytes, text, range.upper) {
      text = LineShape.skipBlanks(bytes, text + 1, range.upper)
    }
    let end = LineShape.end(bytes, text, range.upper)
    let colon = LineShape.keyColon(bytes, text, end)
    self.bytes = bytes
    self.index = index
    self.range = range
    self.content = content
    self.text = text
    self.end = end
    self.key = colon.map { SourceRange(text, $0) }
    self.value = colon.flatMap { colon in
      let value = LineShape.skipBlanks(bytes, colon + 1, end)
      return value < end ? value : nil
    }
  }

  /// Whether the line holds nothing but white space or a comment.
  var isBlank: Bool { content >= range.upper || bytes[content] == UInt8(ascii: "#") }

  /// The number of bytes before the content.
  var indent: Int { content - range.lower }

  /// Whether the line begins with `- `.
  var isListItem: Bool { text > content }

  /// Whether the key is one word, as the keys of the language are.
  var hasWordKey: Bool {
    guard let key else { return false }
    return bytes[key.lower..<key.upper].allSatisfy(LineShape.isWord)
  }

  /// The place behind the colon of `Key:value`, where a space was certainly forgotten; else nil.
  ///
  /// Not for `http://…`, `arn:aws:…` or `TA0006:T1556`: the word must hold a lower-case letter, and no
  /// further colon may follow.
  var missingSpaceAfterColon: Int? {
    var offset = text
    var hasLower = false
    while offset < end, LineShape.isWord(bytes[offset]) {
      hasLower = hasLower || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[offset])
      offset += 1
    }
    guard hasLower, offset + 1 < end, bytes[offset] == UInt8(ascii: ":") else { return nil }
    let rest = bytes[(offset + 1)..<end]
    guard let next = rest.first, next != 0x20, next != 0x09, next != UInt8(ascii: "/"),
      !rest.contains(UInt8(ascii: ":"))
    else { return nil }
    return offset + 1
  }

  /// The place behind the dash of `-Key: value`, where a space was certainly forgotten; else nil.
  var missingSpaceAfterDash: Int? {
    guard let key, key.length > 1, bytes[key.lower] == UInt8(ascii: "-") else { return nil }
    let word = bytes[(key.lower + 1)..<key.upper]
    return word.allSatisfy { LineShape.isWord($0) && $0 != UInt8(ascii: "-") }
      ? key.lower + 1 : nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func skipBlanks(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, isBlank(bytes[offset]) { offset += 1 }
    return offset
  }

  private static func isDash(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Bool {
    offset < end && bytes[offset] == UInt8(ascii: "-")
      && (offset + 1 == end || isBlank(bytes[offset + 1]))
  }

  /// The end of the text that begins at `start`, before blanks and a comment outside quotes.
  static func end(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    var quote: UInt8?
    var end = start
    var offset = start
    while offset < limit {
      let byte = bytes[offset]
      let opensWord = offset == start || isBlank(bytes[offset - 1])
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "#"), opensWord {
        break
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\""), opensWord {
        quote = byte
      }
      offset += 1
      if !isBlank(byte) { end = offset }
    }
    return end
  }

  /// The colon that ends a key at `start`; nil where there is none.
  private static func keyColon(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    var offset = start
    let first = bytes[start]
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      offset += 1
      while offset < end, bytes[offset] != first { offset += 1 }
      offset += 1
      return offset < end && bytes[offset] == UInt8(ascii: ":") ? offset : nil
    }
    if Array("[]{}&*!|>%@`#,".utf8).contains(first) { return nil }
    while offset < end {
      if bytes[offset] == UInt8(ascii: ":"), offset + 1 == end || isBlank(bytes[offset + 1]) {
        return offset > start ? offset : nil
      }
      offset += 1
    }
    return nil
  }
}
