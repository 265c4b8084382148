import MargayDiagnostics

/// Text that is equal when its bytes are, unlike `String`.
struct KeyText: Hashable {
  let text: String

  static func == (left: KeyText, right: KeyText) -> Bool {
    left.text.utf8.count == right.text.utf8.count
      && left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// A number that tells most texts apart.
  var fingerprint: UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      var value = UInt64(truncatingIfNeeded: bytes.count)
      for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      return value
    }
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// The keys of one mapping that were seen, with their places.
///
/// Small mappings, which are nearly all, are searched by fingerprint; large ones get a table.
struct SeenKeys {
  private static let searched = 64
  private var keys: [(key: KeyText, range: SourceRange)] = []
  private var fingerprints: [UInt64] = []
  private var table: [KeyText: Int] = [:]

  /// Notes a key; the place of the first one when it was there already.
  mutating func note(_ text: String, _ range: SourceRange) -> SourceRange? {
    let key = KeyText(text: text)
    if keys.count < SeenKeys.searched {
      let fingerprint = key.fingerprint
      for (index, other) in fingerprints.enumerated()
      where other == fingerprint && keys[index].key == key {
        return keys[index].range
      }
      fingerprints.append(fingerprint)
    } else {
      if table.isEmpty {
        for (index, entry) in keys.enumerated() { table[entry.key] = index }
      }
      if let first = table[key] { return keys[first].range }
      table[key] = keys.count
    }
    keys.append((key, range))
    return nil
  }
}
