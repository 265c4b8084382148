/// The documented fields of an object, with the objects in them.
///
/// Written as text, names apart by white space: `actor{id type detail{*}} tags[]{key value} status`. A name with
/// braces is an object, with `[]` in front of them a list of objects, without them any other value, of which nothing
/// is known, unless a kind stands behind a colon: `isAdmin:bool`. The text of a field with a documented list of values
/// has them behind its kind: `action:text(allow|deny)`. An object that holds `*` is open: further fields are no
/// surprise. A `*` among values says the same of them: `action:text(allow|deny|*)`. The outermost braces are left out.
package struct KnownFields: Hashable, Sendable {
  /// The kind of a documented value that is no object and no list of objects.
  package enum Kind: String, Hashable, Sendable {
    /// Text.
    case text
    /// Text that somebody else chose, so that its case is not to be relied on: user agents, host names.
    case anycase
    /// A number.
    case number
    /// A number that some collectors write as text.
    case numberOrText
    /// A boolean.
    case bool
    /// A list of scalars.
    case list
  }

  /// One documented field.
  package struct Field: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// Whether it is a list of objects.
    package var isList: Bool
    /// The fields of the object, or of the objects of the list; nil for any other value.
    package var fields: KnownFields?
    /// The kind of any other value; nil where nothing is known of it.
    package var kind: Kind?
    /// The documented values of a text; empty where there is no such list.
    package var values: [String] = []
    /// Whether the list of values is not known to be whole.
    package var hasOtherValues = false

    /// Whether it is a list, of objects or of scalars.
    package var holdsList: Bool { isList || kind == .list }
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
        + (field.kind.map { ":\($0.rawValue)" } ?? "")
        + (field.values.isEmpty
          ? "" : "(\((field.values + (field.hasOtherValues ? ["*"] : [])).joined(separator: "|")))")
    }
    if isOpen { words.append("*") }
    return words.joined(separator: " ")
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
        if !isList, bytes.count == position || !isBracket(bytes[position]),
          let field = KnownFields.scalar(bytes[start..<position])
        {
          result.fields.append(field)
          continue
        }
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
      isSpace(byte) || isBracket(byte) || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }

    private func isBracket(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    }
  }

  /// The field of `name:kind` or `name:text(a|b)`; nil for a word without a kind, which is a name as it stands.
  private static func scalar(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Field? {
    guard let colon = word.lastIndex(of: UInt8(ascii: ":")), colon > word.startIndex else {
      return nil
    }
    let end = word[colon...].firstIndex(of: UInt8(ascii: "(")) ?? word.endIndex
    guard let kind = Kind(rawValue: String(decoding: word[(colon + 1)..<end], as: UTF8.self))
    else { return nil }
    var field = Field(
      name: String(decoding: word[..<colon], as: UTF8.self), isList: false, kind: kind)
    guard end < word.endIndex else { return field }
    guard kind == .text || kind == .anycase, word.last == UInt8(ascii: ")") else { return nil }
    for value in word[(end + 1)..<(word.endIndex - 1)].split(separator: UInt8(ascii: "|")) {
      if value.elementsEqual("*".utf8) {
        field.hasOtherValues = true
      } else {
        field.values.append(String(decoding: value, as: UTF8.self))
      }
    }
    return field
  }
}
