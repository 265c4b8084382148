import MargayDiagnostics

/// Lines whose indentation, dash or colon is wrong.
extension SyntaxExplanation {
  // MARK: Colons

  /// A line of a mapping without a colon that ends a key.
  var missingColon: Finding {
    let start = error.contextPlace ?? place
    let shape = LineShape(file, at: start)
    if let slip = missingSpace(in: shape) { return slip }
    if place - start > 1024, shape.key != nil {
      return Finding(
        YAMLDiagnostics.invalidSyntax(
          "a key may have at most 1024 characters", file, SourceRange(start, start + 1)))
    }
    return Finding(YAMLDiagnostics.missingColon(file, wholeLine(start)))
  }

  /// A colon behind text that cannot be a key.
  var unexpectedColon: Finding {
    let scalar = tokens.last { $0.kind == .scalar }
    let start = scalar.map { $0.end + 1 >= place ? $0.start : line.text } ?? line.text
    let first = LineShape(file, at: start)
    if let slip = missingSpace(in: first) { return slip }
    let colon = Finding(
      YAMLDiagnostics.invalidSyntax(
        "a ':' cannot stand behind this value", file,
        SourceRange(place, min(place + 1, file.bytes.count))))
    if scalar?.style == .singleQuoted || scalar?.style == .doubleQuoted { return colon }
    if first.index == line.index {
      guard let value = line.value, value <= start else { return colon }
      return Finding(
        YAMLDiagnostics.colonInPlainText(file, wholeLine(value), canQuote: true), isCertain: true)
    }
    if first.key == nil, first.text == start {
      return Finding(YAMLDiagnostics.missingColon(file, wholeLine(start)))
    }
    guard line.hasWordKey, first.key != nil else {
      return Finding(
        YAMLDiagnostics.colonInPlainText(file, SourceRange(start, line.end), canQuote: false))
    }
    let column = first.text - first.range.lower
    return Finding(
      YAMLDiagnostics.indentedUnderValue(
        file, entry, neighbour(at: first.text, column: column)))
  }

  private func missingSpace(in shape: LineShape) -> Finding? {
    if let place = shape.missingSpaceAfterColon {
      return Finding(
        YAMLDiagnostics.missingSpace(afterColonAt: place, shape, file), isCertain: true)
    }
    if let place = shape.missingSpaceAfterDash {
      return Finding(YAMLDiagnostics.missingSpace(afterDashAt: place, shape, file))
    }
    return nil
  }

  // MARK: Entries

  var listOnKeyLine: Diagnostic {
    guard line.key != nil, place > line.text else { return unknown }
    var lower = place
    while lower > line.text, [0x20, 0x09].contains(file.bytes[lower - 1]) { lower -= 1 }
    let indent = String(repeating: " ", count: line.text - line.range.lower + 2)
    return YAMLDiagnostics.listOnKeyLine(
      file, wholeLine(place),
      edit: SourceEdit(range: SourceRange(lower, place), text: "\n" + indent))
  }

  /// A token that begins no entry of the collections that are open.
  var unexpectedEntry: Finding {
    if place > line.content { return textAfterValue }
    let previous = LineShape(file, at: max(0, (tokens.last { $0.end <= place }?.start) ?? 0))
    if let slip = missingSpace(in: previous) { return slip }
    let levels = BlockLevel.open(file, tokens, before: place)
    let column = line.indent
    if let level = levels.last(where: { $0.column == column }) {
      if level.isSequence { return Finding(missingDash(level, levels)) }
      return Finding(YAMLDiagnostics.listItemAmongKeys(file, entry))
    }
    let fitting = levels.filter { $0.isSequence == line.isListItem }
    let candidates = fitting.isEmpty ? levels : fitting
    let deeper = candidates.first { $0.column > column }
    let shallower = candidates.last { $0.column < column }
    let nearest = [deeper, shallower].compactMap { $0 }
    return nearest.isEmpty ? Finding(unknown) : Finding(badIndentation(nearest))
  }

  /// A key among list items: its dash was forgotten, or it belongs to the item above.
  private func missingDash(_ level: BlockLevel, _ levels: [BlockLevel]) -> Diagnostic {
    let item = LineShape(file, at: level.last)
    // Keys of the item above, to tell whether this line begins another item like it.
    let isRepeated = tokens.contains { token in
      token.kind == .scalar && token.start >= level.last
        && file.text(SourceRange(token.start, token.end)).utf8.elementsEqual(
          line.key.map { file.text($0) }?.utf8 ?? "".utf8)
    }
    let width = item.text - item.content
    let intoItem = FixIt(
      title: "indent it as part of the item on line \(item.index + 1)", safety: .unsafe,
      edits: reindented(by: width))
    let dash = FixIt(
      title: "write '- ' before it", safety: .unsafe,
      edits: [SourceEdit(range: SourceRange(line.content, line.content), text: "- ")]
        + reindented(by: 2).dropFirst())
    let related = RelatedPlace(
      message: "the list's last item begins here", file: file, range: wholeLine(item.text))
    guard item.isListItem, item.key != nil, line.key != nil, !isRepeated else {
      return YAMLDiagnostics.missingDash(file, entry, fixes: [dash], related: related)
    }
    return YAMLDiagnostics.notInItem(file, entry, fixes: [intoItem, dash], related: related)
  }

  private func badIndentation(_ levels: [BlockLevel]) -> Diagnostic {
    YAMLDiagnostics.badIndentation(
      file, entry, column: line.indent,
      levels.map { neighbour(at: $0.last, column: $0.column) })
  }

  private func neighbour(at offset: Int, column: Int) -> YAMLDiagnostics.Neighbour {
    let shape = LineShape(file, at: offset)
    let range = shape.key ?? wholeLine(shape.text)
    return YAMLDiagnostics.Neighbour(
      name: file.text(range), line: shape.index + 1, column: column, range: range, file: file,
      edits: reindented(by: column - line.indent))
  }

  /// The key of the line, else its text.
  private var entry: SourceRange {
    line.isListItem ? SourceRange(line.content, line.end) : line.key ?? wholeLine(line.content)
  }

  /// Moves the line of the place, and what is nested under it or beside it, by some columns.
  private func reindented(by delta: Int) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    var current: LineShape? = line
    while let shape = current, shape.indent >= line.indent {
      let start = shape.range.lower
      if delta > 0 {
        edits.append(
          SourceEdit(
            range: SourceRange(start, start), text: String(repeating: " ", count: delta)))
      } else {
        edits.append(SourceEdit(range: SourceRange(start, start - delta), text: ""))
      }
      current = nextLine(after: shape)
      // Another dash at the same column begins the next item.
      if let next = current, next.isListItem, next.indent == line.indent, !line.isListItem { break }
    }
    return edits
  }

  // MARK: Text behind a value

  private var textAfterValue: Finding {
    let range = wholeLine(place)
    let previous = tokens.last { $0.end <= place && $0.kind != .blockEnd }
    if previous?.kind == .flowEnd, let value = line.value, let first = byte(value),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    {
      // A title that begins with a placeholder.
      return Finding(
        YAMLDiagnostics.reservedCharacter(first, file, wholeLine(value)), isCertain: true)
    }
    guard let previous, let style = previous.style,
      style == .singleQuoted || style == .doubleQuoted
    else {
      return Finding(YAMLDiagnostics.textAfterValue(file, range, quote: nil, edits: []))
    }
    let quote: UInt8 = style == .singleQuoted ? UInt8(ascii: "'") : UInt8(ascii: "\"")
    let close = previous.end - 1
    // The quotes between the first and the last of the line were meant as text.
    let last = file.bytes[place..<max(line.end, place)].lastIndex(of: quote)
    guard let last, last == line.end - 1, last > close else {
      return Finding(YAMLDiagnostics.textAfterValue(file, range, quote: quote, edits: []))
    }
    let insertion = style == .singleQuoted ? "'" : "\\"
    var edits: [SourceEdit] = []
    var offset = close
    while offset < last {
      let isEscaped = byte(offset) == UInt8(ascii: "\\") && style == .doubleQuoted
      let isPair =
        style == .singleQuoted && offset + 1 < last && byte(offset) == quote
        && byte(offset + 1) == quote
      if byte(offset) == quote, !isPair {
        edits.append(SourceEdit(range: SourceRange(offset, offset), text: insertion))
      }
      offset += isEscaped || isPair ? 2 : 1
    }
    return Finding(
      YAMLDiagnostics.textAfterValue(file, range, quote: quote, edits: edits), isCertain: true)
  }
}
