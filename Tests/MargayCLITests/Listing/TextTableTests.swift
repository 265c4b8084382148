import MargayCLI
import Testing

/// Tables for people: columns stand below each other whatever the texts are.
@Suite("Text tables")
struct TextTableTests {
  private func lines(_ table: TextTable) -> [String] {
    table.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("text stands on the left, numbers on the right, and no line ends with spaces")
  func alignment() {
    var table = TextTable([("Name", .left), ("Count", .right), ("Place", .left)])
    table.append(["a", "7", "x"])
    table.append(["longer name", "123456", "y"])
    #expect(
      lines(table) == [
        "Name          Count  Place", "a                 7  x", "longer name  123456  y", "",
      ])
  }

  @Test(
    "columns are aligned by the width on a terminal",
    arguments: [
      ("ab", "ab   |"), ("日本", "日本 |"), ("e\u{301}x", "e\u{301}x   |"),
      ("\u{200B}xy", "\u{200B}xy   |"),
    ])
  func displayWidth(_ cell: String, _ line: String) {
    var table = TextTable([("Word", .left), ("|", .left)])
    table.append([cell, "|"])
    // Padded to the four columns of the header, with a gap of two.
    let columns =
      cell == "日本" ? line.replacing(" |", with: "  |") : line.replacing("   |", with: "    |")
    #expect(lines(table)[1].unicodeScalars.elementsEqual(columns.unicodeScalars))
  }

  @Test("control characters and bidirectional formats are escaped, and count as they are shown")
  func escapes() {
    var table = TextTable([("A", .left), ("B", .left)])
    table.append(["\u{1B}[2J", "\u{202E}x"])
    table.append(["b", "line\nbreak"])
    #expect(
      lines(table) == [
        "A            B", "\\u{001B}[2J  \\u{202E}x", "b            line\\u{000A}break", "",
      ])
  }

  @Test("an empty or missing cell is shown as one")
  func emptyCells() {
    var table = TextTable([("A", .left), ("B", .left)])
    table.append(["", "x"])
    table.append(["y"])
    #expect(lines(table) == ["A  B", "-  x", "y  -", ""])
  }
}
