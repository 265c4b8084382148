import MargayDiagnostics
import MargayLint
import Testing

/// Suppression comments.
@Suite("Suppressions")
struct SuppressionTests {
  /// A comment, and what is found with it, by line and code.
  struct Case: CustomTestStringConvertible, Sendable {
    var comment = ""
    var before = ""
    var found: [String] = []
    var suppressed = 0
    /// The line of the key after all safe fix-its.
    var fixed: String?
    var testDescription: String { before + comment }
  }

  static let cases = [
    Case(found: ["7 MG6201"]),
    Case(comment: " # margay: ignore[MG6201] the vendor writes it so", suppressed: 1),
    Case(comment: " # margay: ignore[DottedKey] the vendor writes it so", suppressed: 1),
    Case(comment: " #margay:ignore[ MG6201 ]: because", suppressed: 1),
    Case(before: "  # margay: ignore[MG6201] because\n", suppressed: 1),
    Case(
      before: "  # margay: ignore[MG6201] because\n  # a comment between\n", suppressed: 1),
    Case(before: "# margay: ignore-file[MG6201] because\n", suppressed: 1),
    Case(comment: " # margay: ignore[MG6201]", found: ["7 MG6201", "7 MG8902"]),
    Case(comment: " # margay: ignore[MG6201]   ", found: ["7 MG6201", "7 MG8902"]),
    Case(comment: " # margay: ignore because", found: ["7 MG6201", "7 MG8903"]),
    Case(comment: " # margay: ignore[] because", found: ["7 MG6201", "7 MG8903"]),
    Case(comment: " # margay: hello", found: ["7 MG6201", "7 MG8903"]),
    Case(comment: " # see margay: ignore[MG6201] because", found: ["7 MG6201"]),
    Case(
      comment: " # margay: ignore[MG6291] because", found: ["7 MG6201", "7 MG8904"],
      fixed: "  - Key: userIdentity.type # margay: ignore[MG6201] because"),
    Case(
      comment: " # margay: ignore[MG6201, MG8901] because", found: ["7 MG8901"], suppressed: 1,
      fixed: "  - Key: userIdentity.type # margay: ignore[MG6201] because"),
    Case(
      comment: " # margay: ignore[MG8901,MG6201] because", found: ["7 MG8901"], suppressed: 1,
      fixed: "  - Key: userIdentity.type # margay: ignore[MG6201] because"),
    // The line above it is another one.
    Case(
      before: "  # margay: ignore[MG6201] because\n  - {Key: a, Condition: Exists}\n",
      found: [
        "7 MG8901", "9 MG6201",
      ]),
    // A code that was not looked for cannot be called unused.
    Case(comment: " # margay: ignore[MG6201, MG3026] because", suppressed: 1),
  ]

  @Test("a comment", arguments: cases)
  func comment(_ value: Case) throws {
    let folder = try LintFolder([
      "a.yml": dottedRule(comment: value.comment, before: value.before)
    ])
    let sources = folder.sources(try .dotted)
    let report = LintRun().lint(sources)
    #expect(folder.describe(report.diagnostics) == value.found.map { "a.yml:\($0)" })
    #expect(report.suppressed.count == value.suppressed)
    if let fixed = value.fixed {
      var fixer = LintFixer(LintRun(), sources, appliesUnsafe: false)
      _ = fixer.fix()
      let text = String(decoding: fixer.changes.first?.after ?? [], as: UTF8.self)
      #expect(text.split(separator: "\n").contains(Substring(fixed)), "\(text)")
    }
  }

  @Test("the reason stays with the finding")
  func reason() throws {
    let folder = try LintFolder([
      "a.yml": dottedRule(comment: " # margay: ignore[MG6201] the vendor writes it so")
    ])
    let report = LintRun().lint(folder.sources(try .dotted))
    #expect(report.suppressed.map(\.reason) == ["the vendor writes it so"])
  }

  @Test("an unused comment is removed with its line, or with the space before it")
  func removal() throws {
    for (before, comment) in [
      ("  # margay: ignore[MG8901] because\n", ""), ("", " # margay: ignore[MG8901] because"),
    ] {
      let folder = try LintFolder(["a.yml": dottedRule(comment: comment, before: before)])
      var fixer = LintFixer(LintRun(), folder.sources(try .dotted), appliesUnsafe: false)
      let after = fixer.fix()
      #expect(folder.describe(after.diagnostics) == ["a.yml:7 MG6201"])
      #expect(fixer.changes.map(\.after) == [Array(dottedRule().utf8)])
    }
  }

  @Test("an error of the language cannot be taken back")
  func errors() throws {
    let folder = try LintFolder([
      "a.yml": dottedRule() + "Treshold: 1 # margay: ignore[MG2003] because\n"
    ])
    let found = folder.findings(.init(select: try [CodeSelector("MG2"), CodeSelector("MG89")]))
    #expect(found == ["a.yml:9 MG2003", "a.yml:9 MG8901"])
    let report = LintRun().lint(folder.sources(try .dotted))
    #expect(
      report.diagnostics.last?.message
        == "MG2003 is an error of the language, which no comment takes back")
  }
}
