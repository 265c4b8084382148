import Foundation
import MargayDiagnostics
import TestSupport
import Testing

/// The forms of a report for machines, over the same findings: recorded, and proof against hostile text.
@Suite("Report renderers")
struct ReportRendererTests {
  /// A form, with the file that records it.
  enum Form: String, CaseIterable {
    case concise = "concise.txt"
    case github = "github.txt"
    case gitlab = "gitlab.json"
    case junit = "junit.xml"
    case markdown = "markdown.md"
    case sarif = "sarif.json"

    func bytes(_ report: DiagnosticReport) -> [UInt8] {
      switch self {
      case .concise: Array(ConciseDiagnosticRenderer().render(report).utf8)
      case .github: Array(GitHubDiagnosticRenderer().render(report).utf8)
      case .gitlab: GitLabDiagnosticRenderer().render(report, escaping: .minimal)
      case .junit: Array(JUnitDiagnosticRenderer().render(report).utf8)
      case .markdown: Array(MarkdownDiagnosticRenderer().render(report).utf8)
      case .sarif: SARIFDiagnosticRenderer().render(report, escaping: .minimal)
      }
    }

    func text(_ report: DiagnosticReport) -> String {
      String(decoding: bytes(report), as: UTF8.self)
    }
  }

  private static let kinds = [
    DiagnosticKind("MG9001", "First", .error), DiagnosticKind("MG9002", "Second", .warning),
    DiagnosticKind("MG9003", "Third", .note),
  ]

  private static func report(
    _ findings: [DiagnosticReport.Finding], files: [SourceFile] = [],
    notices: [DiagnosticReport.Notice] = [], usesBaseline: Bool = false
  ) -> DiagnosticReport {
    DiagnosticReport(
      tool: DiagnosticReport.Tool(name: "margay", version: "1.2.3"), findings: findings,
      files: files, notices: notices, usesBaseline: usesBaseline
    ) { kind in
      DiagnosticReport.Page(
        summary: "\(kind.name) is wrong.", markdown: "# \(kind.name)\n\n`{KeyPath: a}`\n",
        isOnByDefault: kind.severity != .note)
    }
  }

  /// One finding of every standing and severity; a fix-it, a second place, a file without findings, one not run.
  private static func sample(usesBaseline: Bool = true) -> DiagnosticReport {
    let first = SourceFile(path: "./rules/a b.yml", text: "one: 1\ntwo: \u{1F600} 2\nthree: 3\n")
    let second = SourceFile(path: "/abs/b.yml", text: "x: {a}\n")
    let clean = SourceFile(path: "rules/clean.yml", text: "")
    let python = SourceFile(path: "rules/python.yml", text: "")
    let findings = [
      DiagnosticReport.Finding(
        Diagnostic(
          kinds[0], "'two' is {not} a key", file: first, range: SourceRange(17, 18),
          ruleID: "Example.A",
          fixes: [
            FixIt(title: "write 3", safety: .safe, replacing: SourceRange(17, 18), with: "3"),
            FixIt(title: "remove it", safety: .unsafe, replacing: SourceRange(7, 18), with: ""),
            FixIt(title: "look", safety: .displayOnly, replacing: SourceRange(7, 18), with: ""),
          ], related: [RelatedPlace(message: "see", file: second, range: SourceRange(0, 1))])),
      DiagnosticReport.Finding(
        Diagnostic(kinds[1], "over lines", file: first, range: SourceRange(7, 27))),
      DiagnosticReport.Finding(
        Diagnostic(kinds[2], "a note", file: second, range: SourceRange(3, 3))),
      DiagnosticReport.Finding(
        Diagnostic(kinds[1], "meant so", file: first, range: SourceRange(0, 3)),
        .takenBack(reason: "our forwarder does \"that\"")),
      DiagnosticReport.Finding(
        Diagnostic(kinds[1], "old", file: first, range: SourceRange(0, 3)), .accepted),
    ]
    return report(
      findings, files: [first, clean, python, second],
      notices: [DiagnosticReport.Notice(path: "rules/python.yml", message: "not run: Python rule")],
      usesBaseline: usesBaseline)
  }

  @Test("a form is as recorded", arguments: Form.allCases)
  func golden(_ form: Form) {
    Golden.expect(form.text(Self.sample()), at: Fixtures("Reports").file(form.rawValue).path)
  }

  /// What a rule could try: new commands, the end of an element, terminal commands, what XML cannot hold.
  private static let hostile =
    "\n::error::x\r%0A::set-output name=a::b]]></failure><!--&\"'\u{1B}[2J\u{202E}\u{0}\u{FFFE}\u{9B}[a](b){0}\u{FFFD}"

  private static func hostileReport() -> DiagnosticReport {
    let file = SourceFile(path: hostile, bytes: Array(hostile.utf8) + [0xFF, 0xC3, 0x0A])
    return report(
      kinds.map {
        DiagnosticReport.Finding(
          Diagnostic(
            $0, hostile, file: file, range: SourceRange(0, file.bytes.count), ruleID: hostile,
            fixes: [
              FixIt(title: hostile, safety: .safe, replacing: SourceRange(0, 1), with: hostile)
            ], related: [RelatedPlace(message: hostile, file: file, range: SourceRange(0, 0))]))
      } + [
        DiagnosticReport.Finding(
          Diagnostic(kinds[0], hostile, file: file, range: SourceRange(0, 1)),
          .takenBack(reason: hostile))
      ], files: [file], notices: [DiagnosticReport.Notice(path: hostile, message: hostile)])
  }

  @Test("hostile text adds no line and no terminal command", arguments: [Form.concise, .github])
  func hostileLines(_ form: Form) {
    let lines = form.text(Self.hostileReport()).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    for scalar in lines.joined().unicodeScalars { #expect(!TerminalText.isUnsafe(scalar)) }
    guard form == .github else { return }
    for line in lines.dropLast() {
      // One command: properties without further colons and commas, then the message without a bare percent sign.
      let parts = line.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: true)
      #expect(parts.count == 2)
      #expect(parts[0].split(separator: ",").count == 4)
      #expect(!parts[0].contains(":"))
      for match in line.matches(of: #/%(..)/#) {
        #expect(["25", "3A", "2C"].contains(match.1))
      }
      #expect(line.contains("%250A"))
    }
  }

  @Test("hostile text stays inside code spans of Markdown")
  func hostileMarkdown() {
    let text = Form.markdown.text(Self.hostileReport())
    #expect(text.split(separator: "\n").count == 6)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(!TerminalText.isUnsafe(scalar))
    }
    for line in text.split(separator: "\n").dropFirst(3) {
      // Five bars that are no part of a text, and two spans.
      #expect(line.replacing(#"\|"#, with: "").split(separator: "|").count == 4)
      #expect(!line.replacing(#/`[^`]*`/#, with: "").contains("["))
    }
  }

  @Test(
    "a code span holds any text",
    arguments: [
      ("a", "`a`"), ("", ""), ("a`b", "`` a`b ``"), ("``", "``` `` ```"), ("a|b", "`a\\|b`"),
      (" a", "`  a `"), ("a\nb", "`a\\u{000A}b`"),
    ])
  func codeSpans(text: String, span: String) { #expect(MarkdownText.code(text) == span) }

  @Test("a long table is cut")
  func manyFindings() {
    let file = SourceFile(path: "a", text: "x")
    let text = Form.markdown.text(
      Self.report(
        Array(
          repeating: DiagnosticReport.Finding(
            Diagnostic(Self.kinds[0], "m", file: file, range: SourceRange(0, 1))), count: 203)))
    #expect(text.hasPrefix("203 errors, 0 warnings, 0 notes.\n"))
    #expect(text.hasSuffix("\n3 more, not shown here.\n"))
  }

  @Test("hostile text stays inside the elements of JUnit XML")
  func hostileXML() throws {
    let text = Form.junit.text(Self.hostileReport())
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(!TerminalText.isUnsafe(scalar) && scalar != "\u{FFFE}")
    }
    #expect(text.matches(of: #/<failure /#).count == 2)
    #expect(text.matches(of: #/<\/failure>/#).count == 2)
    #expect(text.matches(of: #/<skipped /#).count == 2)
    #expect(!text.contains("<!--") && !text.contains("]]>"))
    #expect(text.matches(of: #/&(?!amp;|lt;|gt;|quot;)/#).isEmpty)
  }

  @Test("hostile text reads back from JSON as it was", arguments: [Form.gitlab, .sarif])
  func hostileJSON(_ form: Form) throws {
    let value = try JSONSerialization.jsonObject(with: Data(form.bytes(Self.hostileReport())))
    if form == .gitlab {
      let list = try #require(value as? [[String: Any]])
      #expect(list.count == 3)
      #expect(list.allSatisfy { $0["description"] as? String == Self.hostile })
    } else {
      let results = try Self.results(value)
      let message = try #require((results[0]["message"] as? [String: Any])?["text"] as? String)
      // Neither a placeholder nor a link is left.
      #expect(message.contains("{{0}}") && message.contains("\\[a\\](b)"))
      let suppressions = try #require(results[3]["suppressions"] as? [[String: Any]])
      #expect(suppressions.first?["justification"] as? String == Self.hostile)
    }
  }

  private static func results(_ value: Any) throws -> [[String: Any]] {
    let runs = try #require((value as? [String: Any])?["runs"] as? [[String: Any]])
    return try #require(runs.first?["results"] as? [[String: Any]])
  }

  @Test("SARIF has what the standard requires", arguments: [false, true])
  func requiredMembers(usesBaseline: Bool) throws {
    let report = Self.sample(usesBaseline: usesBaseline)
    let value = try JSONSerialization.jsonObject(with: Data(Form.sarif.bytes(report)))
    let log = try #require(value as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "margay")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["id"] as? String } == ["MG9001", "MG9002", "MG9003"])
    for rule in rules {
      #expect((rule["shortDescription"] as? [String: Any])?["text"] is String)
      #expect((rule["help"] as? [String: Any])?["markdown"] is String)
    }
    let results = try Self.results(value)
    #expect(results.count == 5)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect((result["message"] as? [String: Any])?["text"] is String)
      #expect(result["suppressions"] is [Any])
      #expect((result["baselineState"] is String) == usesBaseline)
      #expect((result["partialFingerprints"] as? [String: String])?.count == 1)
      let location = try #require((result["locations"] as? [[String: Any]])?.first)
      let physical = try #require(location["physicalLocation"] as? [String: Any])
      let uri = (physical["artifactLocation"] as? [String: Any])?["uri"] as? String
      #expect(["rules/a%20b.yml", "file:///abs/b.yml"].contains(uri))
      let region = try #require(physical["region"] as? [String: Int])
      #expect(region.keys.sorted() == ["endColumn", "endLine", "startColumn", "startLine"])
    }
    // Columns are those of UTF-16: the emoji takes two.
    let place = try #require((results[0]["locations"] as? [[String: Any]])?.first)
    let region = (place["physicalLocation"] as? [String: Any])?["region"] as? [String: Int]
    #expect(region?["startColumn"] == 9)
    // What is only shown is no fix of SARIF.
    #expect((results[0]["fixes"] as? [Any])?.count == 2)
  }

  @Test("fingerprints stay when lines move, and tell findings apart")
  func fingerprints() {
    func fingerprints(_ text: String, _ offsets: [Int], path: String = "a") -> [String] {
      let file = SourceFile(path: path, text: text)
      return FindingFingerprint.all(
        of: offsets.map {
          Diagnostic(Self.kinds[0], "m", file: file, range: SourceRange($0, $0 + 1))
        }
      ).map(\.description)
    }
    let before = fingerprints("x: 1\ny: 2\nx: 1\n", [0, 5, 10])
    #expect(Set(before).count == 3)
    #expect(before.allSatisfy { $0.utf8.count == 32 })
    #expect(fingerprints("# more\n  x: 1\ny: 2\nx: 1\n", [9, 14, 19]) == before)
    #expect(fingerprints("x: 1\ny: 2\nx: 1\n", [0, 5, 10], path: "./a") == before)
    #expect(Set(before + fingerprints("x: 1\ny: 2\nx: 1\n", [0, 5, 10], path: "b")).count == 6)
    // A change of the finding's own line makes it another one.
    #expect(fingerprints("x: 2\n", [0]) != [before[0]])
  }

  @Test(
    "paths as reports have them",
    arguments: [
      ("./a", "a"), (".//./a", "a"), ("a/./b", "a/./b"), ("../a", "../a"), ("/a", "/a"),
      ("./", "./"),
    ])
  func paths(written: String, reported: String) {
    #expect(DiagnosticReport.path(written) == reported)
  }
}
