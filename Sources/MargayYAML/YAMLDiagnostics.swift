package import MargayDiagnostics

/// Every kind of problem that a file can have as YAML, with its sentence (codes MG1xxx).
package enum YAMLDiagnostics {
  /// All kinds, in the order of their codes.
  package static let all: [DiagnosticKind] = [
    fileTooLarge, invalidUTF8, wrongEncoding, controlCharacter, emptyFile, severalDocuments,
    nestingTooDeep, aliasExpansionTooLarge, unknownAlias, recursiveAlias, duplicateKey, mergeKey,
    collectionAsKey, unknownTag, tagMismatch, integerTooLong, tabIndentation, unclosedQuote,
    missingSpaceAfterColon, missingDash, badIndentation, missingColon, colonInPlainText,
    unclosedBracket, brokenFlowCollection, unknownEscape, reservedCharacter, textAfterValue,
    brokenAliasName, brokenDirective, brokenBlockHeader, listOnKeyLine,
    missingSpaceAfterDash, invalidSyntax,
  ]

  static let fileTooLarge = DiagnosticKind("MG1001", "FileTooLarge", .error)
  static let invalidUTF8 = DiagnosticKind("MG1002", "InvalidUTF8", .error)
  static let wrongEncoding = DiagnosticKind("MG1003", "WrongEncoding", .error)
  static let controlCharacter = DiagnosticKind("MG1004", "ControlCharacter", .error)
  package static let emptyFile = DiagnosticKind("MG1005", "EmptyFile", .error)
  static let severalDocuments = DiagnosticKind("MG1006", "SeveralDocuments", .error)
  static let nestingTooDeep = DiagnosticKind("MG1007", "NestingTooDeep", .error)
  static let aliasExpansionTooLarge = DiagnosticKind("MG1008", "AliasExpansionTooLarge", .error)
  static let unknownAlias = DiagnosticKind("MG1009", "UnknownAlias", .error)
  static let recursiveAlias = DiagnosticKind("MG1010", "RecursiveAlias", .error)
  static let duplicateKey = DiagnosticKind("MG1011", "DuplicateKey", .error)
  static let mergeKey = DiagnosticKind("MG1012", "MergeKey", .error)
  static let collectionAsKey = DiagnosticKind("MG1013", "CollectionAsKey", .error)
  static let unknownTag = DiagnosticKind("MG1014", "UnknownTag", .error)
  static let tagMismatch = DiagnosticKind("MG1015", "TagMismatch", .error)
  static let integerTooLong = DiagnosticKind("MG1016", "IntegerTooLong", .error)
  static let tabIndentation = DiagnosticKind("MG1017", "TabIndentation", .error)
  static let unclosedQuote = DiagnosticKind("MG1018", "UnclosedQuote", .error)
  static let missingSpaceAfterColon = DiagnosticKind("MG1019", "MissingSpaceAfterColon", .error)
  static let missingDash = DiagnosticKind("MG1020", "MissingDash", .error)
  static let badIndentation = DiagnosticKind("MG1021", "BadIndentation", .error)
  static let missingColon = DiagnosticKind("MG1022", "MissingColon", .error)
  static let colonInPlainText = DiagnosticKind("MG1023", "ColonInPlainText", .error)
  static let unclosedBracket = DiagnosticKind("MG1024", "UnclosedBracket", .error)
  static let brokenFlowCollection = DiagnosticKind("MG1025", "BrokenFlowCollection", .error)
  static let unknownEscape = DiagnosticKind("MG1026", "UnknownEscape", .error)
  static let reservedCharacter = DiagnosticKind("MG1027", "ReservedCharacter", .error)
  static let textAfterValue = DiagnosticKind("MG1028", "TextAfterValue", .error)
  static let brokenAliasName = DiagnosticKind("MG1029", "BrokenAliasName", .error)
  static let brokenDirective = DiagnosticKind("MG1030", "BrokenDirective", .error)
  static let brokenBlockHeader = DiagnosticKind("MG1031", "BrokenBlockHeader", .error)
  static let listOnKeyLine = DiagnosticKind("MG1032", "ListOnKeyLine", .error)
  static let missingSpaceAfterDash = DiagnosticKind("MG1033", "MissingSpaceAfterDash", .error)
  static let invalidSyntax = DiagnosticKind("MG1034", "InvalidSyntax", .error)
}

// MARK: Bytes

extension YAMLDiagnostics {
  static func fileTooLarge(_ file: SourceFile, limit: Int) -> Diagnostic {
    Diagnostic(
      fileTooLarge, "the file has \(file.bytes.count) bytes, more than the limit of \(limit)",
      file: file, range: SourceRange(0, 0))
  }

  static func wrongEncoding(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      wrongEncoding, "the file is UTF-16 or UTF-32; save it as UTF-8", file: file,
      range: SourceRange(0, min(2, file.bytes.count)))
  }

  static func invalidUTF8(_ file: SourceFile, at offset: Int) -> Diagnostic {
    let byte = String(file.bytes[offset], radix: 16, uppercase: true)
    return Diagnostic(
      invalidUTF8, "the byte 0x\(byte) is not UTF-8 here; save the file as UTF-8", file: file,
      range: SourceRange(offset, offset + 1))
  }

  static func controlCharacter(
    _ scalar: Unicode.Scalar, _ file: SourceFile, _ range: SourceRange
  ) -> Diagnostic {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    let escape =
      digits.utf8.count > 4
      ? "\\U\(String(repeating: "0", count: 8 - digits.utf8.count))\(digits)" : "\\u\(name)"
    return Diagnostic(
      controlCharacter,
      "the character U+\(name) may not stand in YAML; in double quotes write it as \(escape)",
      file: file, range: range,
      fixes: [FixIt(title: "remove the character", safety: .unsafe, replacing: range, with: "")])
  }
}

// MARK: Documents, aliases, keys, tags

extension YAMLDiagnostics {
  static func emptyFile(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      emptyFile, "the file holds no YAML, only white space or comments", file: file,
      range: SourceRange(0, 0))
  }

  static func severalDocuments(_ file: SourceFile, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      severalDocuments,
      "a second YAML document begins here; put each rule into a file of its own", file: file,
      range: range)
  }

  static func nestingTooDeep(_ file: SourceFile, _ range: SourceRange, limit: Int) -> Diagnostic {
    Diagnostic(
      nestingTooDeep, "lists and mappings are nested more than \(limit) levels deep", file: file,
      range: range)
  }

  static func aliasExpansionTooLarge(
    _ file: SourceFile, _ range: SourceRange, limit: Int
  ) -> Diagnostic {
    Diagnostic(
      aliasExpansionTooLarge,
      "the aliases of this file stand for more than \(limit) nodes", file: file, range: range)
  }

  static func unknownAlias(
    _ name: String, _ file: SourceFile, _ range: SourceRange, nearest: String?
  ) -> Diagnostic {
    var fixes = [quote(file, range)]
    if let nearest {
      fixes.insert(
        FixIt(title: "write '*\(nearest)'", safety: .unsafe, replacing: range, with: "*" + nearest),
        at: 0)
    }
    return Diagnostic(
      unknownAlias,
      "no anchor '&\(name)' stands before this alias; text that begins with '*' needs quotes",
      file: file, range: range, fixes: fixes)
  }

  static func recursiveAlias(
    _ name: String, _ file: SourceFile, _ range: SourceRange, anchor: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      recursiveAlias, "the alias '*\(name)' stands inside the value that it names", file: file,
      range: range,
      related: [
        RelatedPlace(message: "the value of '&\(name)' begins here", file: file, range: anchor)
      ])
  }

  static func duplicateKey(
    _ key: String, _ file: SourceFile, _ range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      duplicateKey, "the key '\(shortened(key))' stands twice in this mapping", file: file,
      range: range,
      related: [RelatedPlace(message: "it stands here first", file: file, range: first)])
  }

  static func mergeKey(_ file: SourceFile, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      mergeKey,
      "merge keys are not part of the language; write the keys out, or use an alias as the value of"
        + " each key",
      file: file, range: range)
  }

  static func collectionAsKey(_ file: SourceFile, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      collectionAsKey, "a list or mapping cannot be a key; text in brackets needs quotes",
      file: file, range: range)
  }

  static func unknownTag(_ tag: String, _ file: SourceFile, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      unknownTag,
      "the tag '\(shortened(tag))' is unknown; known are !!str, !!int, !!float, !!bool and !!null,"
        + " for scalars only",
      file: file, range: range)
  }

  static func tagMismatch(
    _ tag: YAMLScalarReading.Tag, _ text: String, _ file: SourceFile, _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      tagMismatch, "'\(shortened(text))' is not a value of the tag !!\(tag.rawValue)", file: file,
      range: range)
  }

  static func integerTooLong(_ file: SourceFile, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      integerTooLong,
      "an integer that is not decimal may have at most"
        + " \(YAMLScalarReading.longestConvertedInteger) digits",
      file: file, range: range)
  }

  /// The fix-it that puts the text of a range into quotes.
  static func quote(_ file: SourceFile, _ range: SourceRange) -> FixIt {
    FixIt(
      title: "put it in quotes", safety: .unsafe, replacing: range,
      with: YAMLQuoting.quoted(file.text(range)))
  }

  /// Text from a file as it stands in a sentence: not longer than a name usually is.
  static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }
}
