/// Where an event, or something that should have been one, begins in its input.
@frozen
package struct InputPlace: Hashable, Sendable {
  /// The line of the first byte, from 1.
  package var line: UInt64
  /// The offset of the first byte in the input, after decompression, from 0.
  package var offset: UInt64

  /// Makes a place.
  @inlinable
  package init(line: UInt64, offset: UInt64) {
    self.line = line
    self.offset = offset
  }
}

/// What takes the events that an `EventCutter` cuts.
package protocol EventSink {
  /// Takes the bytes of one event, which nobody has parsed yet, and says whether to go on reading.
  ///
  /// The bytes are valid until the call returns.
  mutating func event(_ bytes: UnsafeRawBufferPointer, at place: InputPlace) -> Bool

  /// Takes what could not be cut as an event, and says whether to go on reading.
  mutating func badLine(_ reason: String, at place: InputPlace) -> Bool
}
