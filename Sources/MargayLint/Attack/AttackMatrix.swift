/// The Enterprise matrix of MITRE ATT&CK, as it stood in `version`: which ids there are and what they mean.
///
/// Ids are looked up by their bytes: an id is `TA` and four digits, or `T` and four digits, perhaps a dot and three
/// more; anything else names nothing.
package enum AttackMatrix {
  /// The version of ATT&CK that the table was made from.
  package static var version: String { AttackText.version }

  /// The tactics, in the order of the matrix.
  package static var tactics: [AttackTactic] { table.tactics }

  /// The techniques with those of the past, by id, each before its sub-techniques.
  package static var techniques: [AttackTechnique] { table.techniques }

  /// The tactic with an id; nil where there is none.
  package static func tactic(_ id: String) -> AttackTactic? {
    guard id.utf8.count == 6 else { return nil }
    // The digits at the end tell ids apart first.
    return tactics.first { $0.id.utf8.last == id.utf8.last && $0.id.utf8.elementsEqual(id.utf8) }
  }

  /// The technique or sub-technique with an id, one of the past too; nil where there never was one.
  package static func technique(_ id: String) -> AttackTechnique? {
    number(of: id.utf8).flatMap { table.places[$0] }.map { table.techniques[$0] }
  }

  /// The technique that is in the matrix and stands, perhaps over several steps, in the place of one; nil where none does.
  package static func successor(of technique: AttackTechnique) -> AttackTechnique? {
    var current = technique
    // A chain is short; the bound keeps a circle in the data from being followed for ever.
    for _ in 0..<8 {
      guard case .revoked(let id) = current.state, let next = self.technique(id) else {
        return current.tactics.isEmpty ? nil : current
      }
      current = next
    }
    return nil
  }

  private static let table = Table(AttackText.lines)

  /// The digits of a technique's id as a number, which tells ids apart; nil for what is none.
  private static func number(of id: some Collection<UInt8>) -> Int? {
    guard id.count == 5 || id.count == 9, id.first == UInt8(ascii: "T") else { return nil }
    var number = 0
    for (index, byte) in id.enumerated().dropFirst() {
      if index == 5 {
        guard byte == UInt8(ascii: ".") else { return nil }
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    // Sub-techniques count from 1, so that no technique shares a number with one.
    return id.count == 5 ? number * 10_000 : number / 1000 * 10_000 + number % 1000 + 1
  }

  private struct Table: Sendable {
    var tactics: [AttackTactic] = []
    var techniques: [AttackTechnique] = []
    var places: [Int: Int] = [:]

    init(_ text: StaticString) {
      text.withUTF8Buffer { buffer in
        for line in buffer.split(separator: 0x0A) { add(line) }
      }
    }

    private mutating func add(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
      let parts = line.split(separator: 0x20, maxSplits: 1)
      guard parts.count == 2 else { return }
      let id = String(decoding: parts[0], as: UTF8.self)
      if id.utf8.starts(with: "TA".utf8) {
        tactics.append(AttackTactic(id: id, name: String(decoding: parts[1], as: UTF8.self)))
        return
      }
      let rest = parts[1].split(separator: 0x20, maxSplits: 1)
      guard rest.count == 2, let number = AttackMatrix.number(of: parts[0]) else { return }
      let state: AttackTechnique.State
      switch rest[0].first {
      case UInt8(ascii: ">"):
        state = .revoked(by: String(decoding: rest[0].dropFirst(), as: UTF8.self))
      case UInt8(ascii: "-"): state = .deprecated
      default:
        state = .current(
          tactics: rest[0].split(separator: UInt8(ascii: ",")).map {
            "TA" + String(decoding: $0, as: UTF8.self)
          })
      }
      places[number] = techniques.count
      techniques.append(
        AttackTechnique(id: id, name: String(decoding: rest[1], as: UTF8.self), state: state))
    }
  }
}
