/// Recognises the log type of an event that does not say it.
///
/// One pass over the names at the top of the event, each looked up by its tag in a small table, notes which of the
/// log types' markers are there; only types with all of their markers have the values looked at. An event that has
/// the shape of two types is of neither. What the event before was plays no part: with it a type would depend on
/// the order of the lines, and one pass costs no more than two lookups of fields.
struct LogTypeRecognizer: Sendable {
  /// The markers' names, each once, with the tag that the tape keeps for a key.
  private var names: [StaticString] = []
  private var tags: [UInt16] = []
  /// The first marker of each bucket of tags, and the next one of the same bucket; -1 ends.
  private var buckets = [Int8](repeating: -1, count: 256)
  private var chain: [Int8] = []
  /// For each log type the markers that its shape needs, a bit each.
  private var needs: [UInt64] = []
  private let shapes: [LogTypeShape]
  /// For each log type the numbers of its markers, in the order of its shape.
  private var numbers: [[Int]] = []
  /// The node of each marker's value, for the event at hand.
  private var found: [Int32]

  /// Makes a recogniser of log types, whose shapes have at most 64 names together; further ones are not recognised.
  init(_ types: [LogType]) {
    shapes = types.map(\.shape)
    found = []
    for shape in shapes {
      var need: UInt64 = 0
      var own: [Int] = []
      for marker in shape.markers {
        let number = number(of: marker.name)
        own.append(number)
        if number < 64 { need |= 1 << UInt64(number) }
      }
      needs.append(own.allSatisfy { $0 < 64 } ? need : UInt64.max)
      numbers.append(own)
    }
    found = [Int32](repeating: ValueRef.missingNode, count: names.count)
  }

  private mutating func number(of name: StaticString) -> Int {
    let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    for (number, known) in names.enumerated() {
      let other = UnsafeBufferPointer(start: known.utf8Start, count: known.utf8CodeUnitCount)
      if TextComparison.equals(bytes, other) { return number }
    }
    guard names.count < 64 else { return names.count }
    let number = names.count
    let tag = KeyTag.tag(ofUnpadded: bytes)
    names.append(name)
    tags.append(tag)
    chain.append(buckets[Int(tag & 255)])
    buckets[Int(tag & 255)] = Int8(number)
    return number
  }

  /// The number of the log type whose shape the event has; nil when it has none or more than one.
  mutating func recognize(_ event: ValueRef) -> Int? {
    guard event.kind == .object, event.node >= 0 else { return nil }
    let present = note(event)
    var result: Int?
    for type in needs.indices where needs[type] & ~present == 0 && holds(type, event) {
      if result != nil { return nil }
      result = type
    }
    return result
  }

  /// Notes the markers at the top of the event, of equal names the first, and gives them as bits.
  private mutating func note(_ event: ValueRef) -> UInt64 {
    let tape = event.tape
    let end = Int32(bitPattern: tape[event.node].next)
    var present: UInt64 = 0
    var key = event.node + 1
    while key < end {
      let tag = tape[key].tag
      var candidate = buckets[Int(tag & 255)]
      while candidate >= 0 {
        let number = Int(candidate)
        if tags[number] == tag, present & (1 << UInt64(number)) == 0 {
          let name = UnsafeBufferPointer(
            start: names[number].utf8Start, count: names[number].utf8CodeUnitCount)
          if TextComparison.equals(tape.text(key), name) {
            present |= 1 << UInt64(number)
            found[number] = key + 1
          }
        }
        candidate = chain[number]
      }
      key = Int32(bitPattern: tape[key + 1].next)
    }
    return present
  }

  private func holds(_ type: Int, _ event: ValueRef) -> Bool {
    let markers = shapes[type].markers
    for (index, number) in numbers[type].enumerated() {
      if !markers[index].test.holds(for: ValueRef(event.tape, node: found[number])) { return false }
    }
    return true
  }
}
