#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A stream of bytes: a file or standard input, decompressed where its first bytes say gzip or zstd.
///
/// Nothing but one block of compressed bytes and the decompressor's own window is held, however far the data
/// swells. `read` gives 0 only where the data ends as its format says it must end.
package final class ByteSource {
  /// The bytes that one read asks for.
  package static let blockSize = 1 << 20

  /// How the bytes have to be decoded.
  private enum Form {
    case undecided
    case plain
    case gzip(GzipStream)
    case zstd(ZstdStream)
  }

  /// Where the bytes come from.
  private enum Origin {
    case descriptor(Int32, closes: Bool)
    case bytes([UInt8])
  }

  let name: String
  /// Called before more bytes are waited for: everything that was read before has been handed on.
  package var beforeReading: (() -> Void)?
  private let origin: Origin
  private var form = Form.undecided
  /// Bytes that were read and that nobody has taken: `pendingStart..<pendingEnd`.
  private let pending: UnsafeMutableRawPointer
  private let pendingCapacity: Int
  private var pendingStart = 0
  private var pendingEnd = 0
  /// How many bytes of an origin in memory were read.
  private var position = 0
  private var readLimit = ByteSource.blockSize

  private init(_ origin: Origin, name: String, blockSize: Int) {
    self.origin = origin
    self.name = name
    self.pendingCapacity = max(blockSize, 4)
    self.pending = .allocate(byteCount: pendingCapacity, alignment: 16)
  }

  /// Reads from an open descriptor, for example 0, standard input; it stays open.
  package convenience init(descriptor: Int32, name: String) {
    self.init(.descriptor(descriptor, closes: false), name: name, blockSize: ByteSource.blockSize)
  }

  /// Opens a file.
  package convenience init(path: String) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(input: path, message: "cannot be opened: \(ByteSource.systemMessage())")
    }
    self.init(.descriptor(descriptor, closes: true), name: path, blockSize: ByteSource.blockSize)
  }

  /// Reads bytes in memory as if they were a file, of which one read gives at most a block.
  package convenience init(
    bytes: [UInt8], name: String, blockSize: Int = ByteSource.blockSize
  ) {
    self.init(.bytes(bytes), name: name, blockSize: max(1, blockSize))
    readLimit = max(1, blockSize)
  }

  deinit {
    pending.deallocate()
    if case .descriptor(let descriptor, closes: true) = origin { close(descriptor) }
  }

  /// Reads some bytes, at most as many as the buffer has room for; 0 means the end.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let start = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    if case .undecided = form { try decideForm() }
    switch form {
    case .undecided, .plain:
      guard pendingStart < pendingEnd else {
        return try readOrigin(start, buffer.count)
      }
      let count = min(buffer.count, pendingEnd - pendingStart)
      start.copyMemory(from: pending + pendingStart, byteCount: count)
      pendingStart += count
      return count
    case .gzip(let stream):
      return try decompress(into: buffer, with: stream)
    case .zstd(let stream):
      return try decompress(into: buffer, with: stream)
    }
  }

  /// Looks at the first bytes, which decide the form whatever the input is called.
  private func decideForm() throws(InputError) {
    while pendingEnd < 4 {
      let count = try readOrigin(pending + pendingEnd, pendingCapacity - pendingEnd)
      if count == 0 { break }
      pendingEnd += count
    }
    let head = UnsafeRawBufferPointer(start: pending, count: pendingEnd)
    if GzipStream.isHead(head) {
      form = .gzip(try GzipStream(name: name))
    } else if ZstdStream.isHead(head) {
      form = .zstd(try ZstdStream(name: name))
    } else {
      form = .plain
    }
  }

  private func decompress(
    into buffer: UnsafeMutableRawBufferPointer, with stream: some Decompressor
  ) throws(InputError) -> Int {
    while true {
      let input = UnsafeRawBufferPointer(
        start: pending + pendingStart, count: pendingEnd - pendingStart)
      let (taken, given) = try stream.decompress(input, into: buffer)
      pendingStart += taken
      if given > 0 { return given }
      if taken > 0 && pendingStart < pendingEnd { continue }
      // What the decompressor left stays in front of what is read next.
      if pendingStart > 0 {
        pending.copyMemory(from: pending + pendingStart, byteCount: pendingEnd - pendingStart)
        pendingEnd -= pendingStart
        pendingStart = 0
      }
      let count = try readOrigin(pending + pendingEnd, pendingCapacity - pendingEnd)
      if count == 0 {
        try stream.endOfInput(UnsafeRawBufferPointer(start: pending, count: pendingEnd))
        return 0
      }
      pendingEnd += count
    }
  }

  private func readOrigin(
    _ buffer: UnsafeMutableRawPointer, _ count: Int
  ) throws(InputError) -> Int {
    switch origin {
    case .bytes(let bytes):
      let read = min(count, bytes.count - position, readLimit)
      bytes.withUnsafeBytes { all in
        guard let start = all.baseAddress else { return }
        buffer.copyMemory(from: start + position, byteCount: read)
      }
      position += read
      return read
    case .descriptor(let descriptor, _):
      beforeReading?()
      return try readDescriptor(descriptor, buffer, count)
    }
  }

  private func readDescriptor(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int
  ) throws(InputError) -> Int {
    while true {
      #if canImport(Glibc)
        let result = Glibc.read(descriptor, buffer, count)
      #elseif canImport(Musl)
        let result = Musl.read(descriptor, buffer, count)
      #else
        let result = Darwin.read(descriptor, buffer, count)
      #endif
      if result >= 0 { return result }
      if errno == EAGAIN {
        // Standard input that another process made non-blocking.
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw InputError(input: name, message: "cannot be read: \(ByteSource.systemMessage())")
      }
    }
  }

  private static func systemMessage() -> String { String(cString: strerror(errno)) }
}

/// A decompressor that is fed and drained block by block.
protocol Decompressor {
  /// Decompresses as much as the buffers allow and says how many bytes were taken and given.
  ///
  /// Neither taking nor giving anything means that more input is needed.
  func decompress(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(InputError) -> (taken: Int, given: Int)

  /// Learns that no input follows `rest`; throws where the data cannot end here.
  func endOfInput(_ rest: UnsafeRawBufferPointer) throws(InputError)
}
