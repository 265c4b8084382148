import MargayEvents

/// What an `EventCutter` made of an input.
struct CutInput: Equatable {
  /// One piece of the input.
  struct Piece: Equatable, CustomStringConvertible {
    /// Its bytes; nil for one that was reported instead.
    var text: String?
    /// The reason of one that was reported.
    var reason: String?
    /// Its place.
    var line: UInt64
    var offset: UInt64

    var description: String { "\(line)/\(offset): \(text ?? "! \(reason ?? "")")" }
  }

  var pieces: [Piece] = []
  var bytesRead: UInt64 = 0

  /// The texts of the pieces that were handed on.
  var texts: [String] { pieces.compactMap(\.text) }
  /// The reasons of those that were reported.
  var reasons: [String] { pieces.compactMap(\.reason) }

  /// Cuts bytes.
  init(
    _ bytes: [UInt8], layout: InputLayout = .lines, limit: Int = EventCutter.eventLimit,
    blockSize: Int = ByteSource.blockSize, stoppingAfter limitOfPieces: Int = .max
  ) throws(InputError) {
    let source = ByteSource(bytes: bytes, name: "input", blockSize: blockSize)
    var cutter = EventCutter(source: source, layout: layout, limit: limit, blockSize: blockSize)
    var sink = Sink(limit: limitOfPieces)
    try cutter.cut(into: &sink)
    pieces = sink.pieces
    bytesRead = cutter.bytesRead
  }

  /// Cuts text.
  init(
    _ text: String, layout: InputLayout = .lines, limit: Int = EventCutter.eventLimit,
    blockSize: Int = ByteSource.blockSize
  ) throws(InputError) {
    try self.init(Array(text.utf8), layout: layout, limit: limit, blockSize: blockSize)
  }

  private struct Sink: EventSink {
    var pieces: [Piece] = []
    var limit: Int

    mutating func event(_ bytes: UnsafeRawBufferPointer, at place: InputPlace) -> Bool {
      let text = String(decoding: bytes, as: UTF8.self)
      pieces.append(Piece(text: text, line: place.line, offset: place.offset))
      return pieces.count < limit
    }

    mutating func badLine(_ reason: String, at place: InputPlace) -> Bool {
      pieces.append(Piece(reason: reason, line: place.line, offset: place.offset))
      return pieces.count < limit
    }
  }
}
