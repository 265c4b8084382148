import TestSupport
import Testing

@testable import MargaySwiftEmitter

/// Text of rules in literals and comments.
@Suite("Swift text")
struct SwiftTextTests {
  static let pieces = [
    "\"", "\\", "\\(x)", "\"\"\"", "#", "\"#", "\"\"\"##", "\n", "\r", "\r\n", "\0", "\t", " ",
    "*/",
    "/*", "//", "\u{1B}", "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "\u{301}", "\u{200B}", "\u{202E}",
    "\u{2028}", "\u{2066}", "\u{3164}", "\u{FEFF}", "\u{FFFD}", "\u{10FFFF}", "\u{E0041}", "é", "א",
    "한", "😀", "a", "\u{1F1E9}\u{1F1EA}", "'", "`", "{", "}", "$0", "\\u{41}", "\\#(x)",
  ]

  static func texts() -> [String] {
    var generator = SeededGenerator(seed: 5)
    return pieces
      + (0..<3000).map { _ in
        (0..<Int.random(in: 0...8, using: &generator)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        }.joined()
      }
  }

  @Test("a literal on one line is the text and nothing more")
  func quoted() {
    for text in Self.texts() {
      let source = SwiftText.quoted(text)
      let scan = SwiftScan(source)
      #expect(scan.code == "\"\"", "\(source)")
      #expect(scan.literals.count == 1 && scan.literals[0].utf8.elementsEqual(text.utf8))
      #expect(source.unicodeScalars.allSatisfy(SwiftText.isPlain), "\(source)")
    }
  }

  @Test("a literal of several lines is the text and nothing more")
  func lines() {
    for text in Self.texts() {
      let lines = SwiftText.lines(text)
      let scan = SwiftScan("\"\"\"\n" + lines.joined(separator: "\n") + "\n\"\"\"")
      #expect(scan.code == "\"\"", "\(lines)")
      #expect(scan.literals.count == 1 && scan.literals[0].utf8.elementsEqual("\n\(text)\n".utf8))
      for line in lines {
        #expect(line.unicodeScalars.allSatisfy(SwiftText.isPlain), "\(line)")
        #expect(line.utf8.last != 0x20)
      }
    }
  }

  @Test("JSON in a raw literal is the same JSON")
  func json() {
    for text in Self.texts() {
      var json = Array("{\"k\": ".utf8)
      var quoted: [UInt8] = [0x22]
      for byte in text.utf8 {
        switch byte {
        case 0x22, 0x5C: quoted += [0x5C, byte]
        case 0..<0x20:
          quoted += Array("\\u00".utf8) + Array((byte < 16 ? "0" : "1").utf8)
          quoted += Array(String(byte & 15, radix: 16).utf8)
        default: quoted.append(byte)
        }
      }
      json += quoted + [0x22, 0x7D]
      guard case .atom(let source) = JSONSource.literal(json) else { continue }
      let scan = SwiftScan(source)
      #expect(scan.code == "\"\"", "\(source)")
      #expect(scan.literals.count == 1)
      #expect(scan.interpolations.isEmpty)
      #expect(JSONSource.literal(Array((scan.literals.first ?? "").utf8)).flat == source)
    }
  }

  @Test("a comment has no line but its own")
  func comments() {
    for text in Self.texts() {
      for line in SwiftText.commentLines(text) {
        #expect(line.unicodeScalars.allSatisfy(SwiftText.isPlain), "\(line)")
        #expect(SwiftScan("// \(line)\nx").code == "\nx")
      }
    }
  }

  @Test("digests are those of FIPS 180-4")
  func digests() {
    #expect(
      SHA256.hexDigest(of: [])
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.hexDigest(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hexDigest(of: Array(repeating: 0x61, count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}
