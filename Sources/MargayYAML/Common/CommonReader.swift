import MargayDiagnostics

// What bounds the work: one pass over the bytes; the keys of a mapping are compared with each other by fingerprints, and
// a mapping has at most `mostEntries`. What is allocated: the array of records once, the bytes of texts that are not in
// the file as they are, and nothing for each node.
//
// Whatever is not certainly what the C parser would make of it ends the reading: then the C parser reads the file.

/// Reads the YAML that rule files are written in: block mappings and sequences, plain and quoted scalars on one line,
/// block scalars, and collections in flow style.
///
/// It knows no errors, tags, anchors, directives or second documents: such files are left to the C parser, as is every
/// place where the two could differ. A tree that it makes is the one that the C parser's events make, in every range.
struct CommonReader {
  /// The most entries of a mapping that is read here.
  private static let mostEntries = 256
  /// The longest key that is read here; the C parser's limit is 1,024 characters.
  private static let longestKey = 1000

  let bytes: UnsafeBufferPointer<UInt8>
  /// The next byte to read; between lines the first byte of the next content.
  var place = 0
  /// The column of the content at `place`; -1 behind the last one.
  var column = 0
  var records: [YAMLRecord] = []
  var texts: [UInt8] = []
  var values: [YAMLValue] = []
  /// The fingerprints of the keys of the mappings that are open, the outermost first.
  private var keys: [UInt64] = []
  let nesting: Int

  /// Reads a file that holds nothing but text; nil for one that is left to the C parser.
  static func read(_ file: SourceFile, nesting: Int) -> YAMLTree? {
    file.bytes.withUnsafeBufferPointer { bytes in
      var reader = CommonReader(bytes, nesting: nesting)
      guard reader.document() else { return nil }
      return YAMLTree(
        bytes: file.bytes, records: reader.records, texts: reader.texts, values: reader.values)
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, nesting: Int) {
    self.bytes = bytes
    self.nesting = nesting
    records.reserveCapacity(bytes.count / 20 + 8)
    keys.reserveCapacity(64)
  }

  /// The byte at an offset; 0, which no text holds, behind the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// Whether a space, a line feed or the end is at an offset; tabs and other breaks are left to the C parser.
  @inline(__always)
  func isGap(_ offset: Int) -> Bool {
    let byte = byte(offset)
    return byte == 0x20 || byte == 0x0A || byte == 0
  }

  // MARK: Lines

  private mutating func document() -> Bool {
    guard nextLine(from: 0) else { return false }
    if hasStartMarker, !nextLine(from: 4) { return false }
    guard column >= 0, blockNode(depth: 1) else { return false }
    return column < 0
  }

  /// Goes to the next content behind a value: nothing but a comment may follow on its line.
  mutating func endLine() -> Bool {
    var offset = place
    while byte(offset) == 0x20 { offset += 1 }
    if byte(offset) == UInt8(ascii: "#") {
      guard offset > place else { return false }
      offset = lineEnd(offset)
    }
    switch byte(offset) {
    case 0x0A: return nextLine(from: offset + 1)
    case 0 where offset >= bytes.count:
      column = -1
      return true
    default: return false
    }
  }

  /// The end of the line that an offset lies in.
  @inline(__always)
  func lineEnd(_ offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
    return offset
  }

  /// Goes to the next line that is neither blank nor a comment; false at what may be a marker or a directive.
  mutating func nextLine(from start: Int) -> Bool {
    var lineStart = start
    while true {
      var offset = lineStart
      while byte(offset) == 0x20 { offset += 1 }
      switch byte(offset) {
      case 0x0A:
        lineStart = offset + 1
      case UInt8(ascii: "#"):
        offset = lineEnd(offset)
        lineStart = offset + 1
      case 0 where offset >= bytes.count:
        column = -1
        place = bytes.count
        return true
      default:
        place = offset
        column = offset - lineStart
        return column > 0 || !isMarker(offset) || offset == 0 && hasStartMarker
      }
    }
  }

  /// Whether the file begins with a line `---`.
  private var hasStartMarker: Bool {
    isMarker(0) && byte(0) == UInt8(ascii: "-") && byte(3) == 0x0A
  }

  private func isMarker(_ offset: Int) -> Bool {
    let first = byte(offset)
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: ".") else { return false }
    return byte(offset + 1) == first && byte(offset + 2) == first
  }

  // MARK: Collections

  /// Reads the block collection that begins at `place`, at its column.
  private mutating func blockNode(depth: Int) -> Bool {
    if byte(place) == UInt8(ascii: "-"), isGap(place + 1) {
      return blockSequence(column, isIndentless: false, depth: depth)
    }
    return blockMapping(column, depth: depth)
  }

  /// Ends a collection whose record is at `index` where its last child ends.
  private mutating func close(_ index: Int, last: Int, count: Int) {
    records[index].upper = records[last].upper
    records[index].count = UInt32(truncatingIfNeeded: count)
    records[index].next = UInt32(truncatingIfNeeded: records.count)
  }

  private mutating func blockSequence(_ own: Int, isIndentless: Bool, depth: Int) -> Bool {
    guard depth <= nesting else { return false }
    let index = records.count
    records.append(YAMLRecord(.sequence, place, place))
    var count = 0
    var last = index
    while true {
      // At the dash of an item.
      let behind = place + 1
      place = behind
      while byte(place) == 0x20 { place += 1 }
      last = records.count
      count += 1
      switch byte(place) {
      case 0x0A, 0, UInt8(ascii: "#"):
        place = behind
        guard endLine() else { return false }
        if column > own {
          guard blockNode(depth: depth + 1) else { return false }
        } else {
          appendEmpty(at: behind)
        }
      case UInt8(ascii: "-") where isGap(place + 1):
        let inner = own + place - behind + 1
        guard blockSequence(inner, isIndentless: false, depth: depth + 1) else { return false }
      default:
        guard item(own, column: own + place - behind + 1, depth: depth) else { return false }
      }
      if column == own, byte(place) == UInt8(ascii: "-"), isGap(place + 1) { continue }
      guard column < own || isIndentless && column == own else { return false }
      close(index, last: last, count: count)
      return true
    }
  }

  /// Reads what stands behind a dash on its line; the sequence's column and that of the item.
  private mutating func item(_ own: Int, column inner: Int, depth: Int) -> Bool {
    switch byte(place) {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard flowCollection(depth: depth + 1) else { return false }
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return blockScalar(parent: own)
    default:
      let start = place
      guard let end = scalarEnd(inFlow: false) else { return false }
      if byte(end) == UInt8(ascii: ":"), isGap(end + 1) {
        return blockMapping(inner, depth: depth + 1)
      }
      place = start
      guard scalar(inFlow: false) else { return false }
    }
    return endLine()
  }

  private mutating func blockMapping(_ own: Int, depth: Int) -> Bool {
    guard depth <= nesting else { return false }
    let index = records.count
    let firstKey = keys.count
    records.append(YAMLRecord(.mapping, place, place))
    var count = 0
    var last = index
    while true {
      // At the first byte of a key.
      guard key(inFlow: false, first: firstKey), byte(place) == UInt8(ascii: ":"),
        isGap(place + 1)
      else { return false }
      place += 1
      last = records.count
      count += 2
      guard value(own, depth: depth) else { return false }
      if column == own { continue }
      guard column < own else { return false }
      keys.removeLast(keys.count - firstKey)
      close(index, last: last, count: count)
      return true
    }
  }

  /// Reads the value behind the colon of a key of the mapping at column `own`.
  private mutating func value(_ own: Int, depth: Int) -> Bool {
    let behind = place
    while byte(place) == 0x20 { place += 1 }
    switch byte(place) {
    case 0x0A, 0, UInt8(ascii: "#"):
      place = behind
      guard endLine() else { return false }
      if column > own { return blockNode(depth: depth + 1) }
      if column == own, byte(place) == UInt8(ascii: "-"), isGap(place + 1) {
        return blockSequence(own, isIndentless: true, depth: depth + 1)
      }
      appendEmpty(at: behind)
      return true
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard flowCollection(depth: depth + 1) else { return false }
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return blockScalar(parent: own)
    default:
      guard scalar(inFlow: false) else { return false }
    }
    return endLine()
  }

  /// Reads a key and notes it; false for one that stands in the mapping already.
  mutating func key(inFlow: Bool, first: Int) -> Bool {
    let record = records.count
    guard scalar(inFlow: inFlow) else { return false }
    let key = records[record]
    guard key.upper - key.lower <= UInt32(CommonReader.longestKey),
      keys.count - first < CommonReader.mostEntries, !isMerge(key)
    else { return false }
    let fingerprint = fingerprint(key)
    for place in first..<keys.count where keys[place] == fingerprint { return false }
    keys.append(fingerprint)
    return true
  }

  /// The number of keys that are noted, where a mapping begins.
  var keyCount: Int { keys.count }

  /// Forgets the keys of a mapping that ends.
  mutating func forgetKeys(from first: Int) { keys.removeLast(keys.count - first) }

  private func isMerge(_ key: YAMLRecord) -> Bool {
    key.style == .plain && key.count == 2 && byte(Int(key.text)) == UInt8(ascii: "<")
  }

  private func fingerprint(_ key: YAMLRecord) -> UInt64 {
    let range = Int(key.text)..<Int(key.text) + Int(key.count)
    return key.hasOwnText
      ? texts.withUnsafeBufferPointer {
        KeyText.fingerprint(of: UnsafeBufferPointer(rebasing: $0[range]))
      }
      : KeyText.fingerprint(of: UnsafeBufferPointer(rebasing: bytes[range]))
  }
}
