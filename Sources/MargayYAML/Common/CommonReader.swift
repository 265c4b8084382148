import MargayDiagnostics

// What bounds the work: one pass over the bytes; the keys of a mapping are compared with each other by fingerprints, and
// a mapping has at most `mostEntries`. What is allocated: the memory of `YAMLMemory` and the tree's, which is used again
// for the next file, the bytes of texts that are not in the file as they are, and nothing for each node.
//
// The bytes are those of a padded copy: every offset that is looked at lies at most a word behind the first zero, and
// there is none before the end, so that no access leaves the copy.
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

  /// The text, with zeroes behind it.
  let bytes: UnsafePointer<UInt8>
  /// The length of the text.
  let end: Int
  /// The next byte to read; between lines the first byte of the next content.
  var place = 0
  /// The column of the content at `place`; -1 behind the last one.
  var column = 0
  /// The number of records so far.
  private(set) var count = 0
  var texts: [UInt8]
  var values: [YAMLValue]
  /// The number of fingerprints: those of the keys of the mappings that are open, the outermost first.
  private(set) var keyCount = 0
  let nesting: Int
  private let memory: YAMLMemory
  private let tree: YAMLTree
  private var records: UnsafeMutablePointer<YAMLRecord>
  private var capacity: Int
  private var keys: UnsafeMutablePointer<UInt64>
  private var keyCapacity: Int

  /// Reads a file that holds nothing but text; nil for one that is left to the C parser.
  static func read(_ file: SourceFile, nesting: Int, memory: YAMLMemory) -> YAMLTree? {
    var reader = file.bytes.withUnsafeBufferPointer {
      CommonReader($0, nesting: nesting, memory: memory)
    }
    let isRead = reader.document()
    return reader.finish(file.bytes, isRead)
  }

  /// Reads a collection of such a file once more: `piece` begins with it, in a column of the file, and ends behind it.
  static func read(piece: [UInt8], column: Int, nesting: Int, memory: YAMLMemory) -> YAMLTree? {
    var reader = piece.withUnsafeBufferPointer {
      CommonReader($0, nesting: nesting, memory: memory)
    }
    reader.column = column
    let first = reader.byte(0)
    let isFlow = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    let isRead = isFlow ? reader.flowCollection(depth: 1) : reader.blockNode(depth: 1)
    return reader.finish(piece, isRead)
  }

  private init(_ text: UnsafeBufferPointer<UInt8>, nesting: Int, memory: YAMLMemory) {
    self.nesting = nesting
    self.memory = memory
    bytes = memory.padded(text)
    end = text.count
    tree = memory.freeTree()
    (texts, values) = tree.empty(capacity: end / 20 + 16)
    (records, capacity) = tree.room
    (keys, keyCapacity) = memory.keyRoom
  }

  /// The tree with what was written into its memory; nil, the memory kept, where the reading ended.
  private consuming func finish(_ bytes: [UInt8], _ isRead: Bool) -> YAMLTree? {
    let tree = tree
    tree.fill(bytes: isRead ? bytes : [], count: isRead ? count : 0, texts: texts, values: values)
    return isRead ? tree : nil
  }

  /// The byte at an offset; 0, which no text holds, behind the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { bytes[offset] }

  /// Whether a space, a line feed or the end is at an offset; tabs and other breaks are left to the C parser.
  @inline(__always)
  func isGap(_ offset: Int) -> Bool {
    let byte = byte(offset)
    return byte == 0x20 || byte == 0x0A || byte == 0
  }

  // MARK: Records

  /// Adds a record whose number is known: that of the next.
  @inline(__always)
  mutating func append(_ record: YAMLRecord) {
    if count == capacity { growRecords() }
    (records + count).initialize(to: record)
    count += 1
  }

  @inline(never)
  private mutating func growRecords() {
    (records, capacity) = tree.grow(to: capacity * 2, keeping: count)
  }

  /// Adds a record without children.
  @inline(__always)
  mutating func appendLeaf(_ record: YAMLRecord) {
    var record = record
    record.next = UInt32(truncatingIfNeeded: count + 1)
    append(record)
  }

  /// Ends a collection whose record is at `index` with its end and the number of its children.
  @inline(__always)
  mutating func close(_ index: Int, upper: UInt32, children: UInt32) {
    records[index].upper = upper
    records[index].count = children
    records[index].next = UInt32(truncatingIfNeeded: count)
  }

  // MARK: Lines

  private mutating func document() -> Bool {
    guard nextLine(from: 0) else { return false }
    if hasStartMarker, !nextLine(from: 4) { return false }
    guard column >= 0, blockNode(depth: 1) else { return false }
    return column < 0
  }

  /// Goes to the next content behind a value: nothing but a comment may follow on its line.
  @inline(__always)
  mutating func endLine() -> Bool {
    if byte(place) == 0x0A { return nextLine(from: place + 1) }
    return endLineWithMore()
  }

  private mutating func endLineWithMore() -> Bool {
    var offset = place + ByteWords.spaces(bytes, place)
    if byte(offset) == UInt8(ascii: "#") {
      guard offset > place else { return false }
      offset = lineEnd(offset)
    }
    switch byte(offset) {
    case 0x0A: return nextLine(from: offset + 1)
    case 0:
      column = -1
      return true
    default: return false
    }
  }

  /// The end of the line that an offset lies in, or a carriage return before it.
  @inline(__always)
  func lineEnd(_ start: Int) -> Int {
    var offset = start
    while true {
      offset = ByteWords.control(bytes, offset)
      if byte(offset) != 0x09 { return offset }
      offset += 1
    }
  }

  /// Goes to the next line that is neither blank nor a comment; false at what may be a marker or a directive.
  @inline(__always)
  mutating func nextLine(from start: Int) -> Bool {
    let indent = ByteWords.spaces(bytes, start)
    let first = byte(start + indent)
    if first > UInt8(ascii: "#"), indent > 0 {
      place = start + indent
      column = indent
      return true
    }
    return nextContent(from: start)
  }

  private mutating func nextContent(from start: Int) -> Bool {
    var lineStart = start
    while true {
      var offset = lineStart + ByteWords.spaces(bytes, lineStart)
      switch byte(offset) {
      case 0x0A:
        lineStart = offset + 1
      case UInt8(ascii: "#"):
        offset = lineEnd(offset)
        if byte(offset) == 0x0D { return false }
        lineStart = min(offset + 1, end)
      case 0:
        column = -1
        place = end
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

  private mutating func blockSequence(_ own: Int, isIndentless: Bool, depth: Int) -> Bool {
    guard depth <= nesting else { return false }
    let index = count
    append(YAMLRecord(.sequence, place, place))
    var children: UInt32 = 0
    while true {
      // At the dash of an item.
      let behind = place + 1
      place = behind + ByteWords.spaces(bytes, behind)
      let last = count
      children += 1
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
      close(index, upper: records[last].upper, children: children)
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
      let end = scalarEnd(inFlow: false)
      guard end >= 0 else { return false }
      if byte(end) == UInt8(ascii: ":"), isGap(end + 1) {
        return blockMapping(inner, depth: depth + 1)
      }
      guard scalar(inFlow: false) else { return false }
    }
    return endLine()
  }

  private mutating func blockMapping(_ own: Int, depth: Int) -> Bool {
    guard depth <= nesting else { return false }
    let index = count
    let firstKey = keyCount
    append(YAMLRecord(.mapping, place, place))
    var seen: UInt64 = 0
    var children: UInt32 = 0
    while true {
      // At the first byte of a key.
      guard key(inFlow: false, first: firstKey, &seen), byte(place) == UInt8(ascii: ":"),
        isGap(place + 1)
      else { return false }
      place += 1
      let last = count
      children += 2
      guard value(own, depth: depth) else { return false }
      if column == own { continue }
      guard column < own else { return false }
      keyCount = firstKey
      close(index, upper: records[last].upper, children: children)
      return true
    }
  }

  /// Reads the value behind the colon of a key of the mapping at column `own`.
  @inline(__always)
  private mutating func value(_ own: Int, depth: Int) -> Bool {
    let behind = place
    place += byte(place) == 0x20 && byte(place + 1) > 0x20 ? 1 : ByteWords.spaces(bytes, place)
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

  // MARK: Keys

  /// Reads a key and notes it; false for one that stands in the mapping already.
  ///
  /// `seen` has a bit for the last bits of each fingerprint: most keys need no comparison.
  @inline(__always)
  mutating func key(inFlow: Bool, first: Int, _ seen: inout UInt64) -> Bool {
    let record = count
    guard scalar(inFlow: inFlow) else { return false }
    let key = records[record]
    guard key.upper - key.lower <= UInt32(CommonReader.longestKey),
      keyCount - first < CommonReader.mostEntries, !isMerge(key)
    else { return false }
    let fingerprint = fingerprint(key)
    let bit: UInt64 = 1 << (fingerprint & 63)
    if seen & bit != 0 {
      for place in first..<keyCount where keys[place] == fingerprint { return false }
    }
    seen |= bit
    if keyCount == keyCapacity { (keys, keyCapacity) = memory.growKeys() }
    (keys + keyCount).initialize(to: fingerprint)
    keyCount += 1
    return true
  }

  /// Forgets the keys of a mapping that ends.
  mutating func forgetKeys(from first: Int) { keyCount = first }

  @inline(__always)
  private func isMerge(_ key: YAMLRecord) -> Bool {
    key.count == 2 && key.style == .plain && byte(Int(key.text)) == UInt8(ascii: "<")
  }

  @inline(__always)
  private func fingerprint(_ key: YAMLRecord) -> UInt64 {
    key.hasOwnText
      ? CommonReader.fingerprint(key, in: texts)
      : ByteWords.fingerprint(bytes + Int(key.text), Int(key.count), isPadded: true)
  }

  @inline(never)
  private static func fingerprint(_ key: YAMLRecord, in texts: [UInt8]) -> UInt64 {
    texts.withUnsafeBufferPointer { texts in
      guard let start = texts.baseAddress else { return 0 }
      return ByteWords.fingerprint(start + Int(key.text), Int(key.count), isPadded: false)
    }
  }
}
