import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// Writes scalars in one style of quotes.
///
/// Without quotes where nobody could take the text for anything else, else in single quotes, and in double quotes only
/// what needs escapes. Texts in blocks keep their lines.
struct ScalarLayout {
  /// A scalar as it is written.
  enum Written {
    /// On one line.
    case line(String)
    /// A block: its header and its lines, without indentation.
    case block(header: String, lines: [String])
  }

  let file: SourceFile

  /// A scalar as a value in a block.
  func written(_ scalar: YAMLScalar, _ node: LayoutNode) -> Written {
    switch scalar.style {
    case .literal:
      if let block = literal(scalar.text) { return block }
    case .folded:
      if let block = folded(scalar.text, node.range) { return block }
    case .plain, .singleQuoted, .doubleQuoted:
      // Text that was broken into lines is broken anew.
      if isBroken(node.range), scalar.value == .string, node.properties.isEmpty,
        let block = BlockText.block(scalar.text)
      {
        return .block(header: block.header, lines: block.lines)
      }
    }
    return .line(line(scalar, node, isInBrackets: false))
  }

  /// A scalar on one line.
  func line(_ scalar: YAMLScalar, _ node: LayoutNode, isInBrackets: Bool) -> String {
    let isPlain = scalar.style == .plain
    if isPlain, case .bool(let value) = scalar.value, node.properties.isEmpty {
      return value ? "true" : "false"
    }
    if isPlain, scalar.text.isEmpty { return isInBrackets ? "null" : "" }
    if isPlain, !isBroken(node.range) { return file.text(node.range) }
    let isUnquotable =
      scalar.value == .string && node.properties.isEmpty && !(isInBrackets && hasComma(scalar.text))
    return isUnquotable ? PlainScalar.text(scalar.text) : YAMLQuoting.quoted(scalar.text)
  }

  private func hasComma(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: ",")) }

  private func isBroken(_ range: SourceRange) -> Bool {
    file.lineIndex(at: range.lower) != file.lineIndex(at: max(range.lower, range.upper - 1))
  }

  /// A literal block; nil where the text does not read as itself in one.
  private func literal(_ text: String) -> Written? {
    guard
      text.unicodeScalars.allSatisfy({
        "\n\t".unicodeScalars.contains($0) || !YAMLQuoting.isHidden($0)
      })
    else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var chomping = "-"
    if lines.last?.isEmpty == true {
      lines.removeLast()
      chomping = lines.last?.isEmpty == true ? "+" : ""
    }
    let first = lines.first { !$0.isEmpty }
    guard let first, first.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
    if chomping == "-", lines.last?.isEmpty == true { return nil }
    let indicator = first.utf8.first == 0x20 ? "2" : ""
    return .block(header: "|" + indicator + chomping, lines: lines)
  }

  /// A folded block with the lines of the source; nil where it is written in a way of its own.
  private func folded(_ text: String, _ range: SourceRange) -> Written? {
    let first = file.lineIndex(at: range.lower)
    let last = file.lineIndex(at: max(range.lower, range.upper - 1))
    let header = file.text(
      SourceRange(range.lower, min(range.lower + 3, file.lineRange(first).upper)))
    guard first < last,
      !header.utf8.contains(where: { $0 == UInt8(ascii: "+") || (0x30...0x39).contains($0) })
    else { return nil }
    var lines: [String] = []
    var margin: Int?
    for index in (first + 1)...last {
      let line = file.lineRange(index)
      let bytes = file.bytes[line.lower..<line.upper]
      let spaces = bytes.prefix { $0 == 0x20 }.count
      if spaces == bytes.count, margin == nil || spaces <= margin ?? 0 {
        lines.append("")
        continue
      }
      let width = margin ?? spaces
      margin = width
      guard spaces >= width else { return nil }
      lines.append(String(decoding: bytes.dropFirst(width), as: UTF8.self))
    }
    return .block(header: text.utf8.last == 0x0A ? ">" : ">-", lines: lines)
  }
}
