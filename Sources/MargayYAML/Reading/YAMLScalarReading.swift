/// How the text of a scalar becomes a value (Documentation/Language, section 1).
package enum YAMLScalarReading {
  /// The tags that a scalar may carry.
  package enum Tag: String, Sendable {
    case string = "str"
    case integer = "int"
    case float
    case bool
    case null
  }

  /// The longest integer that is read in another base than ten, in digits.
  ///
  /// Conversion costs the square of the length, and a file may hold a million digits.
  package static let longestConvertedInteger = 10_000

  /// What a reading came to.
  package enum Outcome: Hashable, Sendable {
    /// The value.
    case value(YAMLValue)
    /// The text is no value of the tag.
    case mismatch
    /// An integer in base 2, 8 or 16 with more digits than `longestConvertedInteger`.
    case tooLong
  }

  /// Reads a scalar; `tag` is its explicit tag, nil where there is none.
  package static func read(_ text: String, style: YAMLScalarStyle, tag: Tag?) -> Outcome {
    if let tag { return tagged(text, tag) }
    guard style == .plain else { return .value(.string) }
    return plain(text)
  }

  private static func plain(_ text: String) -> Outcome {
    guard let first = text.utf8.first else { return .value(.null) }
    switch first {
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "~"):
      return .value(isNull(text) ? .null : .string)
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      return .value(bool(text).map(YAMLValue.bool) ?? .string)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      var text = text
      return text.withUTF8 { NumberText($0).outcome }
    default:
      return .value(.string)
    }
  }

  private static func tagged(_ text: String, _ tag: Tag) -> Outcome {
    switch tag {
    case .string:
      return .value(.string)
    case .null:
      return text.isEmpty || isNull(text) ? .value(.null) : .mismatch
    case .bool:
      return bool(text).map { .value(.bool($0)) } ?? .mismatch
    case .integer, .float:
      return number(plain(text), tag)
    }
  }

  private static func number(_ outcome: Outcome, _ tag: Tag) -> Outcome {
    switch outcome {
    case .value(.integer(let digits)):
      return .value(tag == .integer ? .integer(digits) : .float(digits + ".0"))
    case .value(.float), .value(.notFinite):
      return tag == .float ? outcome : .mismatch
    case .value(.ambiguous), .tooLong:
      return outcome
    default:
      return .mismatch
    }
  }

  private static func isNull(_ text: String) -> Bool {
    isOne(text, of: ["null", "Null", "NULL", "~"])
  }

  private static func bool(_ text: String) -> Bool? {
    if isOne(text, of: ["true", "True", "TRUE"]) { return true }
    if isOne(text, of: ["false", "False", "FALSE"]) { return false }
    return nil
  }

  private static func isOne(_ text: String, of words: [StaticString]) -> Bool {
    let size = text.utf8.count
    guard size <= 5 else { return false }
    return words.contains { word in
      word.utf8CodeUnitCount == size
        && text.utf8.elementsEqual(
          UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
  }
}
