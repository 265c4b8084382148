/// The id of an alert: the same for the same input, on every run (Documentation/Language, section 6).
package enum AlertID {
  /// The first 32 lower-case hexadecimal digits of SHA-256 over the RuleID, NUL, the dedup string,
  /// NUL, and the decimal nanoseconds of the window's start since 1970.
  package static func make(ruleID: String, dedup: [UInt8], windowStart: Int64) -> String {
    var bytes = Array(ruleID.utf8)
    bytes.append(0)
    bytes.append(contentsOf: dedup)
    bytes.append(0)
    bytes.append(contentsOf: String(windowStart).utf8)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in EventDigest.sha256(bytes).prefix(16) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0xF)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
