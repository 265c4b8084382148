/// Values that may stand on several lines.
extension EventCutter {
  /// How often within one stretch of input a value is begun anew, before each line there stands for itself.
  private static let largestRecoveries = 16

  /// Cuts values one after another.
  mutating func cutValues(into sink: inout some EventSink) throws(InputError) {
    while !isStopped, let byte = try skipBlank(isWithinLine: false) {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let head = try readHead(acrossLines: true)
        try cutDocument(head, isWithinLine: false, into: &sink)
      default:
        try cutText(isInList: false, into: &sink)
      }
    }
  }

  /// How a value ended.
  enum ValueEnd {
    /// At its own last byte.
    case whole
    /// Where its structure, which is broken, or its line or the input ends.
    case broken
    /// In front of what begins like a value: in a list the comma between them counts as passed.
    case leftAtValue
  }

  /// Cuts the value that begins at the first open byte with `{`, `[` or `"`.
  @discardableResult
  mutating func cutValue(
    isWithinLine: Bool, isInList: Bool, into sink: inout some EventSink
  ) throws(InputError) -> ValueEnd {
    let place = window.place
    // Behind too many failures in one stretch a line there stands for itself, so that the work stays linear.
    let isWithinLine =
      isWithinLine
      || (place.offset < recoveryEnd && recoveries >= EventCutter.largestRecoveries)
    let beginsLine = !isWithinLine && window.isAtLineStart
    var isLenient = false
    var isTooLarge = false
    scanner.begin()
    while true {
      var (count, isLineEnd) = scannable(isWithinLine: isWithinLine)
      // Not a byte beyond the limit, so that what is found does not depend on the blocks.
      if !isTooLarge && count > limit + 1 { (count, isLineEnd) = (limit + 1, false) }
      let outcome =
        isLenient
        ? scanner.scanLeniently(
          window.open, count: count, isInList: isInList, beginsLine: beginsLine)
        : scanner.scan(window.open, count: count)
      switch outcome {
      case .lineStart
      where isInList && !beginsLine && !isTooLarge
        && beginAnewBehindObject(scanner.position, into: &sink):
        return .leftAtValue
      case .closed, .outerClose, .lineStart:
        finishValue(scanner.position, isTooLarge, place, into: &sink)
        return outcome == .lineStart ? .leftAtValue : isLenient ? .broken : .whole
      case .nextElement where isInList && !beginsLine:
        // The comma stays open for the list, but for a value whose bytes are gone.
        let length = isTooLarge ? scanner.position : scanner.lastComma
        finishValue(length, isTooLarge, place, into: &sink)
        return isTooLarge ? .leftAtValue : .broken
      case .nextElement, .violation:
        if !isTooLarge, !isWithinLine, beginAnew(scanner.position, into: &sink) {
          return .leftAtValue
        }
        isLenient = true
      case .more:
        if isLineEnd {
          if isLenient && isInList && !isTooLarge && beginAnewBehindObject(count, into: &sink) {
            return .leftAtValue
          }
          finishValue(count, isTooLarge, place, into: &sink)
          return .leftAtValue
        }
        if !isTooLarge && count > limit {
          if !isWithinLine && beginAnew(count, into: &sink) { return .leftAtValue }
          if isLenient && isInList && beginAnewBehindObject(count, into: &sink) {
            return .leftAtValue
          }
          isTooLarge = true
        }
        if isTooLarge {
          let length = scanner.dispensableLength(limit: limit)
          window.take(length)
          scanner.forgetBytes(length)
          if scanner.position < window.count { continue }
        }
        if try !window.fill() {
          if !isTooLarge, !isWithinLine, beginAnew(window.count, into: &sink) {
            return .leftAtValue
          }
          if isLenient && isInList && !isTooLarge
            && beginAnewBehindObject(window.count, into: &sink)
          {
            return .leftAtValue
          }
          let end = scanner.supposedEnd?.position ?? window.count
          finishValue(end, isTooLarge, place, into: &sink)
          return .broken
        }
      }
    }
  }

  /// Hands on the value of `length` open bytes, or reports it when its first bytes are gone already.
  private mutating func finishValue(
    _ length: Int, _ isTooLarge: Bool, _ place: InputPlace, into sink: inout some EventSink
  ) {
    if isTooLarge {
      report(tooLarge("the value"), at: place, to: &sink)
    } else {
      handOn(length, to: &sink)
    }
    window.take(length)
  }

  /// After a scan that failed at `length`: ends the value in front of the first line that begins with `{`.
  ///
  /// False when there is no such line, and nothing was done.
  private mutating func beginAnew(_ length: Int, into sink: inout some EventSink) -> Bool {
    let bytes = window.open
    let last = min(length, window.count - 1)
    var index = 1
    while index <= last, bytes[index] != UInt8(ascii: "{") || bytes[index - 1] != UInt8(ascii: "\n")
    {
      index += 1
    }
    guard index <= last else { return false }
    giveUp(index, scanned: length, to: &sink)
    return true
  }

  /// After a scan that failed at `length` and lost track of strings: ends an element of a list in front of the first
  /// object that follows another one behind a comma.
  ///
  /// It may be one inside the broken element, but then only until that one ends. False when there is none.
  private mutating func beginAnewBehindObject(
    _ length: Int, into sink: inout some EventSink
  ) -> Bool {
    let pattern: StaticString = "},{\""
    let bytes = window.open
    var matched = 0
    var object = 0
    for index in 1..<max(1, min(length, window.count)) {
      let byte = bytes[index]
      if byte == pattern.utf8Start[matched] {
        if byte == UInt8(ascii: "{") { object = index }
        matched += 1
        if matched < pattern.utf8CodeUnitCount { continue }
        giveUp(object, scanned: length, to: &sink)
        return true
      }
      if !ValueScanner.isBlank(byte) && byte != UInt8(ascii: "\n") {
        matched = byte == UInt8(ascii: "}") ? 1 : 0
      }
    }
    return false
  }

  /// Hands on the open bytes in front of `length` as a value that was given up, after `scanned` bytes were scanned.
  private mutating func giveUp(_ length: Int, scanned: Int, to sink: inout some EventSink) {
    if window.offset >= recoveryEnd { recoveries = 0 }
    recoveries += 1
    recoveryEnd = max(recoveryEnd, window.offset + UInt64(scanned))
    handOn(length, to: &sink)
    window.take(length)
  }

  /// Cuts text that begins no object, list or string: a number, a literal or something that is no JSON.
  ///
  /// In a list it ends where the next element may begin, else with its line.
  mutating func cutText(isInList: Bool, into sink: inout some EventSink) throws(InputError) {
    let place = window.place
    var length = 1
    var isTooLarge = false
    scanning: while true {
      while length < window.count {
        switch window.open[length] {
        case UInt8(ascii: "\n"): break scanning
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "["),
          UInt8(ascii: "\""):
          if isInList { break scanning }
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
          if isInList { break scanning }
        default: break
        }
        length += 1
      }
      if length > limit {
        isTooLarge = true
        window.takeWithinLine(length)
        length = 0
      }
      if try !window.fill() { break }
    }
    if isTooLarge {
      report(tooLarge("the value"), at: place, to: &sink)
    } else {
      handOn(length, isLine: !isInList, to: &sink)
    }
    window.takeWithinLine(length)
  }
}
