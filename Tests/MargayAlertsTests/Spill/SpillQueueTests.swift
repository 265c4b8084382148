import MargayAlerts
import TestSupport
import Testing

@Suite struct SpillQueueTests {
  static func key(_ number: UInt32) -> [UInt8] {
    var key = SortKey()
    key.append(number)
    return key.bytes
  }

  @Test(arguments: [0, 300, 3_000, 1 << 20], 1...3 as ClosedRange<UInt64>)
  func givesTheLeastFirstWhateverIsPushedBetween(memory: Int, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let queue = SpillQueue(SpillSettings(memory: memory, fanIn: 3))
    var expected: [[UInt8]] = []
    for number in 0..<UInt32(400) {
      let key = Self.key(UInt32.random(in: 0..<1_000, using: &random) << 16 | number)
      try queue.push(key: key, value: key.reversed())
      expected.append(key)
      for _ in 0..<Int.random(in: 0...1, using: &random) {
        expected.sort { $0.lexicographicallyPrecedes($1) }
        #expect(queue.peek { Array($0) } == expected.first)
        let record = try #require(try queue.pop())
        #expect(record.key == expected.removeFirst())
        #expect(record.value == record.key.reversed())
      }
      #expect(queue.count == expected.count)
    }
    expected.sort { $0.lexicographicallyPrecedes($1) }
    while let record = try queue.pop() { #expect(record.key == expected.removeFirst()) }
    #expect(expected.isEmpty)
    #expect(queue.peek { Array($0) } == nil)
    #expect((queue.writtenRuns > 0) == (memory < 1 << 20))
  }
}
