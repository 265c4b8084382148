#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The part of an input that is in memory.
///
///     | taken | open: start..<end | room |
///
/// What was taken is overwritten; what is open is moved to the front when more is read, which for lines is less
/// than one line a block. The window grows only while the open part does: who uses it takes, or gives up, what
/// gets larger than the event limit, so that it never holds more than the limit and two blocks.
struct InputWindow: ~Copyable {
  private let source: ByteSource
  private let blockSize: Int
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The first open byte.
  private(set) var start = 0
  /// The end of the bytes in memory.
  private(set) var end = 0
  /// The offset in the input of the first byte in memory.
  private var origin: UInt64 = 0
  /// The line of the first open byte, from 1.
  private(set) var line: UInt64 = 1
  /// The byte in front of the first one in memory; a line feed at the start of the input.
  private var byteBefore = UInt8(ascii: "\n")
  /// Whether the source has ended.
  private(set) var isAtEnd = false

  init(source: ByteSource, blockSize: Int) {
    self.source = source
    self.blockSize = max(1, blockSize)
    capacity = 2 * self.blockSize
    storage = .allocate(capacity: capacity)
  }

  deinit { storage.deallocate() }

  /// The input's name.
  var name: String { source.name }

  /// The first open byte in memory.
  var open: UnsafePointer<UInt8> { UnsafePointer(storage + start) }

  /// How many bytes are open.
  var count: Int { end - start }

  /// The offset in the input of the first open byte.
  var offset: UInt64 { origin + UInt64(start) }

  /// How many bytes of the input were read.
  var bytesRead: UInt64 { origin + UInt64(end) }

  /// The place of the first open byte.
  var place: InputPlace { InputPlace(line: line, offset: offset) }

  /// Whether the first open byte is the first of a line.
  var isAtLineStart: Bool {
    (start > 0 ? storage[start - 1] : byteBefore) == UInt8(ascii: "\n")
  }

  /// The open bytes in front of `length`.
  func bytes(_ length: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: storage + start, count: length)
  }

  /// Takes `length` bytes.
  mutating func take(_ length: Int) {
    line += InputWindow.countLineFeeds(storage + start, length)
    start += length
  }

  /// Takes `length` bytes, of which exactly the last one is a line feed.
  mutating func takeLine(_ length: Int) {
    line += 1
    start += length
  }

  /// Takes `length` bytes without a line feed.
  mutating func takeWithinLine(_ length: Int) { start += length }

  /// Reads more behind the open bytes; false at the end of the input.
  mutating func fill() throws(InputError) -> Bool {
    if isAtEnd { return false }
    if start > 0 {
      byteBefore = storage[start - 1]
      memmove(storage, storage + start, end - start)
      origin += UInt64(start)
      end -= start
      start = 0
    }
    if capacity - end < blockSize {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity)
      larger.update(from: storage, count: end)
      storage.deallocate()
      storage = larger
      capacity *= 2
    }
    let read = try source.read(
      into: UnsafeMutableRawBufferPointer(start: storage + end, count: blockSize))
    end += read
    isAtEnd = read == 0
    return read > 0
  }

  /// How many line feeds stand in `count` bytes.
  private static func countLineFeeds(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var total: UInt64 = 0
    var position = 0
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let feeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    // Eight bytes at a time, a bit for each line feed. Swift's SIMD comparisons were fifty times slower here.
    while count - position >= 8 {
      let word = UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self) ^ feeds
      total += UInt64((~(((word & low) &+ low) | word | low)).nonzeroBitCount)
      position += 8
    }
    while position < count {
      if bytes[position] == UInt8(ascii: "\n") { total += 1 }
      position += 1
    }
    return total
  }
}
