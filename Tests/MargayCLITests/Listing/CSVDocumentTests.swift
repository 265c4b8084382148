import MargayCLI
import Testing

/// CSV as RFC 4180 has it, and cells that no spreadsheet computes.
@Suite("CSV")
struct CSVDocumentTests {
  @Test(
    "a cell is quoted where it must be",
    arguments: [
      ("", ""), ("plain text", "plain text"), ("a,b", "\"a,b\""),
      ("say \"x\"", "\"say \"\"x\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""), ("é; ü", "é; ü"),
      ("e\u{301}\"", "\"e\u{301}\"\"\""), ("\"\u{301}", "\"\"\"\u{301}\""),
      (",\u{301}", "\",\u{301}\""),
    ])
  func quoting(_ cell: String, _ field: String) {
    #expect(bytes(of: cell) == Array((field + "\r\n").utf8))
  }

  @Test(
    "a cell that a spreadsheet may compute gets an apostrophe",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
      ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), ("＝1", "'＝1"),
      ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"), ("=\u{301}1", "'=\u{301}1"),
      ("=HYPERLINK(\"http://a\",\"b\")", "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\""),
      ("'quoted'", "''quoted'"), ("a=1", "a=1"), ("1-1", "1-1"), (" =1", " =1"),
    ])
  func formulas(_ cell: String, _ field: String) {
    #expect(bytes(of: cell) == Array((field + "\r\n").utf8))
  }

  @Test("a record is a line that ends with CR LF; the header is the first")
  func records() {
    var document = CSVDocument(header: ["A", "B"])
    document.append(["1", ""])
    document.append(["", "x,y"])
    #expect(document.text.utf8.elementsEqual("A,B\r\n1,\r\n,\"x,y\"\r\n".utf8))
  }

  @Test("on a terminal control characters are escaped, elsewhere they stay")
  func terminal() {
    var shown = CSVDocument(header: ["A"], isForTerminal: true)
    shown.append(["a\u{1B}[31m\nb"])
    #expect(shown.text.utf8.elementsEqual("A\r\na\\u{001B}[31m\\u{000A}b\r\n".utf8))
    #expect(bytes(of: "a\u{1B}b") == Array("a\u{1B}b\r\n".utf8))
  }

  /// The record of one cell, without the header's.
  private func bytes(of cell: String) -> [UInt8] {
    var document = CSVDocument(header: [])
    document.append([cell])
    return Array(document.text.utf8.dropFirst(2))
  }
}
