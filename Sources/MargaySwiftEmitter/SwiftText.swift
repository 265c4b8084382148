/// Writes text of rules into Swift source: nothing in it can end the literal or comment that it stands in.
///
/// What a reader could not see, or an editor might change, is written by its number: control characters, white space
/// other than the blank, marks that combine, bidirectional and invisible characters, what Unicode has not given out.
enum SwiftText {
  /// A string literal on one line.
  static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars { append(scalar, to: &output) }
    return output + "\""
  }

  /// A string literal on one line, of UTF-8 bytes.
  static func quoted(_ text: [UInt8]) -> String { quoted(String(decoding: text, as: UTF8.self)) }

  /// The lines between the quotes of a literal of several lines.
  static func lines(_ text: String) -> [String] {
    let escapesQuotes = text.utf8.contains(Array("\"\"\"".utf8))
    var lines = [""]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": lines.append("")
      case "\"" where !escapesQuotes: lines[lines.count - 1].unicodeScalars.append(scalar)
      default: append(scalar, to: &lines[lines.count - 1])
      }
    }
    // White space at the end of a line would be taken away by editors.
    return lines.map { line in
      guard line.utf8.last == 0x20 else { return line }
      return line.dropLast() + "\\u{20}"
    }
  }

  /// Text for a comment: one line for each of its own.
  static func commentLines(_ text: String) -> [String] {
    var lines = [""]
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": lines.append("")
      case "\t": lines[lines.count - 1] += "  "
      case _ where isPlain(scalar): lines[lines.count - 1].unicodeScalars.append(scalar)
      default: lines[lines.count - 1] += numbered(scalar)
      }
      previous = scalar
    }
    return lines.map { line in
      var line = line[...]
      while line.utf8.last == 0x20 { line = line.dropLast() }
      return String(line)
    }
  }

  /// Appends a scalar as it stands in a literal.
  static func append(_ scalar: Unicode.Scalar, to output: inout String) {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "\r": output += "\\r"
    case "\t": output += "\\t"
    case "\0": output += "\\0"
    case _ where isPlain(scalar): output.unicodeScalars.append(scalar)
    default: output += numbered(scalar)
    }
  }

  private static func numbered(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  /// Whether a scalar may stand in source as it is.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    if scalar.properties.isDefaultIgnorableCodePoint { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation,
      .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
      .currencySymbol, .otherSymbol:
      return true
    default: return false
    }
  }
}

extension String.UTF8View {
  /// Whether bytes stand somewhere in the text.
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    let bytes = Array(self)
    guard part.count <= bytes.count else { return false }
    return (0...(bytes.count - part.count)).contains { bytes[$0...].starts(with: part) }
  }
}
