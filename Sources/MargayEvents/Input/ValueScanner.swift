/// Finds the end of one JSON value in bytes that arrive bit by bit.
///
/// It knows where strings, lists and objects begin and end and which kind of token may follow which, no more: text
/// that it refuses is no JSON, but much that it accepts is none either; the event parser judges that. A byte is
/// looked at once, however the input is cut into blocks. Positions count from the value's first byte.
///
/// Behind a violation `scanLeniently` can go on.
struct ValueScanner {
  /// Why a scan stopped.
  enum Outcome {
    /// The bytes are used up.
    case more
    /// The value ends in front of `position`.
    case closed
    /// The byte at `position` cannot stand there.
    case violation
    /// The `{` at `position` stands where an object has a key: it looks like the next element of a list.
    case nextElement
    /// The `]` at `position` closes something outside the value; found by a lenient scan.
    case outerClose
    /// The `{` at `position` is the first byte of a line; found by a lenient scan.
    case lineStart
  }

  enum Expectation {
    case value
    case valueOrClose
    case key
    case keyOrClose
    case colon
    case commaOrClose
  }

  /// The next byte to look at; once a value is closed, its length.
  var position = 0
  /// The last comma, at which a value ends when `nextElement` follows.
  var lastComma = 0
  var expectation = Expectation.value
  var isInString = false
  var isEscaped = false
  private var isInScalar = false
  /// Whether a lenient scan just passed a line feed.
  var isAtLineStart = false
  /// Where a lenient scan supposes the end of a value that begins a line, until it knows what follows on the line.
  var supposedEnd: (position: Int, outcome: Outcome, isBehindComma: Bool)?
  /// Whether a lenient scan has lost the structure and goes to the next line that begins like a value.
  var isLost = false
  /// Open brackets, a bit each: set for an object.
  private var levels: [UInt64] = []
  private(set) var depth = 0

  /// Begins a value whose first byte, at `position`, is `{`, `[` or `"`.
  mutating func begin(at position: Int = 0) {
    self.position = position
    lastComma = position
    expectation = .value
    isInString = false
    isEscaped = false
    isInScalar = false
    isAtLineStart = false
    supposedEnd = nil
    isLost = false
    depth = 0
  }

  /// Begins inside an object, in front of the byte at 0, for a lenient scan.
  mutating func beginInsideObject() {
    begin()
    push(isObject: true)
  }

  /// How many bytes of a value that nobody will be given are needed no more.
  ///
  /// A supposed end is kept, with what follows it on its line up to `limit` bytes.
  mutating func dispensableLength(limit: Int) -> Int {
    guard let supposed = supposedEnd else { return position }
    if position - supposed.position <= limit { return supposed.position }
    supposedEnd = nil
    isLost = true
    return position
  }

  /// Counts positions from the byte at `length`, once the bytes in front of it are gone.
  mutating func forgetBytes(_ length: Int) {
    position -= length
    lastComma -= length
    supposedEnd?.position -= length
  }

  /// Looks at the bytes from `position` on.
  mutating func scan(_ bytes: UnsafePointer<UInt8>, count: Int) -> Outcome {
    var index = position
    defer { position = index }
    if isInString {
      guard skipString(bytes, &index, count) else { return .more }
      isInString = false
      if depth == 0 { return .closed }
    }
    while index < count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        isInScalar = false
      case UInt8(ascii: "\""):
        switch expectation {
        case .value, .valueOrClose: expectation = .commaOrClose
        case .key, .keyOrClose: expectation = .colon
        case .colon, .commaOrClose: return .violation
        }
        index += 1
        guard skipString(bytes, &index, count) else {
          isInString = true
          return .more
        }
        if depth == 0 { return .closed }
        continue
      case UInt8(ascii: "{"):
        switch expectation {
        case .value, .valueOrClose: break
        case .key: return .nextElement
        case .keyOrClose, .colon, .commaOrClose: return .violation
        }
        push(isObject: true)
        expectation = .keyOrClose
      case UInt8(ascii: "["):
        guard expectation == .value || expectation == .valueOrClose else { return .violation }
        push(isObject: false)
        expectation = .valueOrClose
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let isObject = byte == UInt8(ascii: "}")
        let mayClose =
          expectation == .commaOrClose || expectation == (isObject ? .keyOrClose : .valueOrClose)
        guard mayClose, topIsObject == isObject else { return .violation }
        isInScalar = false
        depth -= 1
        expectation = .commaOrClose
        if depth == 0 {
          index += 1
          return .closed
        }
      case UInt8(ascii: ","):
        guard expectation == .commaOrClose else { return .violation }
        isInScalar = false
        lastComma = index
        expectation = topIsObject ? .key : .value
      case UInt8(ascii: ":"):
        guard expectation == .colon else { return .violation }
        expectation = .value
      default:
        if !isInScalar {
          guard expectation == .value || expectation == .valueOrClose,
            ValueScanner.mayBeginScalar(byte)
          else { return .violation }
          expectation = .commaOrClose
          isInScalar = true
        }
      }
      index += 1
    }
    return .more
  }

  /// Moves behind the string's closing quote; false when the bytes end before.
  @inline(__always)
  private mutating func skipString(
    _ bytes: UnsafePointer<UInt8>, _ index: inout Int, _ count: Int
  ) -> Bool {
    if isEscaped, index < count {
      isEscaped = false
      index += 1
    }
    let low: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    while true {
      // Eight bytes at a time: a byte is zero after the exclusive or where it is a quote or a backslash.
      while count - index >= 8 {
        let word = UInt64(
          littleEndian: UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
        let quotes = word ^ (low &* 0x22)
        let backslashes = word ^ (low &* 0x5C)
        let found =
          (((quotes &- low) & ~quotes) | ((backslashes &- low) & ~backslashes)) & high
        if found != 0 {
          index += found.trailingZeroBitCount / 8
          break
        }
        index += 8
      }
      while index < count, bytes[index] != 0x22, bytes[index] != 0x5C { index += 1 }
      if index >= count {
        return false
      }
      if bytes[index] == 0x22 {
        index += 1
        return true
      }
      index += 2
      if index > count {
        index = count
        isEscaped = true
        return false
      }
    }
  }

  var topIsObject: Bool {
    depth > 0 && levels[(depth - 1) >> 6] & (1 << UInt64((depth - 1) & 63)) != 0
  }

  mutating func push(isObject: Bool) {
    let word = depth >> 6
    let bit: UInt64 = 1 << UInt64(depth & 63)
    if word == levels.count { levels.append(0) }
    if isObject { levels[word] |= bit } else { levels[word] &= ~bit }
    depth += 1
  }

  /// Closes levels up to the innermost one of that kind; false when none of that kind is open.
  mutating func popLeniently(isObject: Bool) -> Bool {
    let before = depth
    while depth > 0 {
      let matches = topIsObject == isObject
      depth -= 1
      if matches { return true }
    }
    depth = before
    return false
  }

  /// Whether a byte is white space other than a line feed.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  /// Whether a number or literal, `NaN` and its like included, may begin with the byte.
  private static func mayBeginScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
