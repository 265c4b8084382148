import MargayDiagnostics
import Testing

@Suite struct JSONWriterTests {
  @Test func structure() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("a", 1)
    writer.field("b", [] as [String])
    writer.field("c", ["x", "y"])
    writer.field("d", nil as String?)
    writer.field("e", true)
    writer.key("f")
    writer.beginArray()
    writer.beginObject()
    writer.endObject()
    writer.null()
    writer.bool(false)
    writer.integer(Int.min)
    writer.integer(UInt64.max)
    writer.integer(0)
    writer.raw("1.5".utf8)
    writer.raw(AnySequence("[2]".utf8))
    writer.endArray()
    writer.endObject()
    writer.endLine()
    writer.string("next")
    #expect(
      writer.text == #"{"a":1,"b":[],"c":["x","y"],"d":null,"e":true,"f":[{},null,false,"#
        + #"-9223372036854775808,18446744073709551615,0,1.5,[2]]}"# + "\n\"next\"")
    writer.removeAll()
    writer.string("again")
    #expect(writer.text == "\"again\"")
  }

  @Test(arguments: [
    ("", "", ""), ("abc", "abc", "abc"), ("\"\\/", "\\\"\\\\/", "\\\"\\\\/"),
    ("\u{8}\t\n\u{C}\r", "\\b\\t\\n\\f\\r", "\\b\\t\\n\\f\\r"),
    ("\0\u{1F}", "\\u0000\\u001f", "\\u0000\\u001f"),
    ("\u{7F}", "\u{7F}", "\\u007f"), ("\u{9B}", "\u{9B}", "\\u009b"),
    ("é日\u{1F600}", "é日\u{1F600}", "é日\u{1F600}"),
    ("\u{202E}x\u{2069}", "\u{202E}x\u{2069}", "\\u202ex\\u2069"), ("\u{A0}", "\u{A0}", "\u{A0}"),
    ("\u{2028}", "\u{2028}", "\\u2028"), ("\u{10FFFF}", "\u{10FFFF}", "\u{10FFFF}"),
    ("\u{20}\u{21}\u{23}\u{5B}\u{5D}", " !#[]", " !#[]"),
  ])
  func escaping(text: String, minimal: String, terminal: String) {
    // In every position of the eight bytes that are looked at together.
    for padding in 0..<9 {
      let pad = String(repeating: "p", count: padding)
      for (escaping, expected) in [(JSONEscaping.minimal, minimal), (.terminal, terminal)] {
        var writer = JSONWriter(escaping: escaping)
        writer.string(pad + text + pad)
        #expect(Array(writer.bytes) == Array(("\"" + pad + expected + pad + "\"").utf8))
        var fromBytes = JSONWriter(escaping: escaping)
        fromBytes.string(utf8: Array((pad + text + pad).utf8))
        #expect(fromBytes.bytes == writer.bytes)
      }
    }
  }

  @Test func invalidUTF8IsReplaced() {
    var writer = JSONWriter()
    writer.string(utf8: [0x61, 0xFF, 0xC3] as [UInt8])
    #expect(writer.text == "\"a\u{FFFD}\u{FFFD}\"")
    writer.removeAll()
    writer.string(utf8: AnyCollection([0x61, 0x22] as [UInt8]))
    #expect(writer.text == "\"a\\\"\"")
  }

  @Test func diagnosticObject() {
    let file = SourceFile(path: "a.yml", text: "é: \"\n")
    let diagnostic = Diagnostic(
      DiagnosticKind("MG9999", "Test", .error), "m", file: file, range: SourceRange(4, 5),
      fixes: [FixIt(title: "t", safety: .displayOnly, replacing: SourceRange(5, 5), with: "\"")],
      related: [RelatedPlace(message: "r", file: file, range: SourceRange(0, 2))])
    var writer = JSONWriter()
    JSONDiagnosticRenderer().write(diagnostic, to: &writer)
    #expect(
      writer.text == #"{"code":"MG9999","name":"Test","severity":"error","message":"m","#
        + #""file":"a.yml","start":{"line":1,"column":4,"offset":4},"#
        + #""end":{"line":1,"column":5,"offset":5},"ruleId":null,"fixes":[{"title":"t","#
        + #""safety":"displayOnly","edits":[{"start":{"line":1,"column":5,"offset":5},"#
        + #""end":{"line":1,"column":5,"offset":5},"text":"\""}]}],"related":[{"message":"r","#
        + #""file":"a.yml","start":{"line":1,"column":1,"offset":0},"#
        + #""end":{"line":1,"column":2,"offset":2}}]}"#)
  }
}
