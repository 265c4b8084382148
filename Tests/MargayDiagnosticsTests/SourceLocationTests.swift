import MargayDiagnostics
import TestSupport
import Testing

@Suite struct SourceLocationTests {
  @Test(arguments: [
    ("abc", 0, 1, 1, 1), ("abc", 3, 1, 4, 4), ("a\nb", 1, 1, 2, 2), ("a\nb", 2, 2, 1, 1),
    ("a\r\nb", 3, 2, 1, 1), ("a\rb", 2, 2, 1, 1), ("a\n", 2, 2, 1, 1), ("", 0, 1, 1, 1),
    ("é=1", 2, 1, 2, 2), ("\u{1F600}=", 4, 1, 2, 3), ("x\n\u{1F600}\u{E9}=", 8, 2, 3, 4),
    ("\u{FEFF}ab", 3, 1, 1, 1), ("\u{FEFF}ab", 4, 1, 2, 2), ("\u{FEFF}é=", 5, 1, 2, 2),
    ("abc", 99, 1, 4, 4), ("abc", -1, 1, 1, 1),
  ])
  func location(text: String, offset: Int, line: Int, column: Int, utf16: Int) {
    let location = SourceFile(path: "t", text: text).location(of: offset)
    #expect([location.line, location.column, location.utf16Column] == [line, column, utf16])
    #expect(location.offset == min(max(offset, 0), text.utf8.count))
  }

  /// Each bad byte is one column.
  @Test func invalidBytes() {
    let file = SourceFile(path: "t", bytes: [0x61, 0xC3, 0x28, 0xFF, 0xE2, 0x82, 0x62])
    #expect((0...7).map { file.location(of: $0).column } == [1, 2, 3, 4, 5, 6, 7, 8])
  }

  /// The marks that make long lines cheap give what counting from the start gives.
  @Test func longLines() {
    var generator = SeededGenerator(seed: 7)
    let pieces: [[UInt8]] = [
      [0x61], [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80], [0xFF], [0xC3],
    ]
    var bytes: [UInt8] = []
    var starts: [(offset: Int, column: Int, utf16: Int)] = []
    var utf16 = 1
    while bytes.count < 5_000 {
      let kind = Int.random(in: 0..<5, using: &generator)
      starts.append((bytes.count, starts.count + 1, utf16))
      bytes += pieces[kind]
      utf16 += kind == 3 ? 2 : 1
    }
    let file = SourceFile(path: "t", bytes: bytes)
    for start in starts {
      let location = file.location(of: start.offset)
      #expect(location.column == start.column)
      #expect(location.utf16Column == start.utf16)
    }
  }

  /// Lines are looked for in eight bytes at once: whatever stands in them, they are those of one byte after another.
  @Test(arguments: UInt64(0)..<40)
  func linesOfRandomTexts(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] = [
      [0x61], [0x61], [0x61], [0x0A], [0x0D], [0x0D, 0x0A], [0x09], [0x00], [0x0B], [0x0E],
      [0xC3, 0xA9], [0x8A], [0x8D], [0x7F],
    ]
    let bytes = (0..<60).flatMap { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }
    var starts = [0]
    for index in bytes.indices {
      let isBreak = bytes[index] == 0x0A || bytes[index] == 0x0D
      let isHalf = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if isBreak, !isHalf { starts.append(index + 1) }
    }
    let file = SourceFile(path: "t", bytes: bytes)
    #expect(file.lineCount == starts.count)
    #expect((0..<starts.count).map { file.lineRange($0).lower } == starts)
    // A column counts scalars from the start of its line, a bad byte as one.
    let column =
      String(decoding: bytes[starts[starts.count - 1]...], as: UTF8.self)
      .unicodeScalars.count + 1
    #expect(file.location(of: bytes.count).column == column)
  }

  @Test func lines() {
    let file = SourceFile(path: "t", text: "ab\r\nc\n\nd")
    #expect(file.lineCount == 4)
    #expect((0..<5).map { file.text(file.lineRange($0)) } == ["ab", "c", "", "d", ""])
    #expect([0, 2, 3, 4, 5, 6, 7, 8].map(file.lineIndex) == [0, 0, 0, 1, 1, 2, 3, 3])
  }

  @Test(
    arguments: [
      ([0x41], 1), ([0xC2, 0x80], 2), ([0xC1, 0xBF], nil), ([0xE0, 0x9F, 0xBF], nil),
      ([0xE0, 0xA0, 0x80], 3), ([0xED, 0x9F, 0xBF], 3), ([0xED, 0xA0, 0x80], nil),
      ([0xF0, 0x90, 0x80, 0x80], 4), ([0xF0, 0x8F, 0xBF, 0xBF], nil),
      ([0xF4, 0x8F, 0xBF, 0xBF], 4),
      ([0xF4, 0x90, 0x80, 0x80], nil), ([0xF5, 0x80, 0x80, 0x80], nil), ([0x80], nil),
      ([0xE2, 0x82], nil), ([0xE2, 0x28, 0xA1], nil),
    ] as [([UInt8], Int?)])
  func decoding(bytes: [UInt8], length: Int?) {
    let step = UTF8Decoding.step(bytes, at: 0, end: bytes.count)
    #expect(step.length == length ?? 1)
    #expect((step.scalar == nil) == (length == nil))
    #expect(
      step.scalar
        == (length.map { _ in String(decoding: bytes, as: UTF8.self).unicodeScalars.first } ?? nil))
  }
}
