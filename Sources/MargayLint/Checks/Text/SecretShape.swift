import MargayDiagnostics

/// The forms that keys and tokens have, as their vendors document them.
struct SecretShape {
  /// Something of a known form.
  struct Found {
    /// What it is, for a message.
    let name: String
    /// Where it stands.
    let range: SourceRange
    /// Whether it is the id of an AWS access key.
    var isAccessKey = false
  }

  /// The first bytes.
  private let prefix: [UInt8]
  /// What it is.
  private let name: String
  /// The fewest and the most bytes behind the prefix.
  private let tail: ClosedRange<Int>
  /// The bytes that may stand behind the prefix, beside letters and digits.
  private let marks: String

  private init(_ prefix: String, _ name: String, _ tail: ClosedRange<Int>, marks: String = "") {
    self.prefix = Array(prefix.utf8)
    self.name = name
    self.tail = tail
    self.marks = marks
  }

  private static let all: [UInt8: [SecretShape]] = {
    let shapes =
      ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map {
        SecretShape($0, "a token of GitHub", 36...255)
      }
      + [
        SecretShape("github_pat_", "a token of GitHub", 60...255, marks: "_"),
        SecretShape("glpat-", "a token of GitLab", 20...64, marks: "_-"),
        SecretShape("npm_", "a token of npm", 36...36),
        SecretShape("xoxb-", "a token of Slack", 24...255, marks: "-"),
        SecretShape("xoxp-", "a token of Slack", 24...255, marks: "-"),
        SecretShape("xoxa-", "a token of Slack", 24...255, marks: "-"),
        SecretShape("sk_live_", "a key of Stripe", 24...255),
        SecretShape("rk_live_", "a key of Stripe", 24...255),
        SecretShape("AIza", "a key of Google's interfaces", 35...35, marks: "_-"),
      ]
    return Dictionary(grouping: shapes) { $0.prefix[0] }
  }()

  /// What stands at a place; nil for nothing of a known form, and for what is invented.
  static func secret(in bytes: [UInt8], at start: Int) -> Found? {
    let first = bytes[start]
    guard "AgnxsreS-".utf8.contains(first) else { return nil }
    if start > 0, isWord(bytes[start - 1]) { return secretKey(bytes, start) }
    switch first {
    case UInt8(ascii: "-"): return privateKey(bytes, start)
    case UInt8(ascii: "e"): return webToken(bytes, start)
    case UInt8(ascii: "A"):
      if let key = accessKey(bytes, start) { return key }
    default: break
    }
    for shape in all[first] ?? [] {
      guard bytes[start...].starts(with: shape.prefix) else { continue }
      let begin = start + shape.prefix.count
      let end = SecretShape.end(bytes, from: begin, marks: shape.marks)
      guard shape.tail.contains(end - begin), !isInvented(bytes[begin..<end]) else { continue }
      return Found(name: shape.name, range: SourceRange(start, end))
    }
    return secretKey(bytes, start)
  }

  /// The id of a long-term AWS access key.
  private static func accessKey(_ bytes: [UInt8], _ start: Int) -> Found? {
    guard bytes[start...].starts(with: "AKIA".utf8) else { return nil }
    let end = SecretShape.end(bytes, from: start, marks: "_")
    let tail = bytes[(start + 4)..<end]
    guard tail.count == 16, !isInvented(tail),
      tail.allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) })
    else { return nil }
    return Found(
      name: "the id of an AWS access key", range: SourceRange(start, end), isAccessKey: true)
  }

  /// Forty characters behind a key that speaks of a secret: the form of AWS's secret access keys.
  private static func secretKey(_ bytes: [UInt8], _ start: Int) -> Found? {
    guard bytes[start] | 0x20 == UInt8(ascii: "s"),
      bytes[start...].prefix(6).map({ $0 | 0x20 }).elementsEqual("secret".utf8)
    else { return nil }
    var index = start + 6
    while index < bytes.count, isWord(bytes[index]) { index += 1 }
    let gap = bytes[index...].prefix { " \":='".utf8.contains($0) }
    guard !gap.isEmpty, gap.count <= 5 else { return nil }
    let begin = index + gap.count
    let end = SecretShape.end(bytes, from: begin, marks: "/+")
    let text = bytes[begin..<end]
    guard text.count == 40, !isInvented(text),
      text.contains(where: { (0x41...0x5A).contains($0) }),
      text.contains(where: { (0x61...0x7A).contains($0) }),
      text.contains(where: { (0x30...0x39).contains($0) }),
      !text.allSatisfy(isHexadecimal)
    else { return nil }
    return Found(name: "a secret access key of AWS", range: SourceRange(begin, end))
  }

  /// The begin of a private key in text form, with some of the key behind it.
  private static func privateKey(_ bytes: [UInt8], _ start: Int) -> Found? {
    guard bytes[start...].starts(with: "-----BEGIN ".utf8) else { return nil }
    let line = bytes[start...].prefix(64)
    let words = Array("PRIVATE KEY-----".utf8)
    guard let place = line.indices.first(where: { bytes[$0...].starts(with: words) }) else {
      return nil
    }
    let header = place + words.count
    var begin = header
    // The line break may be one, or the escape of one.
    while begin < bytes.count, begin < header + 16, " \n\r\\nrt".utf8.contains(bytes[begin]) {
      begin += 1
    }
    let end = SecretShape.end(bytes, from: begin, marks: "/+=")
    guard end - begin >= 40, !isInvented(bytes[begin..<end]) else { return nil }
    return Found(name: "a private key", range: SourceRange(start, header))
  }

  /// A signed web token (RFC 7519): two parts that are JSON in base64, and a signature.
  private static func webToken(_ bytes: [UInt8], _ start: Int) -> Found? {
    guard bytes[start...].starts(with: "eyJ".utf8) else { return nil }
    var begin = start
    for part in 0..<3 {
      let end = SecretShape.end(bytes, from: begin, marks: "_-")
      guard end - begin >= 16, part == 2 || bytes[begin...].starts(with: "eyJ".utf8),
        !isInvented(bytes[begin..<end])
      else { return nil }
      if part == 2 { return Found(name: "a signed token", range: SourceRange(start, end)) }
      guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return nil }
      begin = end + 1
    }
    return nil
  }

  /// Whether a text is made up: it says so, is the known example of web tokens, or is a few characters again and again.
  private static func isInvented(_ text: ArraySlice<UInt8>) -> Bool {
    let folded = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let words = [
      "example", "xxxx", "abcdef", "123456", "dummy", "fake", "redacted", "ixmjm0nty3odkwi",
    ]
    if words.contains(where: { word in
      let word = Array(word.utf8)
      return folded.indices.contains { folded[$0...].starts(with: word) }
    }) {
      return true
    }
    return Set(folded).count <= min(6, folded.count / 3)
  }

  private static func end(_ bytes: [UInt8], from start: Int, marks: String) -> Int {
    var end = start
    while end < bytes.count, isAlphanumeric(bytes[end]) || marks.utf8.contains(bytes[end]) {
      end += 1
    }
    return end
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "_")
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x61...0x66).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
