private import CMargayZstd

/// Decompresses zstd data of one or more frames.
final class ZstdStream: Decompressor {
  /// The largest window that is accepted, as a power of two: 64 MiB.
  ///
  /// The window is the memory that a frame asks for; its writer chooses it.
  private static let largestWindowLog: Int32 = 26

  private let name: String
  private let context: OpaquePointer
  /// Whether the bytes before belong to finished frames only.
  private var isBetweenFrames = false

  /// Whether data begins as a zstd frame or as one of its skippable frames does.
  static func isHead(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= 4 else { return false }
    let magic = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
    return magic == 0xFD2F_B528 || magic & 0xFFFF_FFF0 == 0x184D_2A50
  }

  /// Makes a decompressor for the input of that name.
  init(name: String) throws(InputError) {
    guard let context = ZSTD_createDCtx() else {
      throw InputError(input: name, message: "the zstd decompressor could not be started")
    }
    self.name = name
    self.context = context
    _ = ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, ZstdStream.largestWindowLog)
  }

  deinit { ZSTD_freeDCtx(context) }

  func decompress(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(InputError) -> (taken: Int, given: Int) {
    if isBetweenFrames && input.isEmpty { return (0, 0) }
    var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var to = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let status = ZSTD_decompressStream(context, &to, &from)
    if ZSTD_isError(status) != 0 {
      throw InputError(input: name, message: ZstdStream.message(status))
    }
    // With nothing left inside the decompressor a frame is complete, and what follows is the next one.
    isBetweenFrames = status == 0
    return (from.pos, to.pos)
  }

  func endOfInput(_ rest: UnsafeRawBufferPointer) throws(InputError) {
    if !isBetweenFrames {
      throw InputError(input: name, message: "the zstd data ends too early: it was cut off")
    }
  }

  private static func message(_ status: Int) -> String {
    switch ZSTD_getErrorCode(status) {
    case ZSTD_error_frameParameter_windowTooLarge:
      "the zstd data needs a window of more than 64 MiB: decompress it first"
    case ZSTD_error_prefix_unknown:
      "something that is not zstd data stands behind the zstd data"
    default: "the zstd data is corrupt"
    }
  }
}
