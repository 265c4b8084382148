extension Diagnostic {
  /// The text of the line on which it begins, without the space around it, at most 200 bytes of it.
  ///
  /// A finding is known by it, in baselines and fingerprints, so that it stays the same when lines above come or go.
  package var lineText: [UInt8] {
    let range = file.lineRange(file.lineIndex(at: self.range.lower))
    let text = file.bytes[range.lower..<range.upper].drop { $0 == 0x20 || $0 == 0x09 }
    // Decoding repairs a scalar that the limit cuts.
    var line = Array(String(decoding: text.prefix(200), as: UTF8.self).utf8)
    while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
    return line
  }
}
