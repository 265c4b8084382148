import MargayDiagnostics

/// The findings of one file as a cache holds them.
///
/// A finding stands in the file itself; related places may stand in others, which are known by their paths.
enum CachedFindings {
  static func write(_ result: LintedFileResult, to writer: inout CacheWriter) {
    writer.number(result.shown.count)
    for diagnostic in result.shown { write(diagnostic, to: &writer) }
    writer.number(result.suppressed.count)
    for finding in result.suppressed {
      writer.text(finding.reason)
      write(finding.diagnostic, to: &writer)
    }
  }

  /// Reads the findings of a file; `file` gives the text of the one with a path.
  static func read(
    _ reader: inout CacheReader, of own: SourceFile, _ file: (String) -> SourceFile?
  ) throws(CacheReader.Damage) -> (shown: [Diagnostic], suppressed: [SuppressedFinding]) {
    let shown = try reader.list { (reader) throws(CacheReader.Damage) in
      try diagnostic(&reader, own, file)
    }
    let suppressed = try reader.list { (reader) throws(CacheReader.Damage) in
      let reason = try reader.text()
      return SuppressedFinding(diagnostic: try diagnostic(&reader, own, file), reason: reason)
    }
    return (shown, suppressed)
  }

  private static func write(_ diagnostic: Diagnostic, to writer: inout CacheWriter) {
    writer.text(diagnostic.kind.code)
    writer.text(diagnostic.severity.rawValue)
    writer.text(diagnostic.message)
    write(diagnostic.range, to: &writer)
    writer.optional(diagnostic.ruleID)
    writer.number(diagnostic.fixes.count)
    for fix in diagnostic.fixes {
      writer.text(fix.title)
      writer.text(fix.safety.rawValue)
      writer.number(fix.edits.count)
      for edit in fix.edits {
        write(edit.range, to: &writer)
        writer.text(edit.text)
      }
    }
    writer.number(diagnostic.related.count)
    for place in diagnostic.related {
      writer.text(place.message)
      writer.text(place.file.path)
      write(place.range, to: &writer)
    }
  }

  private static func write(_ range: SourceRange, to writer: inout CacheWriter) {
    writer.number(range.lower)
    writer.number(range.upper)
  }

  private static func diagnostic(
    _ reader: inout CacheReader, _ own: SourceFile, _ file: (String) -> SourceFile?
  ) throws(CacheReader.Damage) -> Diagnostic {
    guard let known = KnownCodes.kind(try reader.text()),
      let severity = DiagnosticSeverity(rawValue: try reader.text())
    else { throw CacheReader.Damage() }
    let message = try reader.text()
    let range = try range(&reader, in: own)
    let ruleID = try reader.optional()
    let fixes = try reader.list { (reader) throws(CacheReader.Damage) in try fix(&reader, own) }
    let related = try reader.list { (reader) throws(CacheReader.Damage) in
      let message = try reader.text()
      guard let other = file(try reader.text()) else { throw CacheReader.Damage() }
      return RelatedPlace(message: message, file: other, range: try self.range(&reader, in: other))
    }
    return Diagnostic(
      DiagnosticKind(known.code, known.name, severity), message, file: own, range: range,
      ruleID: ruleID, fixes: fixes, related: related)
  }

  private static func fix(
    _ reader: inout CacheReader, _ own: SourceFile
  ) throws(CacheReader.Damage) -> FixIt {
    let title = try reader.text()
    guard let safety = FixSafety(rawValue: try reader.text()) else { throw CacheReader.Damage() }
    let edits = try reader.list { (reader) throws(CacheReader.Damage) in
      SourceEdit(range: try range(&reader, in: own), text: try reader.text())
    }
    return FixIt(title: title, safety: safety, edits: edits)
  }

  private static func range(
    _ reader: inout CacheReader, in file: SourceFile
  ) throws(CacheReader.Damage) -> SourceRange {
    let lower = try reader.count()
    let upper = try reader.count()
    guard lower <= upper, upper <= file.bytes.count else { throw CacheReader.Damage() }
    return SourceRange(lower, upper)
  }
}
