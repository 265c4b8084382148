import MargayEvents
import Testing

/// Lower-casing against the standard library's mappings, which are of a later version of Unicode.
@Suite struct LowercasingTests {
  private func lowercased(_ text: String) -> String {
    String(decoding: Lowercasing.lowercased(Array(text.utf8)), as: UTF8.self)
  }

  @Test func mapsEveryScalarOfUnicode15AsTheStandardLibrary() {
    var mapped = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let age = scalar.properties.age
      let isLater = age.map { $0.major > 15 || ($0.major == 15 && $0.minor > 0) } ?? true
      let mapping = isLater ? String(scalar) : scalar.properties.lowercaseMapping
      // A later version may have given an old scalar a partner, which 15.0 does not know.
      let partnerAge = mapping.unicodeScalars.compactMap { $0.properties.age?.major }.max() ?? 0
      let expected = partnerAge > 15 ? String(scalar) : mapping
      if !expected.utf8.elementsEqual(String(scalar).utf8) { mapped += 1 }
      guard lowercased(String(scalar)).utf8.elementsEqual(expected.utf8) else {
        Issue.record("U+\(String(value, radix: 16)) became \(lowercased(String(scalar)))")
        return
      }
    }
    #expect(mapped == 1433)
  }

  @Test(
    arguments: [
      ("", ""), ("ABC", "abc"), ("AbCdEfGhIjKlMnOp@[`{", "abcdefghijklmnop@[`{"),
      ("\u{212A}elvin", "kelvin"), ("\u{130}stanbul", "i\u{307}stanbul"),
      ("\u{39F}\u{394}\u{39F}\u{3A3}", "\u{3BF}\u{3B4}\u{3BF}\u{3C3}"),
      ("STRASSE\u{1E9E}", "strasse\u{DF}"), ("stra\u{DF}e", "stra\u{DF}e"),
      ("\u{10400}x", "\u{10428}x"), ("E\u{301}", "e\u{301}"), ("\u{C9}", "\u{E9}"),
      ("1234567\u{23A}", "1234567\u{2C65}"), ("12345678\u{1C4}", "12345678\u{1C6}"),
    ])
  func mapsWholeTexts(_ example: (text: String, lower: String)) {
    #expect(lowercased(example.text).utf8.elementsEqual(example.lower.utf8))
  }

  @Test func leavesInvalidBytesAsTheyAre() {
    #expect(Lowercasing.lowercased([0x41, 0xFF, 0x42, 0xC3]) == [0x61, 0xFF, 0x62, 0xC3])
  }
}
