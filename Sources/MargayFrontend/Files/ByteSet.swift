/// A set of bytes: what `?` and `[...]` of a `.gitignore` pattern match.
struct ByteSet: Sendable {
  private var members = [Bool](repeating: false, count: 256)

  /// The set of all bytes.
  static let anyByte: ByteSet = {
    var set = ByteSet()
    set.invert()
    return set
  }()

  /// Whether a byte is in the set.
  func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }

  private mutating func insert(_ range: ClosedRange<UInt8>) {
    for byte in range { members[Int(byte)] = true }
  }

  private mutating func invert() {
    for index in members.indices { members[index].toggle() }
  }

  /// Parses the `[...]` that begins at `start` and gives the index behind it.
  ///
  /// nil when it is not closed or names a class that does not exist.
  static func parse(_ text: [UInt8], _ start: Int) -> (ByteSet, Int)? {
    var set = ByteSet()
    var index = start + 1
    let isInverted = index < text.count && (text[index] == 0x21 || text[index] == 0x5E)
    if isInverted { index += 1 }
    let first = index
    while index < text.count, index == first || text[index] != 0x5D {
      if text[index] == 0x5B, index + 1 < text.count, text[index + 1] == 0x3A,
        let end = text[(index + 2)...].firstIndex(of: 0x5D), end > index + 2, text[end - 1] == 0x3A
      {
        guard let ranges = classes[Array(text[(index + 2)..<(end - 1)])] else { return nil }
        for range in ranges { set.insert(range) }
        index = end + 1
        continue
      }
      guard let low = byte(text, &index) else { return nil }
      if index + 1 < text.count, text[index] == 0x2D, text[index + 1] != 0x5D {
        index += 1
        guard let high = byte(text, &index) else { return nil }
        if low <= high { set.insert(low...high) }
      } else {
        set.insert(low...low)
      }
    }
    guard index < text.count else { return nil }
    if isInverted { set.invert() }
    return (set, index + 1)
  }

  /// The byte at `index`, or the one behind a backslash; moves the index behind it.
  private static func byte(_ text: [UInt8], _ index: inout Int) -> UInt8? {
    if text[index] == 0x5C { index += 1 }
    guard index < text.count else { return nil }
    index += 1
    return text[index - 1]
  }

  /// The named classes, in ASCII as git has them.
  private static let classes: [[UInt8]: [ClosedRange<UInt8>]] = [
    Array("alnum".utf8): [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
    Array("alpha".utf8): [0x41...0x5A, 0x61...0x7A],
    Array("blank".utf8): [0x09...0x09, 0x20...0x20],
    Array("cntrl".utf8): [0x00...0x1F, 0x7F...0x7F],
    Array("digit".utf8): [0x30...0x39],
    Array("graph".utf8): [0x21...0x7E],
    Array("lower".utf8): [0x61...0x7A],
    Array("print".utf8): [0x20...0x7E],
    Array("punct".utf8): [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    Array("space".utf8): [0x09...0x0D, 0x20...0x20],
    Array("upper".utf8): [0x41...0x5A],
    Array("xdigit".utf8): [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]
}
