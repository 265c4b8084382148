import MargayEvents

/// An event for a worker, and the rules that are to be called for it.
struct CallRequest {
  /// The rules, by their numbers in the whole rule set.
  var rules: [Int]
  /// The number of the test whose own Swift rule is asked; nil for the registered one.
  var test: Int?
  /// The log type that the event is known by; nil when it is unknown.
  var logType: [UInt8]?
  /// The number of the event in its input.
  var place: UInt64
  /// Whether a rule that does not match says why, which takes a reply for every event.
  var wantsEveryOutcome = false
  /// Whether what the functions of the first rule read is asked for, and not what they say.
  var wantsReads = false

  /// Appends the request; the event's bytes follow it.
  func append(to output: inout [UInt8]) {
    ByteCoding.append(place, to: &output)
    ByteCoding.append(UInt64(bitPattern: Int64(test ?? -1)), to: &output)
    ByteCoding.append(UInt64(rules.count), to: &output)
    for rule in rules { ByteCoding.append(UInt64(rule), to: &output) }
    ByteCoding.append((wantsEveryOutcome ? 1 : 0) | (wantsReads ? 2 : 0), to: &output)
    ByteCoding.append(bytes: logType, to: &output)
  }

  /// Reads a request and the event's bytes behind it; nil for bytes that are none.
  static func read(
    _ item: UnsafeRawBufferPointer
  ) -> (request: CallRequest, event: UnsafeRawBufferPointer)? {
    var coding = ByteCoding(item)
    guard let place = coding.integer(), let test = coding.integer(),
      let count = coding.integer(), count <= 1 << 20
    else { return nil }
    var rules: [Int] = []
    rules.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let rule = coding.integer() else { return nil }
      rules.append(Int(clamping: rule))
    }
    guard let wishes = coding.integer(), let logType = coding.bytes() else {
      return nil
    }
    let number = Int64(bitPattern: test)
    return (
      CallRequest(
        rules: rules, test: number < 0 ? nil : Int(number), logType: logType, place: place,
        wantsEveryOutcome: wishes & 1 != 0, wantsReads: wishes & 2 != 0),
      coding.rest
    )
  }
}

/// Integers and byte strings one behind another, as a worker and its supervisor exchange them.
struct ByteCoding {
  private let source: UnsafeRawBufferPointer
  private var offset = 0

  /// Begins to read.
  init(_ source: UnsafeRawBufferPointer) { self.source = source }

  /// What was not read yet.
  var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: source[offset...]) }

  /// Whether everything was read.
  var isAtEnd: Bool { offset == source.count }

  /// Reads an integer; nil at the end.
  mutating func integer() -> UInt64? {
    guard source.count - offset >= 8 else { return nil }
    defer { offset += 8 }
    return UInt64(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Reads bytes; `.some(nil)` for nil bytes, nil at the end.
  mutating func bytes() -> [UInt8]?? {
    guard let length = integer() else { return nil }
    if length == UInt64.max { return .some(nil) }
    guard length <= UInt64(source.count - offset) else { return nil }
    defer { offset += Int(length) }
    return .some(Array(source[offset..<(offset + Int(length))]))
  }

  /// Reads text; `.some(nil)` for nil text, nil at the end.
  mutating func text() -> String?? {
    guard let bytes = bytes() else { return nil }
    return .some(bytes.map { String(decoding: $0, as: UTF8.self) })
  }

  static func append(_ value: UInt64, to output: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { output += $0 }
  }

  static func append(bytes: [UInt8]?, to output: inout [UInt8]) {
    append(bytes.map { UInt64($0.count) } ?? UInt64.max, to: &output)
    output += bytes ?? []
  }

  static func append(text: String?, to output: inout [UInt8]) {
    append(bytes: text.map { Array($0.utf8) }, to: &output)
  }
}
