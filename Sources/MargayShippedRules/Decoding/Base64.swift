import FoundationEssentials

/// Base64 as attackers and administrators use it: of either alphabet, with or without its padding.
enum Base64 {
  /// The bytes of a base64 text; nil for anything else.
  static func decode(_ text: String) -> [UInt8]? {
    var characters = text.utf8.filter { !" \r\n\t".utf8.contains($0) }.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: byte
      }
    }
    while characters.last == UInt8(ascii: "=") { characters.removeLast() }
    guard characters.count >= 4, characters.count % 4 != 1 else { return nil }
    while characters.count % 4 != 0 { characters.append(UInt8(ascii: "=")) }
    return Data(base64Encoded: String(decoding: characters, as: UTF8.self)).map { Array($0) }
  }

  /// The text of a base64 text that holds UTF-8, or UTF-16 in little-endian order as PowerShell has it; nil for others.
  static func decodeText(_ text: String) -> String? {
    guard let bytes = decode(text) else { return nil }
    let zeros = bytes.enumerated().count { $0.offset % 2 == 1 && $0.element == 0 }
    if bytes.count >= 4, bytes.count % 2 == 0, zeros * 4 >= bytes.count {
      let units = stride(from: 0, to: bytes.count, by: 2).map {
        UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
      }
      return String(decoding: units, as: UTF16.self)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
