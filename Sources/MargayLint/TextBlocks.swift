/// Text in blocks of 16 bytes, for tests that look at all of them together.
enum TextBlocks {
  /// The number of bytes in a block.
  static let width = 16

  /// Where in a block a byte stands: a byte of ones for each such place, else zeros.
  ///
  /// The type of the second vector is written out, and masks are not worked with: other spellings take the lanes one
  /// after another.
  @inline(__always)
  static func places(of byte: UInt8, in block: SIMD16<UInt8>) -> SIMD16<UInt8> {
    unsafeBitCast(block .== SIMD16<UInt8>(repeating: byte), to: SIMD16<UInt8>.self)
  }

  /// Whether some byte of a block is not zero.
  @inline(__always)
  static func hasSome(_ block: SIMD16<UInt8>) -> Bool {
    let halves = unsafeBitCast(block, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }

  /// Calls a function with every block, and with the 16 bytes that begin one and two places further on, until it answers
  /// false; behind the end of the text stand line feeds.
  @inline(__always)
  static func each(
    _ bytes: some Collection<UInt8>,
    _ body: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>) -> Bool
  ) {
    bytes.withContiguousStorageIfAvailable { bytes in
      let text = UnsafeRawBufferPointer(bytes)
      @inline(__always)
      func block(_ text: UnsafeRawBufferPointer, _ place: Int) -> SIMD16<UInt8> {
        text.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      }
      var place = 0
      // The last of the three blocks ends two places behind the first.
      while place + width + 2 <= text.count {
        guard body(block(text, place), block(text, place + 1), block(text, place + 2)) else {
          return
        }
        place += width
      }
      // At most 17 bytes are left: two blocks, and what lies behind them.
      var rest = [UInt8](repeating: 0x0A, count: 2 * width + 2)
      for index in place..<text.count { rest[index - place] = text[index] }
      rest.withUnsafeBytes { rest in
        for start in [0, width] where place + start < text.count {
          guard body(block(rest, start), block(rest, start + 1), block(rest, start + 2)) else {
            return
          }
        }
      }
    }
  }
}
