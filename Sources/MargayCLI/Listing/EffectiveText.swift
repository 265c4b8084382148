import MargayDiagnostics
import MargayFrontend
import MargayKit

/// The text form of `get --effective`: the lines of the files that count, and values set in Swift, each with its place
/// on the left.
struct EffectiveText {
  private let values: EffectiveValues
  private let isColored: Bool
  /// The names that stand for paths: the last part, unless two files share it.
  private let names: [[UInt8]: String]

  /// Makes the text of a rule's values.
  init(_ values: EffectiveValues, isColored: Bool) {
    self.values = values
    self.isColored = isColored
    var paths: [String] = []
    for source in values.values.flatMap(\.sources) {
      guard let path = EffectiveText.place(source)?.file.path,
        !paths.contains(where: { $0.utf8.elementsEqual(path.utf8) })
      else { continue }
      paths.append(path)
    }
    let short = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    var names: [[UInt8]: String] = [:]
    for (path, name) in zip(paths, short) {
      let isShared = short.count { $0.utf8.elementsEqual(name.utf8) } > 1
      names[Array(path.utf8)] = TerminalText.escape(isShared ? path : name)
    }
    self.names = names
  }

  private static func place(_ source: EffectiveValues.Source) -> SourcePlace? {
    switch source {
    case .file(let place, _), .code(let place): place
    case .standard: nil
    }
  }

  /// The whole text; ends with a line feed.
  func render() -> String {
    var text = ""
    for (number, rule) in ([values.detection] + values.bases).enumerated() {
      text += paint(number == 0 ? "rule        " : "derived from", "2")
      text += "  \(TerminalText.escape(rule.metadata.ruleID)) in "
      text += "\(TerminalText.escape(rule.origin.file.path))"
      if rule.style == .swift, let code = rule.code {
        text += ", the Swift type \(TerminalText.escape(code.typeName))"
      }
      text += "\n"
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
    var lines: [Line] = []
    for source in value.sources {
      switch source {
      case .standard:
        lines.append(Line(place: "default", text: "\(value.key): \(json(value))"))
      case .code(let place):
        let json = value.json == nil ? "a function" : json(value)
        lines.append(Line(place: label(place), text: "\(value.key): \(json)"))
      case .file(let place, let entry):
        lines += self.lines(entry.range, of: place.file, indentation: "")
        for range in entry.anchoredRanges {
          lines += self.lines(range, of: place.file, indentation: "  ")
        }
      }
    }
    return lines
  }

  private func json(_ value: EffectiveValues.Value) -> String {
    TerminalText.escape(String(decoding: value.json ?? [], as: UTF8.self))
  }

  private func label(_ place: SourcePlace) -> String {
    label(place.file, line: place.file.lineIndex(at: place.range.lower))
  }

  private func label(_ file: SourceFile, line: Int) -> String {
    "\(names[Array(file.path.utf8)] ?? TerminalText.escape(file.path)):\(line + 1)"
  }

  /// The lines of a range, moved to the left as far as its first line stands indented.
  private func lines(_ range: SourceRange, of file: SourceFile, indentation: String) -> [Line] {
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
        place: label(file, line: index), text: text.isEmpty ? "" : indentation + text)
    }
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
