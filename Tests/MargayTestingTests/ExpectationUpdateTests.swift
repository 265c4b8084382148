import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayTesting
import TestSupport
import Testing

@Suite("Writing expected alert fields")
struct ExpectationUpdateTests {
  /// A fixture `Tests/Fixtures/ExpectationUpdate/<name>.yml` and what it becomes, `<name>.after`.
  static let fixtures = Fixtures("ExpectationUpdate")
  static let accepted = fixtures.files(endingIn: ".yml").filter { !$0.name.hasPrefix("refused") }
  static let refused = fixtures.files(endingIn: ".yml").filter { $0.name.hasPrefix("refused") }

  /// What came of updating the file of the only rule of `bytes`.
  private func update(_ bytes: [UInt8], path: String = "rule.yml") throws -> [UInt8] {
    let file = SourceFile(path: path, bytes: bytes)
    let registry = Registry()
    registry.register(DetectionReader.read(file))
    let rules = registry.freeze()
    try #require(!rules.hasErrors, "\(rules.diagnostics.map(\.message))")
    let changes = PresentAlertFields.entries(rules, TestRunner.run(rules))
    guard let change = changes.first else { return bytes }
    #expect(changes.count == 1)
    return try ExpectationUpdate.apply(change.entries, to: change.file)
  }

  /// What testing the rule of `bytes` gives.
  private func report(_ bytes: [UInt8]) -> TestReport {
    RuleTexts.report([String(decoding: bytes, as: UTF8.self)])
  }

  @Test("a file becomes what its golden says, once", arguments: accepted)
  func golden(_ file: Fixtures.File) throws {
    let bytes = try file.bytes()
    let after = try update(bytes)
    Golden.expect(
      String(decoding: after, as: UTF8.self),
      at: Self.fixtures.file(file.name.replacing(".yml", with: ".after")).path)
    #expect(try update(after) == after)
    let report = report(after)
    #expect(report.rules.map(\.isInvalid) == [false])
    let stages = report.rules.flatMap(\.tests).flatMap(\.failures).map(\.stage)
    #expect(!stages.contains(.expectation))
  }

  @Test("a file that cannot be edited safely is left alone, with the reason", arguments: refused)
  func refusal(_ file: Fixtures.File) throws {
    let bytes = try file.bytes()
    do {
      let after = try update(bytes)
      Issue.record("the file became\n\(String(decoding: after, as: UTF8.self))")
    } catch let refusal as ExpectationUpdate.Refusal {
      let source = SourceFile(path: file.name, bytes: bytes)
      let location = source.location(of: refusal.range.lower)
      Golden.expect(
        "\(file.name):\(location.line):\(location.column): \(refusal.message)\n",
        at: Self.fixtures.file(file.name.replacing(".yml", with: ".refusal")).path)
    }
  }

  @Test("there are fixtures")
  func present() {
    #expect(Self.accepted.count >= 10)
    #expect(Self.refused.count >= 4)
  }

  @Test("line breaks of the file are kept", arguments: ["\n", "\r\n", "\r"], [true, false])
  func lineBreaks(_ lineBreak: String, _ endsWithBreak: Bool) throws {
    let lines = [
      "AnalysisType: rule", "RuleID: R", "Enabled: true", "Severity: Low", "LogTypes: [A]",
      "Detection:", "  - Condition: AlwaysTrue", "Tests:",
      "  - {Name: t, ExpectedResult: true, Log: {a: 1}}",
    ]
    let before = lines.joined(separator: lineBreak) + (endsWithBreak ? lineBreak : "")
    let after = try update(Array(before.utf8))
    let added = [
      "x-margay:", "  Expect:", "    t:", "      Title: R", "      Dedup: R", "      Severity: Low",
      "",
    ]
    let expected =
      lines.joined(separator: lineBreak) + lineBreak + added.joined(separator: lineBreak)
    #expect(String(decoding: after, as: UTF8.self) == expected)
    #expect(try update(after) == after)
  }

  @Test("what was added is all that changes, for every rule of the pack", arguments: packFiles)
  func pack(_ file: Fixtures.File) throws {
    let before = try file.bytes()
    let after = try update(before, path: file.name)
    // The pack's tests pass, so nothing of the file is replaced: its lines stand in the new one, in their order.
    var rest = after.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    for line in before.split(separator: 0x0A, omittingEmptySubsequences: false) {
      guard let found = rest.firstIndex(of: line) else {
        Issue.record("a line is lost: \(String(decoding: line, as: UTF8.self))")
        return
      }
      rest = rest[(found + 1)...]
    }
    #expect(try update(after, path: file.name) == after)
  }

  /// The rules of the pack that stand alone.
  static let packFiles: [Fixtures.File] = {
    let files = Fixtures("../../Detections").files(endingIn: ".yml")
    return files.filter { (try? !$0.text().contains("BaseDetection:")) ?? false }
  }()

  @Test("the pack is there")
  func packIsPresent() { #expect(Self.packFiles.count >= 40) }

  @Test(
    "values of every kind are read back as they were",
    arguments: [
      "plain", "two words", "", " leading", "trailing ", "it's", "say \"x\"", "a: b", "a #b", "#a",
      "- a", "? a", "[a]", "{a}", "{b}", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "null",
      "NULL", "~",
      "true", "no", "on", "Y", "12", "-3", "1.5", "1e3", "0o17", "1_000", "0x1F", ".5", ".inf",
      "2026-01-02",
      "12:30", "a\nb", "a\n", "\ttab", "a\\b", "\u{1B}[31m", "\u{202E}abc", "caf\u{E9}",
      "cafe\u{301}",
      "\u{FEFF}a", "\u{85}", "\u{2028}", "😀", "---", "...", "a:", ":a", "=", "<<",
    ])
  func texts(_ text: String) throws {
    let file = SourceFile(
      path: "rule.yml",
      text: RuleTexts.rule(
        "R",
        """
        AlertTitle: 'x{a}'
        Detection:
          - Condition: AlwaysTrue
        Tests:
          - {Name: t, ExpectedResult: true, Log: {a: 1}}
        """))
    let context =
      #"{"a":[1,1.5,-0.0000001,1e300,123456789012345678901234567890,true,null,{}],"b c":{"x":"- y"}}"#
    let values: [ExpectationField: ExpectationUpdate.Value] = [
      .title: .text(text), .description: .text(text), .destinations: .texts([text, "b"]),
      .alertContext: .object(context),
    ]
    let entry = ExpectationUpdate.Entry(testName: "t", values: values)
    let after = try ExpectationUpdate.apply([entry], to: file)
    let read = DetectionReader.read(SourceFile(path: "rule.yml", bytes: after))
    guard case .detection(let fields?) = read.content, let expectation = fields.expectations.first
    else {
      Issue.record("the result cannot be read: \(String(decoding: after, as: UTF8.self))")
      return
    }
    #expect(read.diagnostics.map(\.message) == [])
    #expect(expectation.title.map { Array($0.value.utf8) } == Array(text.utf8))
    #expect(expectation.description.map { Array($0.value.utf8) } == Array(text.utf8))
    #expect(
      expectation.destinations.map { $0.value.map { Array($0.utf8) } } == [
        Array(text.utf8), [0x62],
      ])
    #expect(
      try ExpectationUpdate.apply([entry], to: SourceFile(path: "rule.yml", bytes: after)) == after)
  }

  @Test(
    "names of tests are written so that they are found again",
    arguments: [
      "plain", "12", "true", "a: b", "it's", "#1", "a\nb", "", "- x", "\u{202E}x",
    ])
  func names(_ name: String) throws {
    let quoted = "\"" + name.replacing("\n", with: "\\n") + "\""
    let text = RuleTexts.rule(
      "R",
      """
      Detection:
        - Condition: AlwaysTrue
      Tests:
        - {Name: \(quoted), ExpectedResult: true, Log: {a: 1}}
      """)
    let after = try update(Array(text.utf8))
    #expect(after.count > text.utf8.count)
    #expect(try update(after) == after)
    #expect(report(after).summary.passedTests == 1)
  }

  @Test("tests with a wrong result are never written")
  func wrongResults() throws {
    let text = RuleTexts.rule(
      "R",
      """
      Detection:
        - {Key: a, Condition: Exists}
      Tests:
        - {Name: lost, ExpectedResult: true, Log: {b: 1}}
        - {Name: unexpected, ExpectedResult: false, Log: {a: 1}}
        - {Name: quiet, ExpectedResult: false, Log: {b: 1}}
      """)
    #expect(try update(Array(text.utf8)) == Array(text.utf8))
  }

  @Test("a derived rule's file gets the expectations of inherited tests")
  func derived() throws {
    let base = RuleTexts.rule(
      "Base",
      """
      Detection:
        - Condition: AlwaysTrue
      Tests:
        - {Name: t, ExpectedResult: true, Log: {a: 1}}
      """)
    let rules = RuleTexts.rules([
      base, "AnalysisType: rule\nRuleID: Derived\nBaseDetection: Base\nSeverity: Critical\n",
    ])
    let changes = PresentAlertFields.entries(rules, TestRunner.run(rules))
    #expect(changes.map(\.file.path) == ["0.yml", "1.yml"])
    let change = try #require(changes.last)
    let after = try ExpectationUpdate.apply(change.entries, to: change.file)
    #expect(
      String(decoding: after, as: UTF8.self)
        == String(decoding: change.file.bytes, as: UTF8.self) + """
          x-margay:
            Expect:
              t:
                Title: Derived
                Dedup: Derived
                Severity: Critical

          """)
  }

  @Test("a file that would be too large to be read is left alone, with that reason")
  func tooLarge() throws {
    let text = RuleTexts.rule(
      "Rule",
      "Detection:\n  - Condition: AlwaysTrue\nTests:\n"
        + (0..<12_000).map { "  - {Name: n\($0), ExpectedResult: true, Log: {a: 1}}\n" }.joined())
    #expect {
      try update(Array(text.utf8))
    } throws: { error in
      (error as? ExpectationUpdate.Refusal)?.message.hasSuffix("than a rule file may be") == true
    }
  }
}
