import MargayDiagnostics
import MargayFrontend

/// The text form of `get --effective`: the lines of the files that count, each with its place on the left.
struct EffectiveText {
  private let values: EffectiveValues
  private let isColored: Bool
  private let names: [String]

  /// Makes the text of a rule's values.
  init(_ values: EffectiveValues, isColored: Bool) {
    self.values = values
    self.isColored = isColored
    let paths = values.layers.map { TerminalText.escape($0.keys.file.path) }
    let short = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    // The file's own name stands for its path, which is said above, unless two files share it.
    names = Set(short.map { Array($0.utf8) }).count == short.count ? short : paths
  }

  /// The whole text; ends with a line feed.
  func render() -> String {
    var text = ""
    for (number, layer) in values.layers.enumerated() {
      text += paint(number == 0 ? "rule        " : "derived from", "2")
      text += "  \(TerminalText.escape(layer.ruleID)) in "
      text += "\(TerminalText.escape(layer.keys.file.path))\n"
    }
    let lines = values.values.flatMap(lines)
    let width = lines.map { TerminalText.width($0.place) }.max() ?? 0
    text += "\n"
    for line in lines {
      let padding = TerminalText.padding(of: line.place, to: width)
      text += paint(line.place, "2") + (line.text.isEmpty ? "" : padding + "  " + line.text) + "\n"
    }
    return text
  }

  private struct Line {
    let place: String
    let text: String
  }

  private func lines(_ value: EffectiveValues.Value) -> [Line] {
    switch value.source {
    case .standard(let json):
      return [
        Line(place: "default", text: "\(value.key): \(String(decoding: json, as: UTF8.self))")
      ]
    case .layer(let number, let entry):
      return lines(entry.range, of: number, indentation: "")
        + entry.anchoredRanges.flatMap { lines($0, of: number, indentation: "  ") }
    }
  }

  /// The lines of a range, moved to the left as far as its first line stands indented.
  private func lines(_ range: SourceRange, of number: Int, indentation: String) -> [Line] {
    let file = values.layers[number].keys.file
    let first = file.lineIndex(at: range.lower)
    let last = max(first, file.lineIndex(at: max(range.lower, range.upper - 1)))
    let margin = range.lower - file.lineRange(first).lower
    return (first...last).map { index in
      let line = file.lineRange(index)
      var lower = max(line.lower, range.lower)
      let upper = min(line.upper, range.upper)
      while lower < upper, lower - line.lower < margin, file.bytes[lower] == UInt8(ascii: " ") {
        lower += 1
      }
      let text = TerminalText.escape(file.text(SourceRange(lower, upper)))
      return Line(
        place: "\(names[number]):\(index + 1)", text: text.isEmpty ? "" : indentation + text)
    }
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
