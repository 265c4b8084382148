/// Collects the lines of a Swift file.
struct SwiftWriter {
  private(set) var lines: [String] = []
  private var indent: Int

  /// Begins without lines; `indent` is how deep they stand.
  init(indent: Int = 0) { self.indent = indent }

  /// The file: every line with its line feed.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// Adds a line of source.
  mutating func line(_ source: String) {
    lines.append(source.isEmpty ? "" : String(repeating: " ", count: indent) + source)
  }

  /// Adds an empty line, unless there is one already or a block begins.
  mutating func blank() {
    guard let last = lines.last, !last.isEmpty, last.utf8.last != UInt8(ascii: "{") else { return }
    lines.append("")
  }

  /// Adds the lines of another writer, which was made with the present depth.
  mutating func append(_ other: SwiftWriter) { lines += other.lines }

  /// Adds comments, a line each.
  mutating func comments(_ texts: [String]) {
    for text in texts.flatMap({ SwiftText.commentLines($0) }) {
      // A comment of a rule must not give the formatter orders.
      let isOrder = text.drop { $0 == " " }.utf8.starts(with: "swift-format-ignore".utf8)
      line(text.isEmpty ? "//" : isOrder ? "// YAML: \(text)" : "// \(text)")
    }
  }

  /// Adds a documentation comment, a line for each of its texts' lines.
  mutating func documentation(_ texts: [String]) {
    for text in texts.flatMap({ SwiftText.commentLines($0) }) {
      line(text.isEmpty ? "///" : "/// \(text)")
    }
  }

  /// Adds a value, on as many lines as it needs; `suffix` stands behind it.
  mutating func value(_ value: SwiftValue, suffix: String = "") {
    lines += value.written("", indent: indent, suffix: suffix)
  }

  /// Adds `prefix = value`; one that is too long stands on a line of its own.
  mutating func assignment(_ prefix: String, _ value: SwiftValue) {
    lines += value.written(prefix + " = ", indent: indent)
  }

  /// Adds a block: its head, what `body` adds, and the closing brace with what follows it.
  mutating func block(
    _ head: String, closing: String = "}", _ body: (inout SwiftWriter) -> Void
  ) {
    line(head + " {")
    indent += 2
    body(&self)
    indent -= 2
    line(closing)
  }

  /// Adds a list: its opening line, what `body` adds, and the closing line.
  mutating func list(_ open: String, _ close: String, _ body: (inout SwiftWriter) -> Void) {
    line(open)
    indent += 2
    body(&self)
    indent -= 2
    line(close)
  }

  /// Adds a value behind a label, as an argument of a call.
  mutating func labeled(_ label: String?, _ value: SwiftValue, suffix: String) {
    lines += value.written(label.map { "\($0): " } ?? "", indent: indent, suffix: suffix)
  }

  /// Adds an assignment a step deeper.
  mutating func indentedAssignment(_ prefix: String, _ value: SwiftValue) {
    indent += 2
    assignment(prefix, value)
    indent -= 2
  }
}
