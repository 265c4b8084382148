import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargaySwiftEmitter
import TestSupport
import Testing

/// What rules become in Swift: `Tests/Fixtures/Converted/<case>.yml` with `<case>.swift`.
///
/// CI lints and compiles the goldens' twins too (`.ci/converted`).
@Suite("Swift emitter")
struct SwiftEmitterTests {
  static let fixtures = Fixtures("Converted")
  static let cases = fixtures.files(endingIn: ".yml")

  /// The rule of a fixture.
  static func rule(_ text: String, path: String = "rule.yml") throws -> SourceRule {
    let file = DetectionReader.read(SourceFile(path: path, text: text))
    return try #require(
      SourceRule(file), "\(TextDiagnosticRenderer().render(file.diagnostics))")
  }

  private func source(of rule: SourceRule) throws -> String {
    let emission = SwiftEmitter(EmitterSettings(ruleIDs: [rule.ruleID])).file(of: rule)
    return try #require(
      emission.file, "\(TextDiagnosticRenderer().render(emission.diagnostics))"
    ).text
  }

  @Test("there are cases")
  func present() { #expect(Self.cases.count >= 8) }

  @Test("the source is that of the golden", arguments: cases)
  func golden(_ file: Fixtures.File) throws {
    let text = try source(of: try Self.rule(try file.text(), path: file.name))
    Golden.expect(text, at: Self.fixtures.folder + "/\(file.name.dropLast(4)).swift")
  }

  @Test("the list of the rules is that of the golden")
  func list() throws {
    let rules = try Self.cases.map { try Self.rule(try $0.text(), path: $0.name) }
    let emitter = SwiftEmitter(EmitterSettings(ruleIDs: rules.map(\.ruleID)))
    Golden.expect(
      emitter.list(of: rules).text, at: Self.fixtures.folder + "/ConvertedDetections.swift")
    let whole = try #require(emitter.wholeFile(of: rules).file).text
    for rule in rules { #expect(whole.contains("\(emitter.typeName(of: rule))")) }
  }

  @Test("every comment of a file stands in the source once", arguments: cases)
  func comments(_ file: Fixtures.File) throws {
    let rule = try Self.rule(try file.text(), path: file.name)
    let lines = try source(of: rule).split(separator: "\n").map { $0.drop { $0 == " " } }
    for comment in rule.notes.comments.values.flatMap({ $0 }) {
      let text = comment.unicodeScalars.allSatisfy(\.isASCII) ? comment : nil
      guard let text else { continue }
      #expect(
        lines.count { $0 == "// \(text)" || $0 == "// YAML: \(text)" } == 1, "\(text)")
    }
  }

  @Test("no text of a hostile rule stands outside of literals and comments")
  func hostile() throws {
    let file = Self.fixtures.file("hostile.yml")
    let text = try source(of: try Self.rule(try file.text(), path: file.name))
    // Every interpolation is one that the emitter writes itself.
    let code = SwiftScan(text)
    // A name of the rule may become one of Swift, `exit1`, and no call.
    #expect(!code.code.contains("exit("))
    #expect(code.interpolations == ["event.shown(Path.exit1)", #"event.shown("a.b")"#])
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
    let invisible: [ClosedRange<UInt32>] = [0x80...0xA0, 0x200B...0x200F, 0x2028...0x202E]
    #expect(
      !text.unicodeScalars.contains { scalar in invisible.contains { $0 ~= scalar.value } })
  }

  @Test("text is never compared as a String of Swift", arguments: cases)
  func bytes(_ file: Fixtures.File) throws {
    let code = SwiftScan(try source(of: try Self.rule(try file.text(), path: file.name))).code
    for word in ["Set<String>", ".string", "lowercased", "String("] {
      #expect(!code.contains(word))
    }
  }

  /// Expressions that no file can hold, and that Swift does not say.
  static let inexpressible: [(String, Expression.Kind)] = [
    (
      "a name is to match exactly",
      .predicate(
        Predicate(
          condition: .exists,
          subject: .path(EventKeyPath(steps: [.name(Array("a".utf8))], names: .exact))))
    ),
    (
      "does not begin at the element",
      .predicate(
        Predicate(
          condition: .exists,
          subject: .path(EventKeyPath(base: .element, steps: [.name(Array("a".utf8))]))))
    ),
    (
      "Contains of inline filters",
      .predicate(
        Predicate(
          condition: .contains, subject: .path(EventKeyPath(steps: [.name(Array("a".utf8))])),
          operand: .literal(.string([])), containment: .elementOrSubstring))
    ),
    (
      "IsNullOrEmpty of inline filters",
      .predicate(
        Predicate(
          condition: .isNullOrEmpty, subject: .path(EventKeyPath(steps: [.name(Array("a".utf8))])),
          emptiness: .strict))
    ),
    (
      "an enrichment has a second path",
      .predicate(
        Predicate(
          condition: .equals,
          subject: .enrichment(
            EnrichmentPath(
              rows: EventKeyPath(steps: [.name(Array("p_enrichment".utf8))]),
              field: EventKeyPath(base: .element, steps: [.name(Array("a".utf8))]))),
          operand: .path(EventKeyPath(steps: [.name(Array("b".utf8))]))))
    ),
    (
      "a condition has no operand",
      .predicate(
        Predicate(
          condition: .equals, subject: .path(EventKeyPath(steps: [.name(Array("a".utf8))]))))
    ),
  ]

  @Test("what cannot be said exactly is refused with a code", arguments: inexpressible.indices)
  func refusals(_ place: Int) throws {
    let (message, kind) = Self.inexpressible[place]
    let text = try Self.fixtures.file("base.yml").text()
    var fields = try Self.rule(text).fields
    fields.detection = Expression(id: NodeID(0), kind: kind)
    let rule = SourceRule(fields, notes: SourceNotes(label: "a", digest: "b"))
    let emitter = SwiftEmitter(EmitterSettings(ruleIDs: [rule.ruleID]))
    let emission = emitter.file(of: rule)
    #expect(emission.file == nil)
    #expect(emission.diagnostics.contains { $0.kind.code == "MG5070" })
    #expect(emission.diagnostics.contains { $0.message.contains(message) })
    // In one file with others it is left out, and named.
    let whole = emitter.wholeFile(of: [rule])
    #expect(whole.diagnostics.count == emission.diagnostics.count)
    #expect(try !#require(whole.file).text.contains("ConvertedBase()"))
  }
}
