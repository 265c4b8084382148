import MargayAlerts
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ExternalSorterTests {
  struct Record: Hashable {
    var key: [UInt8]
    var value: [UInt8]
  }

  static func records(_ count: Int, keyLength: ClosedRange<Int>, seed: UInt64) -> [Record] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      // Few different bytes, so that equal keys and keys that begin others are common.
      let length = Int.random(in: keyLength, using: &random)
      let bytes: [UInt8] = [0, 1, 127, 128, 255]
      let key = (0..<length).map { _ in bytes.randomElement(using: &random) ?? 0 }
      let padding = [UInt8](repeating: 7, count: Int.random(in: 0...30, using: &random))
      return Record(key: key, value: Array(String(number).utf8) + padding)
    }
  }

  static func sorted(_ records: [Record]) -> [Record] {
    records.enumerated().sorted { left, right in
      left.element.key == right.element.key
        ? left.offset < right.offset
        : left.element.key.lexicographicallyPrecedes(right.element.key)
    }.map(\.element)
  }

  static func drain(_ sorter: ExternalSorter) throws -> [Record] {
    var found: [Record] = []
    try sorter.drain { key, value in found.append(Record(key: Array(key), value: Array(value))) }
    return found
  }

  @Test(arguments: [0, 100, 1_000, 1 << 20], [2, 3, 16])
  func sortsLikeAPlainSort(memory: Int, fanIn: Int) throws {
    for (count, seed) in [(0, 1), (1, 2), (2, 3), (300, 4)] as [(Int, UInt64)] {
      let records = Self.records(count, keyLength: 0...4, seed: seed)
      let sorter = ExternalSorter(SpillSettings(memory: memory, fanIn: fanIn))
      for record in records { try sorter.append(key: record.key, value: record.value) }
      #expect(try Self.drain(sorter) == Self.sorted(records))
      if count == 300 { #expect((sorter.writtenRuns > 0) == (memory < 1 << 20)) }
    }
  }

  @Test func recordsLargerThanTheBudgetAndTheReadBuffer() throws {
    let sorter = ExternalSorter(SpillSettings(memory: 1_000))
    var records: [Record] = []
    for (index, size) in [200_000, 0, 65_536, 10, 32_768, 32_760, 100_000].enumerated() {
      let key = [UInt8(10 - index)] + [UInt8](repeating: 1, count: size / 2)
      records.append(Record(key: key, value: [UInt8](repeating: UInt8(index), count: size)))
    }
    for record in records { try sorter.append(key: record.key, value: record.value) }
    #expect(try Self.drain(sorter) == records.reversed())
  }

  // In a process of its own, because other tests open files too.
  @Test func fewFilesStayOpen() async {
    await #expect(processExitsWith: .success) {
      let before = openDescriptors()
      let sorter = ExternalSorter(SpillSettings(memory: 0, fanIn: 3))
      for number in (0..<UInt8(200)).reversed() { try sorter.append(key: [number], value: []) }
      // 199 runs of one record: levels of 1, 3, 9, 27, 81 with at most two runs each.
      guard openDescriptors() - before <= 10 else { exit(1) }
      guard try Self.drain(sorter).map(\.key) == (0..<200).map({ [$0] }) else { exit(1) }
    }
  }

  @Test func whatTheClosureThrowsEndsTheWalk() throws {
    struct Stop: Error {}
    let sorter = ExternalSorter()
    for key in [3, 1, 2] as [UInt8] { try sorter.append(key: [key], value: []) }
    var seen: [UInt8] = []
    #expect(throws: Stop.self) {
      try sorter.drain { key, _ in
        seen.append(contentsOf: key)
        if seen.count == 2 { throw Stop() }
      }
    }
    #expect(seen == [1, 2])
  }
}
