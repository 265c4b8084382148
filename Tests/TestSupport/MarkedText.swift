package import MargayDiagnostics
package import Testing

/// Source text with places marked by `1️⃣` to `9️⃣`.
///
/// `MarkedText("1️⃣Severty2️⃣: High")` has the text `Severty: High` with the offsets 0 and 7.
package struct MarkedText: Sendable {
  /// The text without its markers.
  package let text: String
  /// The byte offset of each marker in the text without markers.
  package let offsets: [Int: Int]

  /// Takes the markers out of `marked`.
  package init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var offsets: [Int: Int] = [:]
    var length = 0
    let scalars = Array(marked.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      // A keycap is a digit, U+FE0F and U+20E3.
      if index + 2 < scalars.count, scalars[index + 1].value == 0xFE0F,
        scalars[index + 2].value == 0x20E3, (0x31...0x39).contains(scalar.value)
      {
        offsets[Int(scalar.value) - 0x30] = length
        index += 3
        continue
      }
      text.append(scalar)
      length += UTF8.width(scalar)
      index += 1
    }
    self.text = String(text)
    self.offsets = offsets
  }

  /// The text as a source file.
  package func file(path: String = "test.yml") -> SourceFile { SourceFile(path: path, text: text) }

  /// The range from one marker to another; a test that names an absent marker fails.
  package func range(_ from: Int, _ to: Int) throws -> SourceRange {
    SourceRange(try #require(offsets[from]), try #require(offsets[to]))
  }
}

/// Expects one diagnostic: its code, its range between `1️⃣` and `2️⃣`, and its first fix-it.
///
/// `marked` is read by `diagnose`. With only `1️⃣` the range is empty or begins there. `fixed` is the text
/// after the first fix-it; nil expects that there is none.
package func expectDiagnostic(
  _ code: String, in marked: String, fix title: String? = nil, fixed: String? = nil,
  path: String = "test.yml", sourceLocation: Testing.SourceLocation = #_sourceLocation,
  diagnose: (SourceFile) -> [Diagnostic]
) throws {
  let marks = MarkedText(marked)
  let file = marks.file(path: path)
  let found = diagnose(file)
  let text = TextDiagnosticRenderer().render(found)
  try #require(found.count == 1, "\(text)", sourceLocation: sourceLocation)
  let diagnostic = found[0]
  #expect(diagnostic.kind.code == code, "\(text)", sourceLocation: sourceLocation)
  let lower = try #require(marks.offsets[1], sourceLocation: sourceLocation)
  #expect(diagnostic.range.lower == lower, "\(text)", sourceLocation: sourceLocation)
  if let upper = marks.offsets[2] {
    #expect(diagnostic.range.upper == upper, "\(text)", sourceLocation: sourceLocation)
  }
  let fix = diagnostic.fixes.first
  if let title { #expect(fix?.title == title, "\(text)", sourceLocation: sourceLocation) }
  guard let fixed else {
    #expect(fix == nil, "\(text)", sourceLocation: sourceLocation)
    return
  }
  let applied = EditApplication([try #require(fix, sourceLocation: sourceLocation)], to: file.bytes)
  #expect(applied.notApplied.isEmpty, sourceLocation: sourceLocation)
  #expect(
    Array(applied.bytes) == Array(fixed.utf8), "\(String(decoding: applied.bytes, as: UTF8.self))",
    sourceLocation: sourceLocation)
}
