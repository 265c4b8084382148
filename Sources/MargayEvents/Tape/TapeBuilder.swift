/// Stage 2 of reading an event: the nodes of the tape, made from a structural index.
///
/// One pass over the index, without recursion. A string costs a look at its two ends when the whole source is
/// plain (no backslash, no byte above 0x7F, no control character), else a pass over its bytes; what has to be
/// decoded is copied behind the source (`StringDecoder`). The index promises only that strings are closed; all
/// else about the grammar is checked here.
struct TapeBuilder {
  /// The greatest number of lists and objects inside one another.
  static let maximumDepth = 512

  /// An open list or object.
  struct Frame {
    var node: UInt32
    var count: UInt32
    var isObject: Bool
  }

  let storage: EventStorage
  let index: UnsafePointer<UInt32>
  /// Room for `maximumDepth` frames.
  let frames: UnsafeMutablePointer<Frame>
  let keys: DuplicateKeys
  /// What occurs in the source.
  let traits: ByteTraits
  /// Whether the source is known to be valid UTF-8 without control characters in strings.
  let isChecked: Bool

  /// Writes the nodes; nil when the source is well formed.
  func build() -> EventDefect? {
    let nodes = storage.nodes
    var bytes = UnsafePointer(storage.bytes)
    let isPlain = traits.isEmpty || (isChecked && traits == .control)
    // The next entry of the index, and the next node.
    var next = 0
    var count = 0
    var depth = 0
    var duplicates = 0
    var frame = Frame(node: 0, count: 0, isObject: false)

    while true {
      let at = Int(index[next])
      let byte = bytes[at]
      next &+= 1
      switch byte {
      case 0x22:
        if let defect = appendText(
          at, upTo: Int(index[next]), count, isKey: false, isPlain, nodes, &bytes)
        {
          return defect
        }
        count &+= 1
      case 0x7B, 0x5B:
        if depth == Self.maximumDepth { return EventDefect(.tooDeep, at: at) }
        let isObject = byte == 0x7B
        nodes[count] = TapeNode(
          kind: isObject ? .object : .list, next: UInt32(truncatingIfNeeded: count &+ 1),
          offset: UInt32(truncatingIfNeeded: at), length: 0)
        if bytes[Int(index[next])] == (isObject ? 0x7D : 0x5D) {
          count &+= 1
          next &+= 1
        } else {
          frames[depth] = frame
          depth &+= 1
          frame = Frame(node: UInt32(truncatingIfNeeded: count), count: 1, isObject: isObject)
          count &+= 1
          if isObject {
            keys.open(depth)
            if let defect = appendKey(
              &next, &count, frame, depth, isPlain, nodes, &bytes, &duplicates)
            {
              return defect
            }
          }
          continue
        }
      case 0x2D, 0x30...0x39:
        let number = NumberText.scan(bytes, at: at)
        guard number.end > 0, Self.endsScalar(bytes[number.end]) else {
          return EventDefect(.badNumber, at: at)
        }
        nodes[count] = TapeNode(
          kind: .number, flags: number.isInteger ? [.integer, .ascii] : .ascii,
          next: UInt32(truncatingIfNeeded: count &+ 1),
          offset: UInt32(truncatingIfNeeded: at),
          length: UInt32(truncatingIfNeeded: number.end &- at))
        count &+= 1
      case 0x74, 0x66, 0x6E:
        guard let literal = Self.literal(bytes, at: at) else {
          return EventDefect(.noValue, at: at)
        }
        nodes[count] = TapeNode(
          kind: literal.kind, next: UInt32(truncatingIfNeeded: count &+ 1),
          offset: UInt32(truncatingIfNeeded: at), length: literal.length)
        count &+= 1
      default:
        return defect(.noValue, at: at, depth)
      }

      // A value is complete: out of the lists and objects that end here, up to the next comma.
      while true {
        let at = Int(index[next])
        if depth == 0 {
          guard at == storage.sourceCount else { return EventDefect(.trailingText, at: at) }
          storage.nodeCount = count
          storage.duplicateKeyCount = duplicates
          return nil
        }
        let byte = bytes[at]
        next &+= 1
        if byte == 0x2C {
          frame.count &+= 1
          if frame.isObject,
            let defect = appendKey(
              &next, &count, frame, depth, isPlain, nodes, &bytes, &duplicates)
          {
            return defect
          }
          break
        }
        guard byte == (frame.isObject ? 0x7D : 0x5D) else {
          return defect(frame.isObject ? .noCommaInObject : .noCommaInList, at: at, depth)
        }
        let node = Int(frame.node)
        nodes[node].next = UInt32(truncatingIfNeeded: count)
        nodes[node].length = frame.count
        if frame.isObject, frame.count > DuplicateKeys.smallCount {
          duplicates &+= keys.closeLarge(node, in: nodes, bytes)
        }
        depth &-= 1
        frame = frames[depth]
      }
    }
  }

  /// Appends the key at entry `next` of the index, and goes past its colon.
  @inline(__always)
  private func appendKey(
    _ next: inout Int, _ count: inout Int, _ frame: Frame, _ depth: Int, _ isPlain: Bool,
    _ nodes: UnsafeMutablePointer<TapeNode>, _ bytes: inout UnsafePointer<UInt8>,
    _ duplicates: inout Int
  ) -> EventDefect? {
    let at = Int(index[next])
    guard bytes[at] == 0x22 else { return defect(.noKey, at: at, depth) }
    let colon = Int(index[next &+ 1])
    if let defect = appendText(at, upTo: colon, count, isKey: true, isPlain, nodes, &bytes) {
      return defect
    }
    duplicates &+= keys.add(count, of: frame, depth, in: nodes, bytes)
    guard bytes[colon] == 0x3A else { return defect(.noColon, at: colon, depth) }
    count &+= 1
    next &+= 2
    return nil
  }

  /// Appends the string or key whose opening quote is at `open` as node `place`; the next entry of the index is
  /// `limit`.
  @inline(__always)
  private func appendText(
    _ open: Int, upTo limit: Int, _ place: Int, isKey: Bool, _ isPlain: Bool,
    _ nodes: UnsafeMutablePointer<TapeNode>, _ bytes: inout UnsafePointer<UInt8>
  ) -> EventDefect? {
    var close = limit &- 1
    while bytes[close] != 0x22 { close &-= 1 }
    guard close > open else { return EventDefect(.unclosedString, at: open) }
    let start = open &+ 1
    let length = close &- start
    var isASCII = true
    if !isPlain {
      let traits = ByteTraits(of: bytes + start, count: length)
      if traits.contains(.backslash) || (!isChecked && !traits.isEmpty) {
        let defect = appendUnusualText(start, length, place, isKey: isKey, traits)
        bytes = UnsafePointer(storage.bytes)
        return defect
      }
      isASCII = !traits.contains(.high)
    }
    // Made in one piece: a node that is changed afterwards goes through memory, which costs a stall for each text.
    nodes[place] = TapeNode(
      kind: .string, flags: isASCII ? .ascii : [],
      tag: isKey ? KeyTag.tag(of: bytes + start, count: length) : 0,
      next: UInt32(truncatingIfNeeded: place &+ 1),
      offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length))
    return nil
  }

  /// Appends a text that may have to be decoded or repaired.
  @inline(never)
  private func appendUnusualText(
    _ start: Int, _ length: Int, _ place: Int, isKey: Bool, _ traits: ByteTraits
  ) -> EventDefect? {
    var node = TapeNode(
      kind: .string, flags: traits.contains(.high) ? [] : .ascii,
      next: UInt32(truncatingIfNeeded: place &+ 1),
      offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length))
    let source = UnsafeBufferPointer(start: UnsafePointer(storage.bytes + start), count: length)
    if traits.contains(.backslash) || !UTF8Repair.isValid(source) {
      if let offset = StringDecoder.decode(&node, into: storage) {
        return EventDefect(.badEscape, at: offset)
      }
    }
    if traits.contains(.control) { node.flags.insert(.repaired) }
    if node.flags.contains(.repaired) { storage.isRepaired = true }
    if isKey {
      node.tag = KeyTag.tag(of: storage.bytes + Int(node.offset), count: Int(node.length))
    }
    storage.nodes[place] = node
    return nil
  }

  /// A defect at `at`, or the one that says that the end came too early.
  @inline(never)
  private func defect(_ reason: EventDefect.Reason, at: Int, _ depth: Int) -> EventDefect {
    guard at >= storage.sourceCount else { return EventDefect(reason, at: at) }
    return EventDefect(depth == 0 ? .empty : .unexpectedEnd, at: storage.sourceCount)
  }

  /// The literal at `at`; nil when it is none.
  @inline(__always)
  private static func literal(
    _ bytes: UnsafePointer<UInt8>, at: Int
  ) -> (kind: TapeNode.Kind, length: UInt32)? {
    let word = UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt32.self)
    switch UInt32(littleEndian: word) {
    case 0x6C6C_756E: return endsScalar(bytes[at &+ 4]) ? (.null, 4) : nil
    case 0x6575_7274: return endsScalar(bytes[at &+ 4]) ? (.yes, 4) : nil
    case 0x736C_6166:
      return bytes[at &+ 4] == 0x65 && endsScalar(bytes[at &+ 5]) ? (.no, 5) : nil
    default: return nil
    }
  }

  /// Whether a number or literal may end before `byte`; the end of the source is followed by spaces.
  @inline(__always)
  private static func endsScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A: true
    default: false
    }
  }
}
