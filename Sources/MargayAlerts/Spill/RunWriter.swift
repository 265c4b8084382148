/// Writes records, in the order of their keys, to a temporary file.
///
/// A record is framed by two 32-bit lengths, key and value.
final class RunWriter {
  private let file: SpillFile
  private var pending: [UInt8] = []
  private static let blockSize = 64 << 10

  /// The number of bytes written so far: where the next record begins.
  var offset: Int { file.size + pending.count }

  /// Makes an empty run in a folder.
  init(folder: String) throws {
    file = try SpillFile(in: folder)
    pending.reserveCapacity(RunWriter.blockSize)
  }

  /// Appends a record.
  func append(
    key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer
  ) throws {
    guard let keyLength = UInt32(exactly: key.count), let valueLength = UInt32(exactly: value.count)
    else { throw SpillError("a record of temporary data is larger than 4 GiB") }
    for length in [keyLength, valueLength] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        pending.append(UInt8(truncatingIfNeeded: length >> shift))
      }
    }
    pending.append(contentsOf: key)
    pending.append(contentsOf: value)
    if pending.count >= RunWriter.blockSize { try flush() }
  }

  /// Writes out what is left and returns the file.
  func finish() throws -> SpillFile {
    try flush()
    return file
  }

  private func flush() throws {
    try pending.withUnsafeBytes { try file.append($0) }
    pending.removeAll(keepingCapacity: true)
  }
}

/// Reads the records of a run one after another.
final class RunReader: RecordSource {
  private let file: SpillFile
  /// Where the bytes behind `filled` stand in the file.
  private var nextOffset: Int
  private let end: Int
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var filled = 0
  private var keyLength = 0
  private var valueLength = 0
  private var isAtEnd = false
  private static let header = 8

  /// Starts at the first record of a part of a file; the whole file unless offsets are given.
  init(
    _ file: SpillFile, from offset: Int = 0, to end: Int? = nil, bufferSize: Int = 32 << 10
  ) throws {
    self.file = file
    self.nextOffset = offset
    self.end = end ?? file.size
    self.buffer = .allocate(byteCount: max(bufferSize, RunReader.header), alignment: 16)
    try load()
  }

  deinit { buffer.deallocate() }

  var key: UnsafeRawBufferPointer? {
    isAtEnd ? nil : part(start + RunReader.header, keyLength)
  }

  var value: UnsafeRawBufferPointer {
    isAtEnd ? part(0, 0) : part(start + RunReader.header + keyLength, valueLength)
  }

  func advance() throws {
    guard !isAtEnd else { return }
    start += RunReader.header + keyLength + valueLength
    try load()
  }

  /// Reads the lengths of the record at `start` and sees that all of it is in the buffer.
  private func load() throws {
    guard try require(RunReader.header) else {
      guard start == filled else { throw SpillError.damaged(folder: file.folder) }
      isAtEnd = true
      return
    }
    keyLength = length(at: start)
    valueLength = length(at: start + 4)
    guard try require(RunReader.header + keyLength + valueLength) else {
      throw SpillError.damaged(folder: file.folder)
    }
  }

  /// Sees that `count` bytes from `start` on are in the buffer; false when the run ends before.
  private func require(_ count: Int) throws -> Bool {
    if filled - start >= count { return true }
    let rest = UnsafeRawBufferPointer(rebasing: buffer[start..<filled])
    if count > buffer.count {
      // A length that the file cannot hold would be damage: do not allocate for it.
      guard count <= rest.count + (end - nextOffset) else { return false }
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
      larger.copyMemory(from: rest)
      buffer.deallocate()
      buffer = larger
    } else {
      buffer.copyMemory(from: rest)
    }
    filled -= start
    start = 0
    let room = min(buffer.count - filled, end - nextOffset)
    let target = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<(filled + room)])
    let received = try file.read(at: nextOffset, into: target)
    nextOffset += received
    filled += received
    return filled >= count
  }

  private func length(at offset: Int) -> Int {
    Int(UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  private func part(_ offset: Int, _ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset + count)])
  }
}
