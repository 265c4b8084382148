import MargayDiagnostics
import MargayFrontend
import MargayYAML
import TestSupport
import Testing

/// What the front end says about a rule's text.
extension RuleText {
  /// Everything that is wrong with a text.
  static func diagnostics(of text: String) -> [Diagnostic] {
    DetectionReader.read(SourceFile(path: "table.yml", text: text)).diagnostics
  }

  /// The one thing that is wrong with a text; another number is a failure of the test.
  static func onlyDiagnostic(
    of text: String, _ place: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Diagnostic {
    let found = diagnostics(of: text)
    try #require(
      found.count == 1, "\(place): \(TextDiagnosticRenderer().render(found))",
      sourceLocation: sourceLocation)
    return found[0]
  }

  /// Where a piece that is written once stands in a text, in bytes.
  static func offset(
    of piece: String, in text: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Int {
    let (bytes, wanted) = (Array(text.utf8), Array(piece.utf8))
    let places = bytes.indices.filter { bytes[$0...].starts(with: wanted) }
    try #require(places.count == 1, "\(piece)", sourceLocation: sourceLocation)
    return places[0]
  }

  /// The tree of a text after the first fix-it of a diagnostic; it must leave nothing wrong.
  static func mended(
    _ text: String, by diagnostic: Diagnostic, _ place: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Entry {
    let fix = try #require(
      diagnostic.fixes.first, "\(place): no fix-it", sourceLocation: sourceLocation)
    let applied = EditApplication([fix], to: Array(text.utf8))
    #expect(applied.notApplied.isEmpty, "\(place)", sourceLocation: sourceLocation)
    let file = SourceFile(path: "mended.yml", bytes: applied.bytes)
    let left = DetectionReader.read(file).diagnostics
    #expect(
      left.isEmpty, "\(place): \(TextDiagnosticRenderer().render(left))",
      sourceLocation: sourceLocation)
    let root = try #require(YAMLParser.parse(file).root, sourceLocation: sourceLocation)
    return Entry(node: root, file: file)
  }
}
