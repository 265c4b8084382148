package import MargayDiagnostics

// MARK: Text

extension YAMLDiagnostics {
  static func tab(_ file: SourceFile, _ range: SourceRange, edits: [SourceEdit]) -> Diagnostic {
    Diagnostic(
      tabIndentation, "a tab stands here; YAML is indented with spaces only", file: file,
      range: range,
      fixes: [FixIt(title: "replace tabs with spaces", safety: .unsafe, edits: edits)])
  }

  static func unclosedQuote(
    _ quote: String, _ file: SourceFile, _ range: SourceRange, end: Int?
  ) -> Diagnostic {
    var fixes: [FixIt] = []
    if let end {
      fixes.append(
        FixIt(
          title: "close the quote at the end of the line", safety: .unsafe,
          replacing: SourceRange(end, end), with: quote))
    }
    return Diagnostic(
      unclosedQuote, "this quote is not closed", file: file, range: range, fixes: fixes)
  }

  static func unknownEscape(
    _ file: SourceFile, _ range: SourceRange, edits: [SourceEdit]
  ) -> Diagnostic {
    Diagnostic(
      unknownEscape,
      "'\(shortened(file.text(range)))' is no escape in double quotes; in single quotes a backslash"
        + " is just a backslash",
      file: file, range: range,
      fixes: [FixIt(title: "write '\\\\' for each backslash", safety: .safe, edits: edits)])
  }

  static func brokenEscape(_ file: SourceFile, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      unknownEscape,
      "the escape is broken; it is \\x with 2, \\u with 4 or \\U with 8 hexadecimal digits of a"
        + " Unicode character",
      file: file, range: range)
  }

  static func reservedCharacter(
    _ first: UInt8, _ file: SourceFile, _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      reservedCharacter,
      "text that begins with '\(Unicode.Scalar(first))' needs quotes", file: file, range: range,
      fixes: [quote(file, range)])
  }

  static func brokenAliasName(_ file: SourceFile, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      brokenAliasName,
      "'*' and '&' at the start of a value make an alias or anchor, and no name of one follows; text"
        + " that begins with them needs quotes",
      file: file, range: range, fixes: [quote(file, range)])
  }

  static func brokenBlockHeader(
    _ file: SourceFile, _ range: SourceRange, move: SourceEdit?
  ) -> Diagnostic {
    let moved = move.map { edit in
      FixIt(title: "move the text to the next line", safety: .unsafe, edits: [edit])
    }
    return Diagnostic(
      brokenBlockHeader,
      "'|' and '>' begin a text on the lines that follow, so nothing else may stand here; text that"
        + " begins with them needs quotes",
      file: file, range: range, fixes: [moved ?? quote(file, range)])
  }

  static func brokenDirective(_ file: SourceFile, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      brokenDirective,
      "a line that begins with '%' is a directive to YAML, and this one is not valid; leave it out",
      file: file, range: range)
  }

  static func textAfterValue(
    _ file: SourceFile, _ range: SourceRange, quote: UInt8?, edits: [SourceEdit]
  ) -> Diagnostic {
    let message: String
    let title: String
    switch quote {
    case UInt8(ascii: "'"):
      message = "text stands behind the closing quote; inside single quotes a ' is written ''"
      title = "write '' for the quotes inside"
    case nil:
      message = "text stands behind the end of the value"
      title = ""
    default:
      message = "text stands behind the closing quote; inside double quotes a \" is written \\\""
      title = "write \\\" for the quotes inside"
    }
    return Diagnostic(
      textAfterValue, message, file: file, range: range,
      fixes: edits.isEmpty ? [] : [FixIt(title: title, safety: .unsafe, edits: edits)])
  }

  static func invalidSyntax(
    _ problem: String, _ file: SourceFile, _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(invalidSyntax, "this is not valid YAML: \(problem)", file: file, range: range)
  }

  static func outOfMemory(_ file: SourceFile) -> Diagnostic {
    invalidSyntax("memory ran out", file, SourceRange(0, 0))
  }
}

// MARK: Lines

extension YAMLDiagnostics {
  /// An entry above, beside which a line could have been meant to stand.
  struct Neighbour {
    /// Its key or text.
    let name: String
    /// Its line, from 1.
    let line: Int
    /// Its column, from 0.
    let column: Int
    /// Where it stands.
    let range: SourceRange
    /// The file.
    let file: SourceFile
    /// What moves the bad line to its column.
    let edits: [SourceEdit]

    var fix: FixIt {
      FixIt(
        title: "indent it like '\(shortened(name))' on line \(line)", safety: .unsafe, edits: edits)
    }
    var place: RelatedPlace {
      RelatedPlace(message: "begins in column \(column + 1)", file: file, range: range)
    }
  }

  /// What is wrong with a plain scalar where a mapping is wanted: `Key:value` without a space.
  ///
  /// Nil where that is not certainly the slip. It is no syntax error when no other key follows, so only
  /// who wants a mapping can tell.
  package static func missingSpaceAfterColon(
    in node: YAMLNode, _ file: SourceFile
  ) -> Diagnostic? {
    guard case .scalar(let scalar) = node.content, scalar.style == .plain else { return nil }
    let shape = LineShape(file, at: node.range.lower)
    guard shape.text == node.range.lower, let place = shape.missingSpaceAfterColon else {
      return nil
    }
    return missingSpace(afterColonAt: place, shape, file)
  }

  static func missingSpace(
    afterColonAt place: Int, _ shape: LineShape, _ file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      missingSpaceAfterColon,
      "a space is missing after the colon, so that YAML does not see a key here", file: file,
      range: SourceRange(shape.text, shape.end),
      fixes: [insertion(of: " ", at: place, title: "write a space after the colon", .safe)])
  }

  static func missingSpace(
    afterDashAt place: Int, _ shape: LineShape, _ file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      missingSpaceAfterDash,
      "a space is missing after the dash, so that YAML does not see a list item here", file: file,
      range: SourceRange(place - 1, shape.key?.upper ?? shape.end),
      fixes: [insertion(of: " ", at: place, title: "write a space after the dash", .safe)])
  }

  static func missingColon(_ file: SourceFile, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      missingColon,
      "this line has no key; in a mapping each line is 'Key: value', with a colon and a space",
      file: file, range: range)
  }

  static func colonInPlainText(
    _ file: SourceFile, _ range: SourceRange, canQuote: Bool
  ) -> Diagnostic {
    Diagnostic(
      colonInPlainText,
      canQuote
        ? "text with a colon and a space in it needs quotes"
        : "text over several lines with a colon and a space in it needs '>-' in front of it, or quotes",
      file: file, range: range, fixes: canQuote ? [quote(file, range)] : [])
  }

  static func listOnKeyLine(
    _ file: SourceFile, _ range: SourceRange, edit: SourceEdit
  ) -> Diagnostic {
    Diagnostic(
      listOnKeyLine, "a list begins on the line after its key", file: file, range: range,
      fixes: [FixIt(title: "move the list to the next line", safety: .safe, edits: [edit])])
  }

  static func listItemAmongKeys(_ file: SourceFile, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      badIndentation,
      "a list item stands among the keys of a mapping; indent it under the key it belongs to",
      file: file, range: range)
  }

  static func missingDash(
    _ file: SourceFile, _ range: SourceRange, fixes: [FixIt], related: RelatedPlace
  ) -> Diagnostic {
    Diagnostic(
      missingDash, "a '-' is missing: everything at this indentation is an item of a list",
      file: file, range: range, fixes: fixes, related: [related])
  }

  static func notInItem(
    _ file: SourceFile, _ range: SourceRange, fixes: [FixIt], related: RelatedPlace
  ) -> Diagnostic {
    Diagnostic(
      badIndentation,
      "'\(shortened(file.text(range)))' stands at the indentation of the list's dashes, not of the"
        + " item's keys",
      file: file, range: range, fixes: fixes, related: [related])
  }

  static func badIndentation(
    _ file: SourceFile, _ range: SourceRange, column: Int, _ neighbours: [Neighbour]
  ) -> Diagnostic {
    let compared = neighbours.map { neighbour in
      "'\(shortened(neighbour.name))' on line \(neighbour.line) in column \(neighbour.column + 1)"
    }
    return Diagnostic(
      badIndentation,
      "this line begins in column \(column + 1), but \(compared.joined(separator: " and "))",
      file: file, range: range, fixes: neighbours.map(\.fix), related: neighbours.map(\.place))
  }

  static func indentedUnderValue(
    _ file: SourceFile, _ range: SourceRange, _ neighbour: Neighbour
  ) -> Diagnostic {
    Diagnostic(
      badIndentation,
      "'\(shortened(file.text(range)))' is indented under '\(shortened(neighbour.name))' on line"
        + " \(neighbour.line), which has a value already",
      file: file, range: range, fixes: [neighbour.fix], related: [neighbour.place])
  }

  private static func insertion(
    of text: String, at place: Int, title: String, _ safety: FixSafety
  ) -> FixIt {
    FixIt(title: title, safety: safety, replacing: SourceRange(place, place), with: text)
  }
}

// MARK: Brackets

extension YAMLDiagnostics {
  static func unclosedBracket(
    _ file: SourceFile, _ range: SourceRange, closing: String, end: Int
  ) -> Diagnostic {
    Diagnostic(
      unclosedBracket, "this '\(file.text(range))' is not closed", file: file, range: range,
      fixes: [insertion(of: closing, at: end, title: "write '\(closing)' at its end", .unsafe)])
  }

  static func brokenFlowCollection(
    _ file: SourceFile, _ range: SourceRange, opening: SourceRange, closing: String,
    value: SourceRange?
  ) -> Diagnostic {
    let name = file.text(opening) + "…" + closing
    return Diagnostic(
      brokenFlowCollection,
      "'\(file.text(range))' cannot stand here; between the entries of \(name) stand single commas",
      file: file, range: range, fixes: value.map { [quote(file, $0)] } ?? [],
      related: [RelatedPlace(message: "the brackets open here", file: file, range: opening)])
  }
}
