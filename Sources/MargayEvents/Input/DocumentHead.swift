/// What the first bytes of a line or document say about the list that it may hold.
enum DocumentHead: Equatable {
  /// A list; its first element, or its end, begins at `elements` or behind.
  case list(elements: Int)
  /// An object whose first key is one of an envelope's and holds a list of objects or an empty list.
  case envelope(elements: Int)
  /// Neither.
  case neither
  /// More bytes are needed to tell.
  case undecided

  /// Reads the head of bytes whose first one is no white space.
  ///
  /// White space between the tokens may hold line feeds if the document may stand on several lines.
  static func read(_ bytes: UnsafePointer<UInt8>, count: Int, acrossLines: Bool) -> DocumentHead {
    if count == 0 { return .undecided }
    if bytes[0] == UInt8(ascii: "[") { return .list(elements: 1) }
    if bytes[0] != UInt8(ascii: "{") { return .neither }
    var position = 1
    func skipBlank() {
      while position < count {
        switch bytes[position] {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
        case UInt8(ascii: "\n"): if !acrossLines { return }
        default: return
        }
        position += 1
      }
    }
    skipBlank()
    guard position < count else { return .undecided }
    guard bytes[position] == UInt8(ascii: "\"") else { return .neither }
    position += 1
    switch keyLength(bytes + position, count - position) {
    case nil: return .undecided
    case 0: return .neither
    case let length?: position += length
    }
    for token in [UInt8(ascii: ":"), UInt8(ascii: "[")] {
      skipBlank()
      guard position < count else { return .undecided }
      guard bytes[position] == token else { return .neither }
      position += 1
    }
    let elements = position
    skipBlank()
    guard position < count else { return .undecided }
    let first = bytes[position]
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "]")
      ? .envelope(elements: elements) : .neither
  }

  private static let keys: [StaticString] = [
    "Records\"", "records\"", "value\"", "events\"", "logs\"",
  ]

  /// The length of the envelope's key and closing quote here; 0 for another key, nil when more bytes are needed.
  private static func keyLength(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    for key in keys {
      let length = key.utf8CodeUnitCount
      var matched = 0
      while matched < min(length, count), bytes[matched] == key.utf8Start[matched] { matched += 1 }
      if matched == length { return length }
      if matched == count { return nil }
    }
    return 0
  }
}
