import MargayKit

/// Percent-encoding of URLs (RFC 3986, section 2.1).
enum PercentDecoding {
  /// How often an attacker's target is decoded: a filter that decodes once is got around by encoding twice.
  private static let mostLayers = 3

  /// The text with its escapes decoded once, and `+` for a space in queries; broken escapes stay as they are.
  static func decode(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var place = 0
    while place < text.count {
      if text[place] == UInt8(ascii: "%"), place + 2 < text.count,
        let high = digit(text[place + 1]), let low = digit(text[place + 2])
      {
        output.append(high << 4 | low)
        place += 3
      } else {
        output.append(text[place] == UInt8(ascii: "+") ? UInt8(ascii: " ") : text[place])
        place += 1
      }
    }
    return output
  }

  /// The text decoded until nothing changes, at most three times, in lower case.
  static func decodeFully(_ text: Text) -> Text {
    var bytes = text.utf8
    for _ in 0..<mostLayers {
      let decoded = decode(bytes)
      if decoded == bytes { break }
      bytes = decoded
    }
    return Text(String(decoding: bytes, as: UTF8.self)).lowercased()
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

/// The target of a request: its path and the parameters of its query.
struct RequestTarget {
  /// The path as it was sent.
  let path: Text
  /// The parameters in their order, names and values decoded once.
  let parameters: [(name: Text, value: Text)]

  /// Takes a target apart, `/path?name=value&...`.
  init(_ target: Text) {
    let halves = target.split(separator: "?")
    path = halves.first ?? target
    let query = halves.dropFirst().flatMap { $0.split(separator: "&") }
    parameters = query.map { pair in
      let parts = pair.split(separator: "=")
      func decoded(_ texts: ArraySlice<Text>) -> Text {
        let joined = texts.map(\.string).joined(separator: "=")
        return Text(String(decoding: PercentDecoding.decode(Array(joined.utf8)), as: UTF8.self))
      }
      return (decoded(parts.prefix(1)), decoded(parts.dropFirst()))
    }
  }

  /// The values of a parameter.
  func values(_ name: Text) -> [Text] { parameters.filter { $0.name == name }.map(\.value) }
}
