private import CMargayZlib

/// Decompresses gzip data of one or more members.
final class GzipStream: Decompressor {
  private let name: String
  /// zlib keeps a pointer back to this structure, so that it must stay where it is.
  private let stream: UnsafeMutablePointer<z_stream>
  /// Whether the bytes before belong to finished members only.
  private var isBetweenMembers = false

  /// Whether data begins as gzip does.
  static func isHead(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// Makes a decompressor for the input of that name.
  init(name: String) throws(InputError) {
    self.name = name
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let gzipOnly: Int32 = 16
    let status = inflateInit2_(
      stream, MAX_WBITS + gzipOnly, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      throw InputError(input: name, message: "the gzip decompressor could not be started")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func decompress(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(InputError) -> (taken: Int, given: Int) {
    if isBetweenMembers {
      if input.count < 2 { return (0, 0) }
      if !GzipStream.isHead(input) { return (try skipPadding(input), 0) }
      inflateReset(stream)
      isBetweenMembers = false
    }
    // Also without input: inflate may hold output for which there was no room.
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.bindMemory(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(clamping: input.count)
    stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: output.count)
    let offered = (input: stream.pointee.avail_in, output: stream.pointee.avail_out)
    let status = inflate(stream, Z_NO_FLUSH)
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    default:
      throw InputError(input: name, message: "the gzip data is corrupt")
    }
    return (
      Int(offered.input - stream.pointee.avail_in), Int(offered.output - stream.pointee.avail_out)
    )
  }

  func endOfInput(_ rest: UnsafeRawBufferPointer) throws(InputError) {
    guard isBetweenMembers else {
      throw InputError(input: name, message: "the gzip data ends too early: it was cut off")
    }
    _ = try skipPadding(rest)
  }

  /// Passes over zeros behind the last member, with which some tools fill a block.
  private func skipPadding(_ bytes: UnsafeRawBufferPointer) throws(InputError) -> Int {
    // A head may follow zeros or be cut in two here, so a pass ends in front of its first byte.
    var count = 0
    while count < bytes.count, bytes[count] == 0 { count += 1 }
    if count == 0 && !bytes.isEmpty {
      throw InputError(
        input: name, message: "something that is not gzip data stands behind the gzip data")
    }
    return count
  }
}
