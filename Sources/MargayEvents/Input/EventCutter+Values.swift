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

  /// Cuts the value that begins at the first open byte with `{`, `[` or `"`.
  ///
  /// True when the value ended as values do, so that in a list a comma or the end is due; false when it was given
  /// up because a new line begins like a value.
  @discardableResult
  mutating func cutValue(
    isWithinLine: Bool, isInList: Bool, into sink: inout some EventSink
  ) throws(InputError) -> Bool {
    let place = window.place
    // Behind too many failures in one stretch a line there stands for itself, so that the work stays linear.
    let isWithinLine =
      isWithinLine
      || (place.offset < recoveryEnd && recoveries >= EventCutter.largestRecoveries)
    var isLenient = false
    var isTooLarge = false
    scanner.begin()
    while true {
      var (count, isLineEnd) = scannable(isWithinLine: isWithinLine)
      // Not a byte beyond the limit, so that what is found does not depend on the blocks.
      if !isTooLarge && count > limit + 1 { (count, isLineEnd) = (limit + 1, false) }
      let outcome =
        isLenient
        ? scanner.scanLeniently(window.open, count: count, isInList: isInList)
        : scanner.scan(window.open, count: count)
      switch outcome {
      case .closed, .outerClose, .lineStart:
        finishValue(scanner.position, isTooLarge, place, into: &sink)
        return outcome != .lineStart
      case .nextElement where isInList:
        // The comma stays open for the list, unless it was passed over with the value.
        let isCommaOpen = scanner.lastComma >= 0
        let length = isCommaOpen ? scanner.lastComma : scanner.position
        finishValue(length, isTooLarge, place, into: &sink)
        return isCommaOpen
      case .nextElement, .violation:
        if !isTooLarge, !isWithinLine, beginAnew(scanner.position, into: &sink) { return false }
        isLenient = true
      case .more:
        if isLineEnd {
          finishValue(count, isTooLarge, place, into: &sink)
          return false
        }
        if !isTooLarge && count > limit {
          if !isWithinLine && beginAnew(count, into: &sink) { return false }
          isTooLarge = true
        }
        if isTooLarge {
          window.take(scanner.position)
          scanner.forgetBytes()
          if window.count > 0 { continue }
        }
        if try !window.fill() {
          if !isTooLarge, !isWithinLine, beginAnew(window.count, into: &sink) { return false }
          finishValue(window.count, isTooLarge, place, into: &sink)
          return true
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
    if window.offset >= recoveryEnd { recoveries = 0 }
    recoveries += 1
    recoveryEnd = max(recoveryEnd, window.offset + UInt64(length))
    handOn(index, to: &sink)
    window.take(index)
    return true
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
