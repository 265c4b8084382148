import MargayEvents

/// What is to be done with events in a worker: the rules that are to be called, and how.
///
/// Most events of a run have the same request, which is encoded and read once for all of them.
struct CallRequest: Hashable {
  /// The rules, by their numbers in the whole rule set.
  var rules: [Int]
  /// The number of the test whose own Swift rule is asked; nil for the registered one.
  var test: Int?
  /// The log type that the event is known by; nil when it is unknown.
  var logType: [UInt8]?
  /// Whether a rule that does not match says why, which takes a reply for every event.
  var wantsEveryOutcome = false
  /// Whether what the functions of the first rule read is asked for, and not what they say.
  var wantsReads = false

  /// The request as bytes, with their number before them.
  var encoded: [UInt8] {
    var output: [UInt8] = []
    ByteCoding.append(UInt64(bitPattern: Int64(test ?? -1)), to: &output)
    ByteCoding.append(UInt64(rules.count), to: &output)
    for rule in rules { ByteCoding.append(UInt64(rule), to: &output) }
    ByteCoding.append((wantsEveryOutcome ? 1 : 0) | (wantsReads ? 2 : 0), to: &output)
    ByteCoding.append(bytes: logType, to: &output)
    var counted: [UInt8] = []
    ByteCoding.append(UInt64(output.count), to: &counted)
    return counted + output
  }

  /// Reads a request from bytes without their number; nil for bytes that are none.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var coding = ByteCoding(bytes)
    guard let test = coding.integer(), let count = coding.integer(), count <= 1 << 20 else {
      return nil
    }
    var rules: [Int] = []
    for _ in 0..<count {
      guard let rule = coding.integer() else { return nil }
      rules.append(Int(clamping: rule))
    }
    guard let wishes = coding.integer(), let logType = coding.bytes() else { return nil }
    let number = Int64(bitPattern: test)
    self.init(
      rules: rules, test: number < 0 ? nil : Int(number), logType: logType,
      wantsEveryOutcome: wishes & 1 != 0, wantsReads: wishes & 2 != 0)
  }

  /// Makes a request.
  init(
    rules: [Int], test: Int?, logType: [UInt8]?, wantsEveryOutcome: Bool = false,
    wantsReads: Bool = false
  ) {
    self.rules = rules
    self.test = test
    self.logType = logType
    self.wantsEveryOutcome = wantsEveryOutcome
    self.wantsReads = wantsReads
  }
}

/// An item for a worker: a request, the number of the event in its input, and the event's bytes.
struct CallItem {
  let request: UnsafeRawBufferPointer
  let place: UInt64
  let event: UnsafeRawBufferPointer

  /// What stands before the event's bytes.
  static func head(_ encodedRequest: [UInt8], place: UInt64) -> [UInt8] {
    var head = encodedRequest
    ByteCoding.append(place, to: &head)
    return head
  }

  /// Takes an item apart; nil for bytes that are none.
  init?(_ item: UnsafeRawBufferPointer) {
    var coding = ByteCoding(item)
    guard let length = coding.integer(), let request = coding.take(length),
      let place = coding.integer()
    else { return nil }
    self.request = request
    self.place = place
    event = coding.rest
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

  /// Takes bytes without a copy; nil at the end.
  mutating func take(_ count: UInt64) -> UnsafeRawBufferPointer? {
    guard count <= UInt64(source.count - offset) else { return nil }
    defer { offset += Int(count) }
    return UnsafeRawBufferPointer(rebasing: source[offset..<(offset + Int(count))])
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
