import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayYAML
import TestSupport
import Testing

/// Scalars of YAML: what the reader makes of them, and where a rule refuses them.
@Suite("Scalars")
struct ScalarsTests {
  @Test("each scalar has its kind and value")
  func values() throws {
    for row in try Table("Tables/Scalars.yml").cases() {
      let source = try row.string("Scalar")
      // A block scalar brings its own line feeds, which may count.
      let text = "key: \(source)" + (source.utf8.last == UInt8(ascii: "\n") ? "" : "\n")
      let document = YAMLParser.parse(SourceFile(path: "scalar.yml", text: text))
      let hasErrors = document.diagnostics.contains { $0.severity == .error }
      let kind = try row.string("Kind")
      let root = document.root.map { Entry(node: $0, file: document.file) }
      guard let scalar = root?["key"]?.scalar else {
        #expect(kind == "error" && hasErrors, "\(row.place): \(source) is no scalar")
        continue
      }
      switch scalar.value {
      // Infinity and NaN are read, so that a rule can say what is wrong with them.
      case .notFinite: #expect(kind == "error", "\(row.place): \(source)")
      case .ambiguous: #expect(kind == "ambiguous", "\(row.place): \(source)")
      case .null: #expect(kind == "null", "\(row.place): \(source)")
      case .bool(let value):
        #expect(kind == "bool", "\(row.place): \(source)")
        try row.expect(Array((value ? "true" : "false").utf8), equals: "Value")
      case .integer(let digits):
        #expect(kind == "int", "\(row.place): \(source)")
        try row.expect(try numberText(digits), equals: "Value")
      case .float(let text):
        #expect(kind == "float", "\(row.place): \(source)")
        try row.expect(try numberText(text), equals: "Value")
      case .string:
        #expect(kind == "string", "\(row.place): \(source)")
        try row.expect(Array(scalar.text.utf8), equals: "Value")
      }
      #expect(!hasErrors, "\(row.place): \(TextDiagnosticRenderer().render(document.diagnostics))")
    }
  }

  @Test("a rule's value may be a text, a number or a boolean, and nothing that readers dispute")
  func inRules() throws {
    for row in try Table("Tables/Scalars.yml").cases() {
      let source = try row.string("Scalar")
      // A scalar over several lines is indented for the first level of a file.
      guard !source.utf8.contains(UInt8(ascii: "\n")) else { continue }
      let text =
        RuleText.header + "Detection:\n  - Key: k\n    Condition: Equals\n    Value: \(source)\n"
      let errors = RuleText.diagnostics(of: text).filter { $0.severity == .error }
      switch try row.string("Kind") {
      case "null", "error": #expect(errors.count == 1, "\(row.place): \(source)")
      case "ambiguous":
        let error = try #require(errors.first, "\(row.place): \(source)")
        #expect(error.kind == FrontendDiagnostics.ambiguousScalar, "\(row.place)")
        // Quote it, or write the decimal number.
        #expect(error.fixes.count == 2, "\(row.place)")
        for fix in error.fixes {
          let applied = EditApplication([fix], to: Array(text.utf8))
          let left = RuleText.diagnostics(of: String(decoding: applied.bytes, as: UTF8.self))
          #expect(left.isEmpty, "\(row.place): \(TextDiagnosticRenderer().render(left))")
        }
      default: #expect(errors.isEmpty, "\(row.place): \(source)")
      }
    }
  }

  /// The text of a JSON number (language reference, section 0).
  private func numberText(_ json: String) throws -> [UInt8] {
    let event = try RuleText.event(json)
    return withExtendedLifetime(event) { written { event.root.appendNumberText(to: &$0) } }
  }
}
