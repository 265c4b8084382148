/// Tests on eight bytes at once, in a 64-bit word.
///
/// The results have the top bit of a byte set where the test holds. A byte above the lowest one that is set may
/// be set wrongly, so only "some byte" and "the lowest byte" are answers.
@usableFromInline
enum ByteWord {
  /// The word with 1 in every byte.
  @usableFromInline static var ones: UInt64 { 0x0101_0101_0101_0101 }
  /// The word with the top bit of every byte.
  @usableFromInline static var tops: UInt64 { 0x8080_8080_8080_8080 }

  /// The bytes that equal `byte`.
  @inlinable
  static func equalBytes(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & tops
  }

  /// The bytes below 0x20.
  @inlinable
  static func controlBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x2020_2020_2020_2020) & ~word & tops
  }

  /// The word with every ASCII upper-case letter in lower case; exact for words without a top bit.
  @inlinable
  static func lowercasedASCII(_ word: UInt64) -> UInt64 {
    // A byte is 0x80 and more after adding 0x3F when it is at least "A", and after adding 0x25 when above "Z".
    let atLeastA = word &+ (ones &* 0x3F)
    let aboveZ = word &+ (ones &* 0x25)
    return word | (((atLeastA & ~aboveZ) & tops) &>> 2)
  }

  /// The mask of the lowest `count` bytes, for a count from 0 to 8.
  @inlinable
  static func mask(_ count: Int) -> UInt64 {
    count >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
  }

  /// The eight bytes at `pointer`.
  @inlinable
  static func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
  }
}

/// What kinds of bytes occur in a text.
struct ByteTraits: OptionSet {
  let rawValue: UInt8
  /// A backslash.
  static let backslash = ByteTraits(rawValue: 1)
  /// A byte above 0x7F.
  static let high = ByteTraits(rawValue: 2)
  /// A byte below 0x20.
  static let control = ByteTraits(rawValue: 4)

  /// Looks at `count` bytes; seven more must be readable behind them.
  @inline(__always)
  init(of bytes: UnsafePointer<UInt8>, count: Int) {
    var position = 0
    var backslash: UInt64 = 0
    var high: UInt64 = 0
    var control: UInt64 = 0
    while position &+ 8 <= count {
      let word = ByteWord.load(bytes + position)
      high |= word
      backslash |= ByteWord.equalBytes(word, 0x5C)
      control |= ByteWord.controlBytes(word)
      position &+= 8
    }
    if position < count {
      let mask = ByteWord.mask(count &- position)
      let word = (ByteWord.load(bytes + position) & mask) | (0x2020_2020_2020_2020 & ~mask)
      high |= word
      backslash |= ByteWord.equalBytes(word, 0x5C)
      control |= ByteWord.controlBytes(word)
    }
    var traits: UInt8 = 0
    if backslash != 0 { traits |= 1 }
    if high & ByteWord.tops != 0 { traits |= 2 }
    if control != 0 { traits |= 4 }
    rawValue = traits
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}
