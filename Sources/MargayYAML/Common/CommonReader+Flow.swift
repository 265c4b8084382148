extension CommonReader {
  /// Reads the flow collection that opens at `place`, with line breaks between its tokens.
  mutating func flowCollection(depth: Int) -> Bool {
    guard depth <= nesting else { return false }
    let index = count
    let isMapping = byte(place) == UInt8(ascii: "{")
    let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    var record = YAMLRecord(isMapping ? .mapping : .sequence, place, place)
    record.isFlow = true
    append(record)
    let firstKey = keyCount
    var seen: UInt64 = 0
    var children: UInt32 = 0
    place += 1
    while true {
      guard skipFlowGap() else { return false }
      if byte(place) == closing { break }
      if isMapping {
        guard flowKey(first: firstKey, &seen) else { return false }
        children += 1
      }
      guard flowValue(depth: depth), skipFlowGap() else { return false }
      children += 1
      if byte(place) == UInt8(ascii: ",") {
        place += 1
      } else if byte(place) != closing {
        return false
      }
    }
    place += 1
    forgetKeys(from: firstKey)
    close(index, upper: UInt32(truncatingIfNeeded: place), children: children)
    return true
  }

  /// Reads a key of a flow mapping with its colon; behind a quoted one no space is needed.
  private mutating func flowKey(first: Int, _ seen: inout UInt64) -> Bool {
    let isQuoted = byte(place) == UInt8(ascii: "\"") || byte(place) == UInt8(ascii: "'")
    guard key(inFlow: true, first: first, &seen), byte(place) == UInt8(ascii: ":"),
      isQuoted || byte(place + 1) == 0x20
    else { return false }
    place += 1
    while byte(place) == 0x20 { place += 1 }
    return true
  }

  private mutating func flowValue(depth: Int) -> Bool {
    switch byte(place) {
    case UInt8(ascii: "["), UInt8(ascii: "{"): flowCollection(depth: depth + 1)
    default: scalar(inFlow: true)
    }
  }

  /// Goes over spaces and line breaks between tokens; false where a marker could stand.
  private mutating func skipFlowGap() -> Bool {
    while true {
      switch byte(place) {
      case 0x20: place += 1
      case 0x0A:
        place += 1
        switch byte(place) {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "%"): return false
        default: break
        }
      default: return true
      }
    }
  }
}
