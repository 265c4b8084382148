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

  private enum State {
    case value
    case key
    case afterValue
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
    var state = State.value
    var next = 0
    var count = 0
    var depth = 0
    var duplicates = 0
    var frame = Frame(node: 0, count: 0, isObject: false)

    while true {
      let at = Int(index[next])
      let byte = bytes[at]
      switch state {
      case .value:
        switch byte {
        case 0x22:
          if let defect = appendText(at, upTo: Int(index[next &+ 1]), count, isPlain, &bytes) {
            return defect
          }
          count &+= 1
          next &+= 1
          state = .afterValue
        case 0x7B, 0x5B:
          if depth == Self.maximumDepth { return EventDefect(.tooDeep, at: at) }
          frames[depth] = frame
          depth &+= 1
          frame = Frame(node: UInt32(truncatingIfNeeded: count), count: 0, isObject: byte == 0x7B)
          nodes[count] = TapeNode(
            kind: byte == 0x7B ? .object : .list, next: 0,
            offset: UInt32(truncatingIfNeeded: at), length: 0)
          count &+= 1
          next &+= 1
          let following = bytes[Int(index[next])]
          if byte == 0x7B {
            keys.open(depth)
            state = following == 0x7D ? .afterValue : .key
          } else {
            state = following == 0x5D ? .afterValue : .value
          }
          if state != .afterValue { frame.count = 1 }
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
          next &+= 1
          state = .afterValue
        case 0x74, 0x66, 0x6E:
          guard let literal = Self.literal(bytes, at: at) else {
            return EventDefect(.noValue, at: at)
          }
          nodes[count] = TapeNode(
            kind: literal.kind, next: UInt32(truncatingIfNeeded: count &+ 1),
            offset: UInt32(truncatingIfNeeded: at), length: literal.length)
          count &+= 1
          next &+= 1
          state = .afterValue
        default:
          return defect(.noValue, at: at, depth)
        }

      case .key:
        guard byte == 0x22 else { return defect(.noKey, at: at, depth) }
        let colon = Int(index[next &+ 1])
        if let defect = appendText(at, upTo: colon, count, isPlain, &bytes) { return defect }
        duplicates &+= keys.add(count, of: frame, depth, to: nodes, bytes)
        guard bytes[colon] == 0x3A else { return defect(.noColon, at: colon, depth) }
        count &+= 1
        next &+= 2
        state = .value

      case .afterValue:
        if depth == 0 {
          guard at == storage.sourceCount else { return EventDefect(.trailingText, at: at) }
          storage.nodeCount = count
          storage.duplicateKeyCount = duplicates
          return nil
        }
        if byte == 0x2C {
          frame.count &+= 1
          next &+= 1
          state = frame.isObject ? .key : .value
        } else if byte == (frame.isObject ? 0x7D : 0x5D) {
          let node = Int(frame.node)
          nodes[node].next = UInt32(truncatingIfNeeded: count)
          nodes[node].length = frame.count
          if frame.isObject, frame.count > DuplicateKeys.smallCount {
            duplicates &+= keys.closeLarge(node, in: nodes, bytes)
          }
          depth &-= 1
          frame = frames[depth]
          next &+= 1
        } else {
          return defect(frame.isObject ? .noCommaInObject : .noCommaInList, at: at, depth)
        }
      }
    }
  }

  /// Appends the string or key whose opening quote is at `open`; the next entry of the index is `limit`.
  @inline(__always)
  private func appendText(
    _ open: Int, upTo limit: Int, _ node: Int, _ isPlain: Bool,
    _ bytes: inout UnsafePointer<UInt8>
  ) -> EventDefect? {
    var close = limit &- 1
    while bytes[close] != 0x22 { close &-= 1 }
    guard close > open else { return EventDefect(.unclosedString, at: open) }
    let start = open &+ 1
    let length = close &- start
    var plain = TapeNode(
      kind: .string, flags: .ascii, next: UInt32(truncatingIfNeeded: node &+ 1),
      offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length))
    if !isPlain {
      let traits = ByteTraits(of: bytes + start, count: length)
      if traits.contains(.high) { plain.flags.remove(.ascii) }
      if traits.contains(.backslash) || (!isChecked && !traits.isEmpty) {
        let defect = decodeText(&plain, traits)
        bytes = UnsafePointer(storage.bytes)
        storage.nodes[node] = plain
        return defect
      }
    }
    storage.nodes[node] = plain
    return nil
  }

  /// Decodes or repairs the text of a node where that is needed.
  @inline(never)
  private func decodeText(_ node: inout TapeNode, _ traits: ByteTraits) -> EventDefect? {
    if traits.contains(.control), !isChecked {
      node.flags.insert(.repaired)
      storage.isRepaired = true
    }
    let source = UnsafeBufferPointer(
      start: UnsafePointer(storage.bytes + Int(node.offset)), count: Int(node.length))
    if !traits.contains(.backslash), UTF8Repair.isValid(source) { return nil }
    switch StringDecoder.decode(&node, into: storage) {
    case .decoded(let isRepaired):
      if isRepaired {
        node.flags.insert(.repaired)
        storage.isRepaired = true
      }
      return nil
    case .badEscape(let offset):
      return EventDefect(.badEscape, at: offset)
    }
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
