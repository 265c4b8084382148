/// Stable names for findings: 32 hexadecimal digits that stay the same when the lines of a file move.
///
/// They are made from path, code, message, the text of the line, and the number of equal findings before; two findings
/// of one report never share one. They tell findings apart, and protect nothing.
package struct FindingFingerprint: Hashable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  /// The fingerprints of findings, in their order.
  package static func all(of diagnostics: [Diagnostic]) -> [FindingFingerprint] {
    var counts: [FindingFingerprint: UInt64] = [:]
    return diagnostics.map { diagnostic in
      let first = FindingFingerprint(diagnostic, occurrence: 0)
      let occurrence = counts[first, default: 0]
      counts[first] = occurrence + 1
      return occurrence == 0 ? first : FindingFingerprint(diagnostic, occurrence: occurrence)
    }
  }

  private init(_ diagnostic: Diagnostic, occurrence: UInt64) {
    var hash = FingerprintHash()
    hash.add(DiagnosticReport.path(diagnostic.file.path).utf8)
    hash.add(diagnostic.kind.code.utf8)
    hash.add(diagnostic.message.utf8)
    hash.add(diagnostic.lineText)
    if occurrence > 0 { hash.add(String(occurrence).utf8) }
    (high, low) = (hash.high, hash.low)
  }

  /// The digits.
  package var description: String {
    [high, low].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}

/// Two FNV-1a hashes of 64 bits that begin differently.
private struct FingerprintHash {
  var high: UInt64 = 0xCBF2_9CE4_8422_2325
  var low: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Adds a part and its end, so that two parts never read as others.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    high = (high ^ UInt64(byte)) &* 0x100_0000_01B3
    // The second one sees each byte turned, since equal steps would collide together.
    low = (low ^ UInt64(byte) ^ (low >> 29)) &* 0x100_0000_01B3
  }
}
