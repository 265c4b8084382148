/// Lists and envelopes.
extension EventCutter {
  /// How cutting a list ended.
  enum DocumentEnd {
    /// At its end, or where its line or the input ends.
    case ended
    /// In front of a `{` in the first column where a comma is missing: the list was never closed, and what follows
    /// are values or lines.
    case leftAtLineStart
  }

  /// Cuts the document at the first open byte, of which the head is known.
  @discardableResult
  mutating func cutDocument(
    _ head: DocumentHead, isWithinLine: Bool, into sink: inout some EventSink
  ) throws(InputError) -> DocumentEnd {
    switch head {
    case .list(let elements):
      let place = window.place
      window.takeWithinLine(elements)
      return try cutElements(
        of: place, isEnvelope: false, isWithinLine: isWithinLine, into: &sink)
    case .envelope(let elements):
      let place = window.place
      if try isOrdinaryEvent(list: elements - 1, isWithinLine: isWithinLine) { break }
      window.take(elements)
      let end = try cutElements(
        of: place, isEnvelope: true, isWithinLine: isWithinLine, into: &sink)
      if case .ended = end {
        try cutEnvelopeEnd(isWithinLine: isWithinLine, into: &sink)
      }
      return end
    case .neither, .undecided: break
    }
    if isWithinLine {
      try cutLine(into: &sink)
    } else {
      try cutValue(isWithinLine: false, isInList: false, into: &sink)
    }
    return .ended
  }

  /// Whether an object that begins as an envelope has further keys behind the list, which begins at `list`.
  ///
  /// Until that is known the object must be in memory, since an ordinary event is handed on whole. One that is
  /// larger than an event may be is an envelope.
  private mutating func isOrdinaryEvent(
    list: Int, isWithinLine: Bool
  ) throws(InputError) -> Bool {
    scanner.begin(at: list)
    if try scanBuffered(isWithinLine: isWithinLine) != .closed { return false }
    var next: UInt8?
    while next == nil {
      let (count, isLast) = buffered(isWithinLine: isWithinLine)
      while scanner.position < count, next == nil {
        let byte = window.open[scanner.position]
        if ValueScanner.isBlank(byte) || byte == UInt8(ascii: "\n") {
          scanner.position += 1
        } else {
          next = byte
        }
      }
      if next == nil {
        if isLast { return false }
        if try !window.fill() { return false }
      }
    }
    if next != UInt8(ascii: ",") { return false }
    scanner.begin()
    return try scanBuffered(isWithinLine: isWithinLine) != .more
  }

  /// Scans on while all of it may be one event; `more` when the limit, the line or the input ends first.
  private mutating func scanBuffered(
    isWithinLine: Bool
  ) throws(InputError) -> ValueScanner.Outcome {
    while true {
      let (count, isLast) = buffered(isWithinLine: isWithinLine)
      let outcome = scanner.scan(window.open, count: count)
      if outcome != .more || isLast { return outcome }
      if try !window.fill() { return .more }
    }
  }

  /// How many open bytes may belong to one event, and whether more never will.
  private mutating func buffered(isWithinLine: Bool) -> (count: Int, isLast: Bool) {
    let (count, isLineEnd) = scannable(isWithinLine: isWithinLine)
    return count >= limit ? (limit, true) : (count, isLineEnd)
  }

  /// Hands on the rest of the line as one event; the line feed stays open.
  private mutating func cutLine(into sink: inout some EventSink) throws(InputError) {
    while true {
      let (count, isLineEnd) = scannable(isWithinLine: true)
      // One byte more than the limit may be the carriage return in front of the line feed.
      if !isLineEnd && count > limit + 1 {
        report(tooLarge("the line"), to: &sink)
        return try passOverRestOfLine()
      }
      if !isLineEnd, try window.fill() { continue }
      handOn(count, isLine: true, to: &sink)
      return window.takeWithinLine(count)
    }
  }

  /// Cuts the elements of a list; the first open byte is the one behind its bracket.
  private mutating func cutElements(
    of list: InputPlace, isEnvelope: Bool, isWithinLine: Bool, into sink: inout some EventSink
  ) throws(InputError) -> DocumentEnd {
    var isCommaDue = false
    var isFirst = true
    // Behind a broken element a bracket may be one of its own.
    var isInDoubt = false
    while !isStopped {
      let byte = try skipBlank(isWithinLine: isWithinLine)
      switch byte {
      case nil, UInt8(ascii: "\n"):
        report("the list is not closed", at: list, to: &sink)
        return .ended
      case UInt8(ascii: "]"):
        if isInDoubt, try !isListEnd(isEnvelope: isEnvelope, isWithinLine: isWithinLine) {
          try cutText(isInList: true, into: &sink)
          isCommaDue = true
          break
        }
        if !isCommaDue && !isFirst { report("an element is missing behind a comma", to: &sink) }
        window.takeWithinLine(1)
        return .ended
      case UInt8(ascii: ","):
        if !isCommaDue { report("an element is missing in front of a comma", to: &sink) }
        isCommaDue = false
        window.takeWithinLine(1)
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
        if isCommaDue {
          if byte == UInt8(ascii: "{") && window.isAtLineStart && !isWithinLine {
            report("the list is not closed", at: list, to: &sink)
            return .leftAtLineStart
          }
          report("a comma is missing between two elements of a list", to: &sink)
          if isStopped { return .ended }
        }
        // A string is no event; one that a missing quote made must not take the next lines with it.
        let end = try cutValue(
          isWithinLine: isWithinLine || byte == UInt8(ascii: "\""), isInList: true, into: &sink)
        isCommaDue = end != .leftAtValue
        isInDoubt = isInDoubt || end != .whole
      default:
        try cutText(isInList: true, into: &sink)
        isCommaDue = true
      }
      isFirst = false
    }
    return .ended
  }

  /// Whether behind the bracket at the first open byte a line ends, for an envelope behind its closing bracket.
  ///
  /// At most a few kilobytes are looked at: the end of a list does not stand in front of more white space.
  private mutating func isListEnd(
    isEnvelope: Bool, isWithinLine: Bool
  ) throws(InputError) -> Bool {
    var position = 1
    var isBraceDue = isEnvelope
    while position < 4096 {
      if position == window.count, try !window.fill() { return true }
      let byte = window.open[position]
      if byte == UInt8(ascii: "}") && isBraceDue {
        isBraceDue = false
      } else if byte == UInt8(ascii: "\n") {
        if !isBraceDue || isWithinLine { return true }
      } else if !ValueScanner.isBlank(byte) {
        return false
      }
      position += 1
    }
    return true
  }

  /// Reads what stands behind the list of an envelope, up to its closing bracket.
  private mutating func cutEnvelopeEnd(
    isWithinLine: Bool, into sink: inout some EventSink
  ) throws(InputError) {
    if isStopped { return }
    switch try skipBlank(isWithinLine: isWithinLine) {
    case UInt8(ascii: "}"):
      window.takeWithinLine(1)
    case UInt8(ascii: ","):
      // Too large to be one event; its elements have been handed on.
      report("keys behind the list of an envelope are passed over", to: &sink)
      scanner.beginInsideObject()
      while true {
        let (count, isLineEnd) = scannable(isWithinLine: isWithinLine)
        let outcome = scanner.scanLeniently(window.open, count: count, isInList: false)
        window.take(scanner.position)
        scanner.forgetBytes(scanner.position)
        if case .more = outcome, !isLineEnd, try window.fill() { continue }
        return
      }
    default:
      report("the object around the list is not closed", to: &sink)
    }
  }
}
