import MargayDiagnostics
import MargayEvents
import MargayYAML
import TestSupport
import Testing

/// What the runners of the tables need of a case.
extension Entry {
  /// Where the case stands, for messages: `file:line`.
  var place: String { "\(file.path):\(line)" }

  /// The text of a key that every case of the table has.
  func string(_ key: String) throws -> String {
    try #require(self[key]?.text, "\(place): no \(key)")
  }

  /// The whole number of a key that every case of the table has.
  func integer(_ key: String) throws -> Int {
    try #require(Int(try string(key)), "\(place): \(key) is no whole number")
  }

  /// Expects that the bytes are those of the text of `key`.
  ///
  /// Bytes, because a comparison of strings would take U+00E9 and `e` with U+0301 for the same.
  func expect(
    _ found: [UInt8], equals key: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let wanted = try string(key)
    #expect(
      found == Array(wanted.utf8),
      "\(place): \(String(decoding: found, as: UTF8.self)) instead of \(wanted)",
      sourceLocation: sourceLocation)
  }
}

/// A text as a double-quoted YAML scalar, with the place of each of its scalars.
struct QuotedText {
  /// The scalar, quotes included.
  private(set) var source = "\""
  /// The offset of each scalar of the text in the bytes of `source`, and of the closing quote.
  private(set) var places: [Int] = []

  /// Quotes a text.
  init(_ text: String) {
    for scalar in text.unicodeScalars {
      places.append(source.utf8.count)
      switch scalar {
      case "\"", "\\": source += "\\\(scalar)"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        source += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: source.unicodeScalars.append(scalar)
      }
    }
    places.append(source.utf8.count)
    source += "\""
  }
}

/// The bytes that a value appends to an output.
func written(_ write: (inout [UInt8]) -> Void) -> [UInt8] {
  var output: [UInt8] = []
  write(&output)
  return output
}
