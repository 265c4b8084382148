/// A part of an input that is no event.
package struct BadLine: Hashable, Sendable {
  /// The input's name as it is shown.
  package var file: String
  /// The line of its first byte, from 1.
  package var line: UInt64
  /// The offset of its first byte in the input, after decompression, from 0.
  package var offset: UInt64
  /// What is wrong, as a plain phrase.
  package var reason: String

  /// Makes a bad line.
  package init(file: String, line: UInt64, offset: UInt64, reason: String) {
    self.file = file
    self.line = line
    self.offset = offset
    self.reason = reason
  }
}

/// What was read from the inputs so far.
package struct ReadCounts: Hashable, Sendable {
  /// How many bad lines are kept; all are counted.
  package static let keptBadLines = 100

  /// Events that were read.
  package var eventsRead: Int = 0
  /// Bytes that were read, after decompression.
  package var bytesRead: Int = 0
  /// Events in which something was repaired.
  package var repaired: Int = 0
  /// Keys that stand behind an equal one in the same object.
  package var duplicateKeys: Int = 0
  /// Bad lines.
  package var badLines: Int = 0
  /// The first bad lines, in the order in which they were read.
  package var firstBadLines: [BadLine] = []

  /// Begins at nothing.
  package init() {}
}
