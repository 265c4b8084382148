import MargayEvents

/// The events of an input, and the lines that hold none.
struct CutEvents: EventSink {
  /// The bytes of each event.
  private(set) var events: [[UInt8]] = []
  /// Why each bad line is one.
  private(set) var badLines: [String] = []

  /// Cuts an input of one event a line.
  init(_ input: [UInt8]) throws(InputError) {
    var cutter = EventCutter(source: ByteSource(bytes: input, name: "input"), layout: .lines)
    try cutter.cut(into: &self)
  }

  mutating func event(_ bytes: UnsafeRawBufferPointer, at place: InputPlace) -> Bool {
    events.append(Array(bytes))
    return true
  }

  mutating func badLine(_ reason: String, at place: InputPlace) -> Bool {
    badLines.append(reason)
    return true
  }
}
