import Foundation
import Testing

/// What holds of the documents as a whole.
@Suite("Documentation")
struct DocumentationTests {
  /// A page with its place in the repository.
  struct Page: CustomTestStringConvertible {
    let name: String
    var url: URL { DocumentationTests.root.appendingPathComponent(name) }
    var testDescription: String { name }
    func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let pages: [Page] = {
    let folder = root.appendingPathComponent("Documentation").path
    let below = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    let top = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]
    return (top + below.sorted().map { "Documentation/" + $0 }).filter { $0.hasSuffix(".md") }
      .map { Page(name: $0) }
  }()

  @Test("a link leads to a file that is there", arguments: pages)
  func links(_ page: Page) throws {
    var isCode = false
    for line in try page.text().split(separator: "\n") {
      if line.hasPrefix("```") { isCode.toggle() }
      if isCode { continue }
      for match in line.matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/) where !match.1.contains("://") {
        let target = page.url.deletingLastPathComponent().appendingPathComponent(String(match.1))
        #expect(
          FileManager.default.fileExists(atPath: target.standardizedFileURL.path),
          "\(page.name): \(match.1)")
      }
    }
  }

  @Test("every page can be reached from the index")
  func index() throws {
    let text = try Page(name: "Documentation/README.md").text()
    for page in DocumentationTests.pages where page.name.hasPrefix("Documentation/Guides/") {
      #expect(
        text.contains("(" + page.name.dropFirst("Documentation/".count) + ")"), "\(page.name)")
    }
    let decisions = try Page(name: "Documentation/Decisions/README.md").text()
    for page in DocumentationTests.pages where page.name.hasPrefix("Documentation/Decisions/") {
      let name = page.name.dropFirst("Documentation/Decisions/".count)
      #expect(name == "README.md" || decisions.contains("(\(name))"), "\(page.name)")
    }
  }

  @Test("every command has its help in Commands.md and a session of its own")
  func commands() throws {
    let page = try Page(name: "Documentation/Commands.md").text()
    let sessions = DocumentationTests.root.appendingPathComponent("Tests/MargayCLITests/Console")
      .path
    let names = try FileManager.default.contentsOfDirectory(atPath: sessions)
    let help = try ToolRun(["--help"], in: try WorkFolder()).outputText
    let list = try #require(help.range(of: "SUBCOMMANDS:\n"))
    let commands = help[list.upperBound...].matches(of: #/(?m)^  ([a-z]+) /#).map {
      String($0.1)
    }
    #expect(commands.contains("validate"))
    for name in commands {
      #expect(page.contains("\n$ margay \(name) --help\n"), "\(name)")
      #expect(names.contains { $0.hasPrefix(name) }, "\(name)")
    }
  }

  @Test("every member that a document has stands in Formats.md or IR.md")
  func members() throws {
    let folder = try WorkFolder()
    try folder.create("good.yml", DocumentationTests.rule)
    try folder.create("bad.yml", DocumentationTests.rule.replacing("DoesNotExist", with: "Exist"))
    try folder.create(
      "second.yml",
      DocumentationTests.rule.replacing("RuleID: R", with: "RuleID: S").replacing(
        "Value: x", with: "Value: y"))
    try folder.create("other.yml", "AnalysisType: pack\nPackID: P\n")
    try folder.create(
      "dotted.yml",
      DocumentationTests.rule.replacing("RuleID: R", with: "RuleID: D").replacing(
        "- {Key: b,", with: "- {Key: b.c, # margay: ignore[MG6201] because\n     "))
    try folder.create("events.ndjson", "{\"p_log_type\":\"L\",\"a\":[1]}\nx\n")
    let documents =
      [
        try ToolRun(["validate", "--format", "json", "."], in: folder),
        try ToolRun(["lint", "--format", "json", "."], in: folder),
        try ToolRun(["test", "--format", "json", "good.yml"], in: folder),
        try ToolRun(["run", "--rules", "good.yml", "--summary", "s", "events.ndjson"], in: folder),
        try ToolRun(["explain", "--format", "json", "--test", "T", "good.yml"], in: folder),
        try ToolRun(
          ["explain", "--format", "json", "--event", "events.ndjson", "good.yml"], in: folder),
        try ToolRun(["list", "rules", "--rules", ".", "--format", "json"], in: folder),
        try ToolRun(["list", "tags", "--rules", "good.yml", "--format", "json"], in: folder),
        try ToolRun(["list", "log-types", "--rules", ".", "--format", "json"], in: folder),
        try ToolRun(["get", "R", "--rules", "good.yml", "--format", "json"], in: folder),
        try ToolRun(
          ["get", "R", "--rules", "good.yml", "--effective", "--format", "json"], in: folder),
        try ToolRun(["coverage", ".", "--format", "json"], in: folder),
        try ToolRun(["log-types", "show", "GCP.AuditLog", "--format", "json"], in: folder),
        try ToolRun(
          [
            "compare", "R", "S", "--rules", "good.yml", "--rules", "second.yml", "--format", "json",
          ], in: folder),
        try ToolRun(["merge", "good.yml", "bad.yml", "other.yml", "--format", "json"], in: folder),
      ].map { Data($0.output) } + [try Data(contentsOf: folder.url.appendingPathComponent("s"))]
    let pages =
      try Page(name: "Documentation/Formats.md").text() + Page(name: "Documentation/IR.md").text()
    var names: Set<String> = []
    for document in documents {
      DocumentationTests.collect(try JSONSerialization.jsonObject(with: document), into: &names)
    }
    #expect(names.count > 90)
    let words = Set(pages.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    #expect(names.subtracting(words).sorted() == [])
  }

  /// The names of members, but for objects whose names come from rules and events.
  private static func collect(_ value: Any, into names: inout Set<String>) {
    if let object = value as? [String: Any] {
      for (name, member) in object {
        names.insert(name)
        // The value of a rule's key or of an event.
        if name == "value" { continue }
        if !["alertContext", "reports", "withoutTime"].contains(name) || member is [Any] {
          collect(member, into: &names)
        }
      }
    } else if let list = value as? [Any] {
      for element in list { collect(element, into: &names) }
    }
  }

  private static let rule = """
    AnalysisType: rule
    RuleID: R
    Enabled: true
    Severity: Low
    LogTypes: [L]
    Reports: {MITRE ATT&CK: [TA0001]}
    InlineFilters:
      - {KeyPath: none, Condition: IsNullOrEmpty}
      - {KeyPath: a, Condition: DoesNotContain, Value: x}
    Detection:
      - {Key: a, Condition: AnyElement, Expressions: [{KeyPath: '@', Condition: Equals, Value: 1}]}
      - {Key: b, Condition: DoesNotExist}
      - {Enrichment: {Table: t, Selector: s, FieldPath: f}, Condition: DoesNotEqual, Value: 1}
    AlertTitle: 'Title {a}'
    AlertContext: [{KeyName: c, KeyValue: {KeyPath: 'a[*]'}}]
    DynamicSeverities: [{ChangeTo: High, Conditions: [{Condition: AlwaysTrue}]}]
    Tests:
      - {Name: T, ExpectedResult: true, Log: {a: [1]}}
      - {Name: U, ExpectedResult: true, Log: {a: 2}}

    """
}
