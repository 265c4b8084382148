/// Where an event stands among all that was read.
@frozen
package struct EventPosition: Hashable, Sendable {
  /// The number of the input, from 0.
  package var input: Int32
  /// The line of its first byte, from 1.
  package var line: UInt64
  /// The offset of its first byte in the input, after decompression, from 0.
  package var offset: UInt64
  /// Its number among the events of all inputs, from 0; bad lines are not counted.
  package var number: UInt64

  /// Makes a position.
  @inlinable
  package init(input: Int32, line: UInt64, offset: UInt64, number: UInt64) {
    self.input = input
    self.line = line
    self.offset = offset
    self.number = number
  }
}

/// Reads inputs one after another into events, and counts what it reads.
///
/// No memory is allocated for an event unless whoever takes it keeps it.
package final class EventReader {
  /// What was read so far.
  package private(set) var counts = ReadCounts()
  /// How many inputs were begun.
  private var inputs: Int32 = 0
  private var parser: EventParser

  /// Makes a reader; `logType` is what every event is given as `p_log_type`, nil for what it says itself.
  package init(logType: String? = nil) {
    parser = EventParser(logType: logType.map { Array($0.utf8) })
  }

  /// Reads an input to its end, or until `body` says false, and gives `body` each event.
  ///
  /// The layout is that of a file of the source's name.
  package func read(
    _ source: ByteSource, _ body: (Event, EventPosition) -> Bool
  ) throws(InputError) {
    var cutter = EventCutter(source: source, layout: InputLayout(fileName: source.name))
    let input = inputs
    inputs += 1
    let before = counts.bytesRead
    let result = withoutActuallyEscaping(body) { body -> Result<Void, InputError> in
      var sink = Sink(reader: self, name: source.name, input: input, body: body)
      do throws(InputError) {
        try cutter.cut(into: &sink)
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    counts.bytesRead = before + Int(cutter.bytesRead)
    try result.get()
  }

  private struct Sink: EventSink {
    let reader: EventReader
    let name: String
    let input: Int32
    let body: (Event, EventPosition) -> Bool

    mutating func event(_ bytes: UnsafeRawBufferPointer, at place: InputPlace) -> Bool {
      let number = UInt64(reader.counts.eventsRead)
      switch reader.parser.parse(bytes, place: number) {
      case .ok(let event):
        guard event.root.kind == .object else {
          return note("the event is no object", at: place)
        }
        reader.counts.eventsRead += 1
        if event.isRepaired { reader.counts.repaired += 1 }
        reader.counts.duplicateKeys += event.duplicateKeyCount
        return body(
          event,
          EventPosition(input: input, line: place.line, offset: place.offset, number: number))
      case .bad(let defect):
        return note(
          "\(defect.reason.rawValue) (offset \(defect.offset) in the event)", at: place)
      }
    }

    mutating func badLine(_ reason: String, at place: InputPlace) -> Bool {
      note(reason, at: place)
    }

    /// Counts a bad line, and makes its reason only if the line is kept.
    private func note(_ reason: @autoclosure () -> String, at place: InputPlace) -> Bool {
      reader.counts.badLines += 1
      if reader.counts.firstBadLines.count < ReadCounts.keptBadLines {
        reader.counts.firstBadLines.append(
          BadLine(file: name, line: place.line, offset: place.offset, reason: reason()))
      }
      return true
    }
  }
}
