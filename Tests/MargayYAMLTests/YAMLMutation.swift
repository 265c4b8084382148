import TestSupport

/// Changes files at random, for tests of what no file may do to a reader.
enum YAMLMutation {
  /// Some lines of a file that follow each other.
  static func excerpt(_ file: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    let lines = file.split(separator: 0x0A, omittingEmptySubsequences: false)
    let start = Int.random(in: 0..<max(1, lines.count), using: &generator)
    let count = Int.random(in: 1...60, using: &generator)
    return Array(lines[start..<min(lines.count, start + count)].joined(separator: [0x0A]))
  }

  /// A file with a few bytes changed, moved or left out.
  static func mutated(
    _ seed: [UInt8], using generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = seed
    let alphabet = Array("-:?,[]{}#&*!|>'\"%@` \n\t\r0a<\\".utf8) + [0, 0x1B, 0x80, 0xC3, 0xFF]
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1, 2: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
      case 3: bytes.remove(at: place)
      case 4: bytes.removeSubrange(place..<end)
      case 5: bytes.removeLast(bytes.count - place)
      default:
        let target = Int.random(in: 0...bytes.count, using: &generator)
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: target)
      }
    }
    return bytes
  }
}
