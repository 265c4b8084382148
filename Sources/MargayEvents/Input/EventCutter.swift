#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Cuts one input into events while it streams.
///
/// Lines: one memchr a line; the bytes are handed on where they lie. Lists and envelopes: `ValueScanner` looks at
/// each byte once more. Whatever the input is, no more than the event limit and two blocks of it are in memory;
/// nothing is allocated for an event. Work is linear in the input: the few places that look at bytes again
/// (an envelope that is not decided yet, a broken value in which a new line begins) do so a bounded number of times.
///
/// What it cannot cut it reports and passes over, so that the good events around it are found. It does not judge
/// the events themselves: a broken value whose end is plain is handed on, and the parser says what is wrong.
package struct EventCutter: ~Copyable {
  /// The largest event, in bytes: 4 MiB.
  package static let eventLimit = 4 << 20

  var window: InputWindow
  let layout: InputLayout
  let limit: Int
  var scanner = ValueScanner()
  /// Whether the sink wants no more.
  var isStopped = false
  /// The end, as an offset in the input, of the last stretch that was scanned in vain.
  var recoveryEnd: UInt64 = 0
  /// How often a value was begun anew within that stretch.
  var recoveries = 0
  /// The offset in the input up to which the end of a line was searched, and whether it is there.
  var lineSearch: (offset: UInt64, isFound: Bool) = (0, false)

  /// Makes a cutter for one input; a smaller limit or block is for tests.
  package init(
    source: ByteSource, layout: InputLayout, limit: Int = EventCutter.eventLimit,
    blockSize: Int = ByteSource.blockSize
  ) {
    self.window = InputWindow(source: source, blockSize: blockSize)
    self.layout = layout
    self.limit = limit
  }

  /// How many bytes of the input were read, after decompression.
  package var bytesRead: UInt64 { window.bytesRead }

  /// Hands every event of the input to the sink, in order.
  package mutating func cut(into sink: inout some EventSink) throws(InputError) {
    try skipByteOrderMark()
    switch layout {
    case .lines: try cutLines(into: &sink)
    case .values: try cutValues(into: &sink)
    }
  }

  private mutating func skipByteOrderMark() throws(InputError) {
    while window.count < 3, try window.fill() {}
    guard window.count >= 3 else { return }
    let first = (window.open[0], window.open[1])
    if first == (0xFF, 0xFE) || first == (0xFE, 0xFF) {
      throw InputError(input: window.name, message: "is UTF-16 text: convert it to UTF-8")
    }
    if window.open[0] == 0xEF && window.open[1] == 0xBB && window.open[2] == 0xBF {
      window.takeWithinLine(3)
    }
  }

  // MARK: Lines

  private mutating func cutLines(into sink: inout some EventSink) throws(InputError) {
    try cutFirstDocument(into: &sink)
    var searched = 0
    while !isStopped {
      while searched < window.count,
        let found = memchr(
          window.open + searched, Int32(UInt8(ascii: "\n")), window.count - searched)
      {
        let length = found - UnsafeMutableRawPointer(mutating: window.open)
        searched = 0
        if isPlain(length) {
          handOn(length, isLine: true, to: &sink)
          window.takeLine(length + 1)
        } else {
          try cutOddLine(length, into: &sink)
        }
        if isStopped { return }
      }
      searched = window.count
      if searched > 0, try cutLongDocument(into: &sink) {
        searched = 0
      } else if window.count > limit + 1 {
        try passOverLine(into: &sink)
        searched = 0
      } else if try !window.fill() {
        if window.count > 0 { try cutOddLine(window.count, into: &sink) }
        return
      }
    }
  }

  /// Whether a line cannot be blank, a list or an envelope by its first bytes.
  @inline(__always)
  private func isPlain(_ length: Int) -> Bool {
    guard length > 2, window.open[0] == UInt8(ascii: "{"), window.open[1] == UInt8(ascii: "\"")
    else { return false }
    switch window.open[2] {
    case UInt8(ascii: "R"), UInt8(ascii: "r"), UInt8(ascii: "v"), UInt8(ascii: "e"),
      UInt8(ascii: "l"):
      return DocumentHead.read(window.open, count: length, acrossLines: false) == .neither
    default: return true
    }
  }

  /// Cuts the line in front of the line feed, or of the end of the input, at `length`.
  private mutating func cutOddLine(
    _ length: Int, into sink: inout some EventSink
  ) throws(InputError) {
    var blank = 0
    while blank < length, ValueScanner.isBlank(window.open[blank]) { blank += 1 }
    let isTerminated = length < window.count
    if blank == length {
      window.take(length + (isTerminated ? 1 : 0))
      return
    }
    switch DocumentHead.read(window.open + blank, count: length - blank, acrossLines: false) {
    case .neither, .undecided:
      handOn(length, isLine: true, to: &sink)
      window.take(length + (isTerminated ? 1 : 0))
    case let head:
      window.takeWithinLine(blank)
      try cutDocument(head, isWithinLine: true, into: &sink)
      try finishLine(into: &sink)
    }
  }

  /// Cuts a list or an envelope whose line does not end in the window; false when the open line is neither.
  private mutating func cutLongDocument(into sink: inout some EventSink) throws(InputError) -> Bool
  {
    // What does not show its head soon is an ordinary line; so a line that arrives byte by byte stays cheap.
    let count = min(window.count, 4096)
    var blank = 0
    while blank < count, ValueScanner.isBlank(window.open[blank]) { blank += 1 }
    switch DocumentHead.read(window.open + blank, count: count - blank, acrossLines: false) {
    case .neither, .undecided: return false
    case let head:
      window.takeWithinLine(blank)
      try cutDocument(head, isWithinLine: true, into: &sink)
      try finishLine(into: &sink)
      return true
    }
  }

  /// Cuts the list or envelope that the input begins with, over as many lines as it has.
  private mutating func cutFirstDocument(into sink: inout some EventSink) throws(InputError) {
    guard try skipBlank(isWithinLine: false) != nil else { return }
    let head = try readHead(acrossLines: true)
    if case .neither = head { return }
    switch try cutDocument(head, isWithinLine: false, into: &sink) {
    case .ended: try finishLine(into: &sink)
    case .leftAtLineStart: break
    }
  }

  /// Reads up to the end of a line on which a document ended; what stands there is a bad line.
  private mutating func finishLine(into sink: inout some EventSink) throws(InputError) {
    if isStopped { return }
    guard let byte = try skipBlank(isWithinLine: true) else { return }
    if byte != UInt8(ascii: "\n") {
      report("text stands behind the end of the list on its line", to: &sink)
      try passOverRestOfLine()
    }
    if window.count > 0 { window.take(1) }
  }

  /// Reports the open line as too large and passes over it.
  private mutating func passOverLine(into sink: inout some EventSink) throws(InputError) {
    report(tooLarge("the line"), to: &sink)
    try passOverRestOfLine()
    if window.count > 0 { window.take(1) }
  }
}
