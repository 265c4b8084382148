import MargayEvents
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Broken and hostile inputs")
struct BrokenInputTests {
  /// A small generator with a seed, so that a failure can be repeated.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// The bytes that a mutation writes: those that mean something to a scanner, and some that do not.
  static let bytes = Array("{}[],:\"\\\n\r\t x0-{\"".utf8) + [0, 0x80, 0xC3, 0xFF]

  static func mutate(_ line: [UInt8], _ generator: inout Generator) -> [UInt8] {
    var line = line
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !line.isEmpty {
      let place = Int.random(in: 0..<line.count, using: &generator)
      let byte = bytes[Int.random(in: 0..<bytes.count, using: &generator)]
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: line[place] = byte
      case 1: line.insert(byte, at: place)
      case 2: line.remove(at: place)
      default: line.removeSubrange(place...)
      }
    }
    return line
  }

  static func event(_ number: Int) -> String {
    "{\"number\":\(number),\"text\":\"a \\\"b\\\" {[\",\"list\":[1,{\"x\":[]},null],\"object\":{\"y\":{}}}"
  }

  @Test(
    "Every good line around a broken one is found", arguments: [InputLayout.lines, .values], 0..<40)
  func goodLines(layout: InputLayout, seed: Int) throws {
    var generator = Generator(state: UInt64(seed))
    for _ in 0..<20 {
      var text: [UInt8] = []
      var good: [String] = []
      for number in 0..<6 {
        let line = Self.event(number)
        if number == 2 || number == 3 {
          // A line feed would make two lines of it, of which either may be good.
          text += Self.mutate(Array(line.utf8), &generator).filter { $0 != UInt8(ascii: "\n") }
        } else {
          text += Array(line.utf8)
          good.append(line)
        }
        text.append(UInt8(ascii: "\n"))
      }
      let cut = try CutInput(text, layout: layout)
      let found = cut.texts.map { String($0.drop { $0 == "\n" }) }
      let lost = good.filter { !found.contains($0) }
      #expect(lost.isEmpty, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test("Every good element around a broken one on lines of its own is found", arguments: 0..<40)
  func goodElements(seed: Int) throws {
    var generator = Generator(state: UInt64(seed))
    for _ in 0..<20 {
      var lines: [[UInt8]] = []
      for number in 0..<6 {
        let line = Array(Self.event(number).utf8)
        lines.append(
          number == 2
            ? Self.mutate(line, &generator).filter { $0 != UInt8(ascii: "\n") } : line)
      }
      let text =
        Array("[\n".utf8) + lines.joined(separator: ",\n".utf8) + Array("\n]\n{\"end\":1}\n".utf8)
      let cut = try CutInput(text)
      for number in [0, 1, 3, 4, 5] {
        let isFound = cut.texts.contains { $0.utf8.elementsEqual(Self.event(number).utf8) }
        #expect(isFound, "\(number) in \(String(decoding: text, as: UTF8.self))")
      }
      #expect(cut.texts.last == "{\"end\":1}")
    }
  }

  @Test("Mutated inputs are cut the same way whatever the blocks", arguments: 0..<60)
  func mutatedInputs(seed: Int) throws {
    var generator = Generator(state: UInt64(seed) &* 7919)
    let seeds = [
      "[\n" + Self.event(0) + ",\n" + Self.event(1) + "]\n" + Self.event(2),
      "{\"Records\":[" + Self.event(0) + "," + Self.event(1) + "]}",
      "{\n \"value\": [\n {\"a\": 1},\n {\"b\": 2}\n ]\n}\n{\"c\":3}",
      Self.event(0) + "\r\n\n" + Self.event(1) + "\n[" + Self.event(2) + "]",
    ]
    for text in seeds {
      let mutated = Self.mutate(Array(text.utf8), &generator)
      for layout in [InputLayout.lines, .values] {
        for limit in [30, 200] {
          let whole = try CutInput(mutated, layout: layout, limit: limit)
          for blockSize in [1, 2, 3, 5, 16, 33] {
            let cut = try CutInput(mutated, layout: layout, limit: limit, blockSize: blockSize)
            #expect(cut == whole, "\(blockSize): \(String(decoding: mutated, as: UTF8.self))")
          }
        }
      }
    }
  }

  @Test(
    "Inputs made to be slow or deep end",
    arguments: [
      ("[", 300_000, ""), ("{\"a\":", 100_000, ""), ("{\"a\n", 100_000, ""), ("{\n", 200_000, ""),
      ("{\"a\"\n", 100_000, "["), ("\"\n{", 100_000, ""), ("{\"logs\":[{", 30_000, ""),
      (" ", 300_000, ""), ("\n", 300_000, "{"), ("[{}\n", 100_000, ""),
      ("{\"a\" 1}x,", 30_000, "\n["),
    ] as [(String, Int, String)])
  func slowInputs(part: String, count: Int, head: String) throws {
    let text = head + String(repeating: part, count: count)
    let clock = ContinuousClock()
    for layout in [InputLayout.lines, .values] {
      let duration = try clock.measure { _ = try CutInput(text, layout: layout, limit: 100_000) }
      #expect(duration < .seconds(20))
    }
  }

  @Test("A list of 50 MB on one line streams within a few megabytes")
  func memory() async {
    await #expect(processExitsWith: .success) {
      let element = "{\"text\":\"" + String(repeating: "x", count: 10_000) + "\"},"
      let count = 5_000
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { exit(1) }
      let target = ends[1]
      var counter = CountingSink()
      let before = peakMemory()
      let writer = Task.detached {
        let bytes = Array(element.utf8)
        writeAll(Array("[".utf8), to: target)
        for _ in 0..<count { writeAll(bytes, to: target) }
        writeAll(Array("{}]\n".utf8), to: target)
        close(target)
      }
      let source = ByteSource(descriptor: ends[0], name: "-")
      var cutter = EventCutter(source: source, layout: .lines)
      try cutter.cut(into: &counter)
      await writer.value
      guard counter.events == count + 1, counter.badLines == 0 else { exit(2) }
      guard peakMemory() - before < 12 << 20 else { exit(3) }
    }
  }
}

private struct CountingSink: EventSink {
  var events = 0
  var badLines = 0

  mutating func event(_ bytes: UnsafeRawBufferPointer, at place: InputPlace) -> Bool {
    events += 1
    return true
  }

  mutating func badLine(_ reason: String, at place: InputPlace) -> Bool {
    badLines += 1
    return true
  }
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  bytes.withUnsafeBytes { all in
    var position = 0
    while position < all.count {
      let written = write(descriptor, all.baseAddress?.advanced(by: position), all.count - position)
      if written <= 0 { return }
      position += written
    }
  }
}

/// The greatest memory that this process has had, in bytes.
private func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  #endif
}
