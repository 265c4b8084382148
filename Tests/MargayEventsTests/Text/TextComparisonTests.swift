import MargayEvents
import TestSupport
import Testing

/// Comparisons of bytes against plain ones over arrays.
@Suite struct TextComparisonTests {
  /// Texts that meet: few letters, both cases, and scalars whose mapping has another length.
  private static let letters: [String] = [
    "a", "A", "b", "B", "k", "K", "\u{212A}", "\u{130}", "i", "\u{307}", "\u{23A}", "\u{2C65}",
    "\u{E9}", "\u{C9}", "@", "Z", "\u{10400}", "\u{10428}",
  ]

  private func text(_ length: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    // Mostly ASCII, so that the words of eight bytes are met too.
    let pool = Bool.random(using: &generator) ? Self.letters[0..<6] : Self.letters[...]
    return (0..<length).flatMap { _ in Array((pool.randomElement(using: &generator) ?? "").utf8) }
  }

  private func with<R>(
    _ left: [UInt8], _ right: [UInt8],
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { body(left, $0) }
    }
  }

  private func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0...].starts(with: part) }
  }

  @Test func agreeWithPlainOnes() {
    var generator = SeededGenerator(seed: 11)
    var found = 0
    for _ in 0..<30_000 {
      let left = text(Int.random(in: 0...24, using: &generator), &generator)
      var right = text(Int.random(in: 0...6, using: &generator), &generator)
      if !left.isEmpty, Bool.random(using: &generator) {
        let start = Int.random(in: 0..<left.count, using: &generator)
        right = Array(left[start...Int.random(in: start..<left.count, using: &generator)])
      }
      let expected = [
        left == right, left.starts(with: right), left.reversed().starts(with: right.reversed()),
        contains(left, right),
      ]
      let got = with(left, right) {
        [
          TextComparison.equals($0, $1), TextComparison.hasPrefix($0, $1),
          TextComparison.hasSuffix($0, $1), TextComparison.contains($0, $1),
        ]
      }
      let lowerLeft = Lowercasing.lowercased(left)
      let lowerRight = Lowercasing.lowercased(right)
      let expectedFolded = [
        lowerLeft == lowerRight, lowerLeft.starts(with: lowerRight),
        lowerLeft.reversed().starts(with: lowerRight.reversed()), contains(lowerLeft, lowerRight),
        lowerLeft == lowerRight,
      ]
      let gotFolded =
        with(left, lowerRight) {
          [
            TextComparison.equalsFolded($0, $1), TextComparison.hasPrefixFolded($0, $1),
            TextComparison.hasSuffixFolded($0, $1), TextComparison.containsFolded($0, $1),
          ]
        } + [with(left, right) { TextComparison.equalsCaseless($0, $1) }]
      let order = with(left, right) { TextComparison.compare($0, $1).signum() }
      let expectedOrder =
        left == right ? 0 : (left.lexicographicallyPrecedes(right) ? -1 : 1)
      guard got == expected, gotFolded == expectedFolded, order == expectedOrder else {
        Issue.record("\(left) \(right): \(got) \(gotFolded) \(order)")
        return
      }
      if expected[3] { found += 1 }
    }
    #expect(found > 1000)
  }

  @Test(
    arguments: [
      ("caf\u{E9}", "cafe\u{301}", false), ("\u{E9}", "\u{E9}", true), ("", "", true),
      ("a\r\n", "a\r\n", true), ("\u{1E9E}", "\u{DF}", false),
    ])
  func doNotNormalise(_ example: (left: String, right: String, areEqual: Bool)) {
    #expect(
      with(Array(example.left.utf8), Array(example.right.utf8)) { TextComparison.equals($0, $1) }
        == example.areEqual)
  }

  @Test func prefixMayEndInsideAMapping() {
    // "\u{130}" becomes "i" and U+0307.
    #expect(with(Array("\u{130}x".utf8), [0x69]) { TextComparison.hasPrefixFolded($0, $1) })
    #expect(!with(Array("\u{130}".utf8), [0x69]) { TextComparison.equalsFolded($0, $1) })
  }

  @Test func orderIsThatOfBytes() {
    // In UTF-16, U+10000 would come first.
    #expect(
      with(Array("\u{FFFF}".utf8), Array("\u{10000}".utf8)) { TextComparison.compare($0, $1) } < 0)
  }

  @Test(arguments: [1, 2, 7, 8, 9, 16, 17])
  func findsAPartAtEveryPlace(_ length: Int) {
    let part = Array("abcdefghijklmnopq".utf8.prefix(length))
    for count in length...length + 40 {
      for place in 0...count - length {
        var text = [UInt8](repeating: 0x2E, count: count)
        text.replaceSubrange(place..<place + length, with: part)
        #expect(with(text, part) { TextComparison.contains($0, $1) })
        text[place] = 0x2D
        #expect(!with(text, part) { TextComparison.contains($0, $1) })
      }
    }
  }
}
