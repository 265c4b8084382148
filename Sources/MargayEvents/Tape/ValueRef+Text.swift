extension ValueRef {
  /// Appends the value as compact JSON (Documentation/Language, section 0); a missing value as `null`.
  ///
  /// No white space; keys in document order, the first of equal ones; escapes only where JSON demands them.
  package func appendCompactJSON(to output: inout [UInt8]) {
    switch kind {
    case .missing, .null:
      output.append(contentsOf: "null".utf8)
    case .bool:
      output.append(contentsOf: bool ? "true".utf8 : "false".utf8)
    case .number:
      appendNumberText(to: &output)
    case .string:
      CompactJSON.appendString(text, to: &output)
    case .list:
      output.append(0x5B)
      var isFirst = true
      for element in elements {
        if !isFirst { output.append(0x2C) }
        isFirst = false
        element.appendCompactJSON(to: &output)
      }
      output.append(0x5D)
    case .object:
      output.append(0x7B)
      var isFirst = true
      for field in fields {
        if !isFirst { output.append(0x2C) }
        isFirst = false
        CompactJSON.appendString(field.key.text, to: &output)
        output.append(0x3A)
        field.value.appendCompactJSON(to: &output)
      }
      output.append(0x7D)
    }
  }

  /// Appends the value as titles and dedup strings show it (Documentation/Language, section 6); nothing for missing and null.
  package func appendTitleText(to output: inout [UInt8]) {
    switch kind {
    case .missing, .null: break
    case .string: output.append(contentsOf: text)
    case .bool, .number, .list, .object: appendCompactJSON(to: &output)
    }
  }

  /// Appends the text of a number; only for values of kind `number`.
  package func appendNumberText(to output: inout [UInt8]) {
    NumberText.append(
      tape.text(node), isInteger: tape[node].flags.contains(.integer), to: &output)
  }
}

/// JSON as we write it: no white space, and no escape that is not needed.
package enum CompactJSON {
  /// Appends a string in quotes.
  package static func appendString(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) {
    output.append(0x22)
    var written = 0
    for position in 0..<text.count {
      let byte = text[position]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[written..<position]))
      written = position + 1
      output.append(0x5C)
      switch byte {
      case 0x22, 0x5C: output.append(byte)
      case 0x08: output.append(0x62)
      case 0x09: output.append(0x74)
      case 0x0A: output.append(0x6E)
      case 0x0C: output.append(0x66)
      case 0x0D: output.append(0x72)
      default:
        output.append(contentsOf: "u00".utf8)
        output.append(byte >> 4 | 0x30)
        output.append(byte & 15 < 10 ? 0x30 + byte & 15 : 0x57 + byte & 15)
      }
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[written...]))
    output.append(0x22)
  }
}
