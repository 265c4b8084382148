#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The small steps that cutting is made of.
extension EventCutter {
  /// Hands on the open bytes in front of `length` as an event, or reports them as too large.
  mutating func handOn(_ length: Int, isLine: Bool = false, to sink: inout some EventSink) {
    var length = length
    if isLine && length > 0 && window.open[length - 1] == UInt8(ascii: "\r") { length -= 1 }
    if length > limit {
      report(tooLarge(isLine ? "the line" : "the value"), to: &sink)
    } else if !sink.event(window.bytes(length), at: window.place) {
      isStopped = true
    }
  }

  /// Reports a bad line at the first open byte.
  mutating func report(_ reason: String, to sink: inout some EventSink) {
    report(reason, at: window.place, to: &sink)
  }

  /// Reports a bad line.
  mutating func report(_ reason: String, at place: InputPlace, to sink: inout some EventSink) {
    if !sink.badLine(reason, at: place) { isStopped = true }
  }

  /// The reason for something over the limit.
  func tooLarge(_ what: String) -> String { "\(what) is larger than \(limit) bytes" }

  /// Takes white space and gives the byte behind it, which stays open; nil at the end of the input.
  ///
  /// Within a line it ends in front of the line feed too.
  mutating func skipBlank(isWithinLine: Bool) throws(InputError) -> UInt8? {
    while true {
      var length = 0
      while length < window.count {
        let byte = window.open[length]
        if !(ValueScanner.isBlank(byte) || (byte == UInt8(ascii: "\n") && !isWithinLine)) {
          window.take(length)
          return byte
        }
        length += 1
      }
      window.take(length)
      if try !window.fill() { return nil }
    }
  }

  /// Takes the bytes in front of the next line feed, or of the end of the input.
  mutating func passOverRestOfLine() throws(InputError) {
    while true {
      if window.count > 0,
        let found = memchr(window.open, Int32(UInt8(ascii: "\n")), window.count)
      {
        window.takeWithinLine(found - UnsafeMutableRawPointer(mutating: window.open))
        return
      }
      window.takeWithinLine(window.count)
      if try !window.fill() { return }
    }
  }

  /// Reads the head of the document that begins at the first open byte.
  mutating func readHead(acrossLines: Bool) throws(InputError) -> DocumentHead {
    while true {
      let head = DocumentHead.read(window.open, count: window.count, acrossLines: acrossLines)
      // A head that is mostly white space is given up before it fills the memory.
      if head != .undecided || window.count > limit { return head == .undecided ? .neither : head }
      if try !window.fill() { return .neither }
    }
  }

  /// How many open bytes a scan may look at, and whether the line ends behind them.
  ///
  /// The line's end is searched once, however many values stand on the line.
  mutating func scannable(isWithinLine: Bool) -> (count: Int, isLineEnd: Bool) {
    if !isWithinLine { return (window.count, false) }
    if lineSearch.offset < window.offset { lineSearch = (window.offset, false) }
    if !lineSearch.isFound {
      let searched = Int(lineSearch.offset - window.offset)
      if searched < window.count,
        let found = memchr(
          window.open + searched, Int32(UInt8(ascii: "\n")), window.count - searched)
      {
        let length = found - UnsafeMutableRawPointer(mutating: window.open)
        lineSearch = (window.offset + UInt64(length), true)
      } else {
        lineSearch = (window.offset + UInt64(window.count), false)
      }
    }
    return (Int(lineSearch.offset - window.offset), lineSearch.isFound)
  }
}
