import MargayIR
import Testing

/// The limit of 1000 scalars.
struct TextLimitTests {
  @Test(arguments: ["a", "é", "漢", "😀"])
  func thousandScalarsStay(_ scalar: String) {
    var text = Array(String(repeating: scalar, count: 1000).utf8)
    let before = text
    TextLimit.cut(&text)
    #expect(text == before)
  }

  @Test(arguments: ["a", "é", "漢", "😀"])
  func oneMoreIsCut(_ scalar: String) {
    var text = Array(String(repeating: scalar, count: 1001).utf8)
    TextLimit.cut(&text)
    let expected = String(repeating: scalar, count: 985) + "... (truncated)"
    #expect(text == Array(expected.utf8))
    #expect(expected.unicodeScalars.count == 1000)
  }

  @Test func combiningMarksCountAsScalars() {
    var text = Array(String(repeating: "e\u{301}", count: 501).utf8)
    TextLimit.cut(&text)
    #expect(String(decoding: text, as: UTF8.self).hasSuffix("e... (truncated)"))
  }
}
