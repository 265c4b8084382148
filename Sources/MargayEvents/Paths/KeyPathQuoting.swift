/// The fix for names that need quotes in a path: `user.x-y` is meant to be `user."x-y"`.
enum KeyPathQuoting {
  /// `text` with every name quoted that needs it; nil when that does not make it a path.
  static func quoted(_ text: String, names: NameMatching) -> String? {
    var text = text
    // Each round mends one name, and a path has at most 64.
    for _ in 0..<KeyPathParser.maximumSteps {
      var scan = KeyPathScan(text)
      guard case .failure(let error) = scan.path(names: names) else { return text }
      guard error.reason == .unquotedName, let next = quotedName(scan) else { return nil }
      text = next
    }
    var scan = KeyPathScan(text)
    guard case .success = scan.path(names: names) else { return nil }
    return text
  }

  /// The text with quotes around the name at which the reading stopped: up to the next dot or bracket.
  private static func quotedName(_ scan: KeyPathScan) -> String? {
    let scalars = scan.scalars
    var end = scan.position
    while end < scalars.count, scalars[end] != ".", scalars[end] != "[" { end += 1 }
    let name = scalars[scan.stepStart..<end]
    guard let first = name.first, let last = name.last,
      !first.properties.isWhitespace, !last.properties.isWhitespace, first != "\"",
      !name.contains("]")
    else { return nil }
    var bytes: [UInt8] = Array(utf8(scalars[..<scan.stepStart]))
    Array(utf8(name)).withUnsafeBufferPointer { CompactJSON.appendString($0, to: &bytes) }
    bytes.append(contentsOf: utf8(scalars[end...]))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func utf8(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return Array(String(text).utf8)
  }
}
