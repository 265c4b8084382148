/// The documented fields of an object, with the objects in them.
///
/// Written as text, names apart by white space: `actor{id type detail{*}} tags[]{key value} status`. A name with
/// braces is an object, with `[]` in front of them a list of objects, without them any other value, of which nothing
/// is known. An object that holds `*` is open: further fields are no surprise. The outermost braces are left out.
package struct KnownFields: Hashable, Sendable {
  /// One documented field.
  package struct Field: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// Whether it is a list of objects.
    package var isList: Bool
    /// The fields of the object, or of the objects of the list; nil for any other value.
    package var fields: KnownFields?
  }

  /// The fields, as they are documented.
  package var fields: [Field]
  /// Whether the object may have fields that are not listed.
  package var isOpen: Bool

  /// Makes fields.
  package init(fields: [Field], isOpen: Bool) {
    self.fields = fields
    self.isOpen = isOpen
  }

  /// Reads fields from text; text that is not well formed is an open object without fields.
  package init(_ text: StaticString) {
    var reader = Reader(
      bytes: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    self = reader.read() ?? KnownFields(fields: [], isOpen: true)
  }

  /// Reads fields from the text of a user; nil for text that is not well formed.
  package init?(reading text: String) {
    var bytes = Array(text.utf8)
    for index in bytes.indices where [0x09, 0x0D].contains(bytes[index]) { bytes[index] = 0x20 }
    let fields = bytes.withUnsafeBufferPointer { bytes in
      var reader = Reader(bytes: bytes)
      return reader.read()
    }
    guard let fields else { return nil }
    self = fields
  }

  /// The text that reads as these fields, with single spaces.
  package var text: String {
    var words = fields.map { field in
      field.name
        + (field.fields.map { (field.isList ? "[]" : "") + "{\($0.text)}" } ?? "")
    }
    if isOpen { words.append("*") }
    return words.joined(separator: " ")
  }

  /// Whether a path leads through documented fields, or into something of which less is known.
  ///
  /// False only where a closed object lacks the name.
  package func knows(_ path: EventKeyPath) -> Bool {
    var object: KnownFields? = self
    for step in path.steps {
      guard case .name(let name) = step else { continue }
      guard let known = object else { return true }
      guard let field = known.field(name, path.names) else { return known.isOpen }
      object = field.fields
    }
    return true
  }

  private func field(_ name: [UInt8], _ names: NameMatching) -> Field? {
    if let exact = fields.first(where: { $0.name.utf8.elementsEqual(name) }) { return exact }
    if names == .exact { return nil }
    let folded = Lowercasing.lowercased(name)
    return fields.first { Lowercasing.lowercased(Array($0.name.utf8)) == folded }
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func read() -> KnownFields? {
      let fields = readObject()
      return position == bytes.count ? fields : nil
    }

    /// Reads fields up to a closing brace, which stays, or the end.
    private mutating func readObject(depth: Int = 0) -> KnownFields? {
      guard depth < 64 else { return nil }
      var result = KnownFields(fields: [], isOpen: false)
      while true {
        while position < bytes.count, isSpace(bytes[position]) { position += 1 }
        guard position < bytes.count, bytes[position] != UInt8(ascii: "}") else { return result }
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        if name.utf8.elementsEqual("*".utf8) {
          result.isOpen = true
          continue
        }
        if name.isEmpty { return nil }
        let isList = take("[")
        if isList && !take("]") { return nil }
        var object: KnownFields?
        if take("{") {
          object = readObject(depth: depth + 1)
          if object == nil || !take("}") { return nil }
        } else if isList {
          return nil
        }
        result.fields.append(Field(name: name, isList: isList, fields: object))
      }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
      position += 1
      return true
    }

    private func isSpace(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n")
    }

    private func isEnd(_ byte: UInt8) -> Bool {
      isSpace(byte) || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
        || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    }
  }
}
