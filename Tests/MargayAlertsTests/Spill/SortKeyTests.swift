import MargayAlerts
import Testing

@Suite struct SortKeyTests {
  static let texts: [[UInt8]] = [
    [], [0], [0, 0], [0, 1], [0, 255], [1], [1, 0], [1, 0, 0], [1, 1], [1, 255], [255], [255, 0],
  ]

  /// The texts stand in byte order; so must their keys, whatever follows.
  @Test func textsKeepTheirOrder() {
    for (left, first) in Self.texts.enumerated() {
      for (right, second) in Self.texts.enumerated() {
        for (before, behind) in [(0, UInt8.max), (UInt8.max, 0)] {
          var lhs = SortKey()
          lhs.append(text: first)
          lhs.append(before)
          var rhs = SortKey()
          rhs.append(text: second)
          rhs.append(behind)
          let precedes = lhs.bytes.lexicographicallyPrecedes(rhs.bytes)
          #expect(precedes == (left < right || left == right && before < behind))
        }
      }
    }
  }

  @Test func timesKeepTheirOrder() {
    let times: [Int64] = [.min, -1_000_000_000, -1, 0, 1, 255, 256, .max]
    let keys = times.map { time -> [UInt8] in
      var key = SortKey()
      key.append(time: time)
      return key.bytes
    }
    for (left, right) in zip(keys, keys.dropFirst()) {
      #expect(left.lexicographicallyPrecedes(right))
    }
  }

  @Test func digestsHave32Bytes() {
    for count in [0, 31, 32, 40] {
      var key = SortKey()
      key.append(digest: [UInt8](repeating: 9, count: count))
      #expect(key.bytes.count == 32)
    }
  }
}
