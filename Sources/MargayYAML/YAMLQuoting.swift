/// How text is written as a quoted YAML scalar.
package enum YAMLQuoting {
  /// The text as a scalar on one line that reads as exactly this text.
  ///
  /// In single quotes where the text allows it, since nothing has to be escaped there; in double quotes
  /// where it holds line breaks, control characters or formats that a reader would not see.
  package static func quoted(_ text: String) -> String {
    let needsEscapes = text.unicodeScalars.contains(where: isHidden)
    var result = needsEscapes ? "\"" : "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case _ where needsEscapes: result += escaped(scalar)
      case "'": result += "''"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + (needsEscapes ? "\"" : "'")
  }

  /// Whether a reader of the file would not see a scalar, or a parser of YAML not take it.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE...0xFFFF: true
    case 0..<0x300: false
    default: scalar.properties.generalCategory == .format
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    default:
      guard isHidden(scalar) else { return String(scalar) }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let isLong = scalar.value > 0xFFFF
      let padding = String(repeating: "0", count: max(0, (isLong ? 8 : 4) - digits.utf8.count))
      return (isLong ? "\\U" : "\\u") + padding + digits
    }
  }
}
