import Foundation
import MargayDiagnostics
import MargayYAML
import Testing

/// What a rule repository takes over into its CI: it can be read, and calls the tool as it is.
@Suite("Assets for CI")
struct AssetTests {
  private static let root = DocumentationTests.root

  /// A file that calls the tool.
  static let files = [
    ".pre-commit-hooks.yaml", ".ci/github/action.yml", ".ci/github/check", ".ci/gitlab/margay.yml",
    ".ci/docker/Dockerfile", ".ci/static", "Documentation/Guides/ContinuousIntegration.md",
    "Documentation/Guides/AdoptingLint.md", "Documentation/Guides/FromPantherTools.md",
    "Documentation/Guides/Linting.md",
  ]

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
  }

  @Test("YAML can be read", arguments: files.filter { $0.hasSuffix("ml") })
  func yaml(_ name: String) throws {
    let document = YAMLParser.parse(SourceFile(path: name, text: try AssetTests.text(name)))
    #expect(document.diagnostics.map(\.message) == [])
    #expect(document.root != nil)
  }

  /// The flags with which a text calls each command.
  private static func flags(in text: String) -> [String: Set<String>] {
    let whole = text.replacing("\\\n", with: " ")
    var flags: [String: Set<String>] = [:]
    // Prose about the tool has no flags; a call ends where a shell's next command or a quotation begins.
    for call in whole.matches(of: #/\bmargay ([a-z][a-z-]*)((?:[^\n|>;&`#]|\$\{[^}]*\})*)/#) {
      let found = call.2.matches(of: #/(?:^|[^\w-])(--[a-z][a-z-]*)/#).map { String($0.1) }
      flags[String(call.1), default: []].formUnion(found)
    }
    return flags
  }

  @Test("the flags are those of the commands", arguments: files)
  func flagsExist(_ name: String) throws {
    for (command, flags) in AssetTests.flags(in: try AssetTests.text(name)) where !flags.isEmpty {
      let help = try ToolRun([command, "--help"], in: try WorkFolder())
      guard help.exitCode == 0 else { continue }
      for flag in flags {
        #expect(help.outputText.contains(flag), "\(name): margay \(command) \(flag)")
      }
    }
  }

  @Test("flags are found where they stand")
  func flagsAreFound() {
    let text =
      "run: margay lint . --format \\\n  github --exit-zero | x --no\n`margay test --update` --other"
    #expect(
      AssetTests.flags(in: text)
        == ["lint": ["--format", "--exit-zero"], "test": ["--update"]])
  }

  private static let rule = """
    AnalysisType: rule
    RuleID: Example.Root
    Enabled: true
    Severity: Low
    LogTypes: [AWS.CloudTrail]
    Detection:
      - {Key: userIdentity.type, Condition: Equals, Value: Root}
    Tests:
      - {Name: Yes, ExpectedResult: true, Log: {userIdentity.type: Root}}

    """

  private func check(
    _ folder: WorkFolder, _ environment: [String: String] = [:]
  ) throws -> ToolRun {
    let script = AssetTests.root.appendingPathComponent(".ci/github/check").path
    let names = ["GITHUB_STEP_SUMMARY": "summary.md", "MARGAY_PATHS": "rules"]
    let settings = names.merging(environment) { $1 }.map { "\($0)='\($1)'" }.sorted()
    return try ToolRun(
      shell: "env \(settings.joined(separator: " ")) bash '\(script)'", in: folder)
  }

  @Test("the action annotates, writes its reports and a summary, and fails with the worst code")
  func action() throws {
    let folder = try WorkFolder()
    try folder.create("rules/root.yml", AssetTests.rule)
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
    }
    let found = try check(folder, ["MARGAY_LINT_FLAGS": "--select MG6201"])
    #expect(found.exitCode == 1)
    #expect(found.outputText.contains("::warning file=rules/root.yml,line=7"))
    #expect(try text("margay.sarif").contains("\"MG6201\""))
    #expect(try text("margay-tests.xml").contains("<testsuite name=\"Example.Root\""))
    let summary = try text("summary.md")
    #expect(summary.contains("0 errors, 1 warning, 0 notes."))
    #expect(summary.contains("| `rules/root.yml:7` |"))
    #expect(summary.contains("Tests: passed."))
    #expect(summary.contains("### Tactics"))
    let quiet = try check(folder, ["MARGAY_LINT_FLAGS": "--select MG6201 --exit-zero"])
    #expect(quiet.exitCode == 0)
    let tests = try check(
      folder,
      [
        "MARGAY_LINT_FLAGS": "--select MG6201 --exit-zero",
        "MARGAY_TEST_FLAGS": "--minimum-tests 2",
      ])
    #expect(tests.exitCode == 1)
    #expect(try text("summary.md").contains("Tests: failed; the log says which."))
    #expect(try check(folder, ["MARGAY_PATHS": "nowhere"]).exitCode == 2)
    let lost = try text("summary.md")
    #expect(lost.contains("Lint: could not be run."))
    #expect(lost.contains("Tests: could not be run."))
    // An empty file is no XML.
    #expect(throws: (any Error).self) { try text("margay-tests.xml") }
  }

  @Test("the step that finds the sources writes their path and a key for what is built of them")
  func sources() throws {
    let folder = try WorkFolder()
    let text = try AssetTests.text(".ci/github/action.yml")
    let step = try #require(text.firstMatch(of: #/id: source\n.*\n +run: \|\n((?: {8}.*\n)+)/#))
    try folder.create("step", String(step.1))
    let action = AssetTests.root.appendingPathComponent(".ci/github").path
    try folder.create("swift", "#!/bin/sh\necho \"$VERSION\"\n")
    /// The key for what a version of Swift builds.
    func key(_ version: String) throws -> String {
      let run = try ToolRun(
        shell: """
          chmod +x swift; export PATH="$PWD:$PATH" VERSION=\(version) GITHUB_OUTPUT="$PWD/out"
          GITHUB_ACTION_PATH='\(action)' bash -eo pipefail step && cat out && rm out
          """, in: folder)
      #expect(run.exitCode == 0, "\(run.errorText)")
      let lines = try #require(run.outputText.wholeMatch(of: #/path=(.+)\nkey=([0-9a-f]{32})\n/#))
      #expect(lines.1 == URL(fileURLWithPath: action + "/../..").standardizedFileURL.path)
      return String(lines.2)
    }
    let keys = try [key("6.2"), key("6.2"), key("6.3")]
    #expect(keys[0] == keys[1])
    #expect(keys[0] != keys[2])
  }

  @Test("the hooks leave out hidden files, among them the settings of pre-commit itself")
  func hooks() throws {
    let hooks = try AssetTests.text(".pre-commit-hooks.yaml").split(separator: "- id: ").dropFirst()
    #expect(hooks.count == 4)
    for hook in hooks {
      let exclude = try #require(hook.firstMatch(of: #/\n  exclude: (.*)\n/#))
      let pattern = try Regex(String(exclude.1))
      for hidden in [
        ".pre-commit-config.yaml", ".margay.yml", ".github/workflows/ci.yml", "a/.b/c.yml",
      ] {
        #expect(hidden.firstMatch(of: pattern) != nil, "\(hidden)")
      }
      for rule in ["rules/a.yml", "a.b/c.d.yaml"] { #expect(rule.firstMatch(of: pattern) == nil) }
    }
  }

  @Test("the scripts have no slips that bash sees", arguments: [".ci/github/check", ".ci/static"])
  func syntax(_ name: String) throws {
    let path = AssetTests.root.appendingPathComponent(name).path
    #expect(try ToolRun(shell: "bash -n '\(path)'", in: try WorkFolder()).exitCode == 0)
  }
}
