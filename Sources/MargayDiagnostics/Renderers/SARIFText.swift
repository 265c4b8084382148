/// Text of rules and paths as SARIF wants it.
enum SARIFText {
  /// Writes a message object.
  static func write(message: String, as key: String, to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginObject()
    writer.field("text", plain(message))
    writer.endObject()
  }

  /// Writes the member `artifactLocation` for a path.
  static func write(artifact path: String, to writer: inout JSONWriter) {
    let reference = uri(path)
    writer.key("artifactLocation")
    writer.beginObject()
    writer.field("uri", reference)
    if !reference.utf8.starts(with: "file:".utf8) { writer.field("uriBaseId", "%SRCROOT%") }
    writer.endObject()
  }

  /// A sentence as a plain-text message: `{0}` would be a placeholder in it, and `[text](target)` a link.
  static func plain(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let mayLink = zip(bytes, bytes.dropFirst()).contains { $0 == 0x5D && $1 == 0x28 }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{": result += "{{"
      case "}": result += "}}"
      case "[" where mayLink: result += "\\["
      case "]" where mayLink: result += "\\]"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A path as a URI reference: relative to the sources, or with the scheme `file` for an absolute one.
  static func uri(_ path: String) -> String {
    let path = DiagnosticReport.path(path)
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F: result.append(byte)
      default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    let text = String(decoding: result, as: UTF8.self)
    return path.utf8.first == UInt8(ascii: "/") ? "file://" + text : text
  }
}
