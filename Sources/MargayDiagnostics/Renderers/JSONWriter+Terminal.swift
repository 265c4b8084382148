extension JSONWriter {
  /// JSON text in which scalars that are unsafe on a terminal are written as escapes (Documentation/Formats.md).
  ///
  /// For text that was not made by a writer with `JSONEscaping.terminal`. In JSON such scalars stand inside
  /// strings only, so the text needs no parsing.
  package static func escapedForTerminal(_ json: [UInt8]) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(json.count)
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
      if isUnsafeOnTerminal(scalar) {
        let digits = String(scalar.value, radix: 16)
        let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
        escaped.append(contentsOf: "\\u\(zeros)\(digits)".utf8)
      } else {
        escaped.append(contentsOf: String(scalar).utf8)
      }
    }
    return escaped
  }
}
