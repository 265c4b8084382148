import Foundation
import Testing

/// The completions that the shells are given: what bash offers, and that nothing of a rule is run by it.
@Suite("Completions")
struct CompletionTests {
  private static let rules = """
    AnalysisType: rule
    RuleID: Example.First
    Enabled: true
    Severity: Low
    LogTypes: [L]
    Detection: [{KeyPath: a, Condition: Exists}]

    """

  /// What bash offers for the last of `words`.
  private static func offered(_ words: [String], in folder: WorkFolder) throws -> [String] {
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      margay --generate-completion-script bash > completion.bash
      source ./completion.bash
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1)
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; COMP_KEY=9
      _margay margay "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"

      """
    try folder.create("script.bash", script)
    let run = try ToolRun(shell: "bash script.bash", in: folder)
    #expect(run.errorText == "")
    return run.outputText.split(separator: "\n").map(String.init)
  }

  @Test("bash offers commands, flags, forms, codes, RuleIDs and log types")
  func bash() throws {
    let folder = try WorkFolder()
    try folder.create("rules/a.yml", CompletionTests.rules)
    func offered(_ words: String...) throws -> [String] {
      try CompletionTests.offered(["margay"] + words, in: folder)
    }
    #expect(try offered("cov") == ["coverage"])
    #expect(try offered("lint", "--exit") == ["--exit-zero"])
    #expect(try offered("lint", "--format", "gi").sorted() == ["github", "gitlab"])
    #expect(try offered("lint", "--explain", "DottedK") == ["DottedKey"])
    #expect(try offered("lint", "--explain", "MG6201") == ["MG6201"])
    #expect(try offered("lint", "--select", "defau") == ["default"])
    #expect(try offered("lint", "--select", "MG6201,DottedK") == ["MG6201,DottedKey"])
    #expect(try offered("lint", "--ignore", "MG10").contains("MG1001"))
    for command in ["lint", "fmt", "validate", "test", "coverage", "convert", "merge", "explain"] {
      #expect(try offered(command, "ru") == ["rules"], "\(command)")
    }
    #expect(try offered("run", "--log-type", "Okta") == ["Okta.SystemLog"])
    #expect(try offered("new", "rule", "--log-type", "Okta").first == "Okta.SystemLog")
    #expect(try offered("get", "--rules", "rules", "Example.") == ["Example.First"])
    #expect(
      try offered("compare", "--rules", "rules", "Example.First", "Exam") == ["Example.First"])
    #expect(try offered("get", "--no-shipped", "") == [])
    #expect(try offered("get", "AWS.CloudTrail.U") == ["AWS.CloudTrail.UserDataFetchesScript"])
  }

  @Test("a RuleID that a shell would run is not offered")
  func hostileRuleID() throws {
    let folder = try WorkFolder()
    for (index, id) in ["$(touch owned)", "`touch owned`", "a b", "-x", "a\\nb", "a*"].enumerated()
    {
      try folder.create(
        "rules/\(index).yml", CompletionTests.rules.replacing("Example.First", with: "\"\(id)\""))
    }
    try folder.create("rules/good.yml", CompletionTests.rules)
    let words = ["margay", "get", "--no-shipped", "--rules", "rules", ""]
    #expect(try CompletionTests.offered(words, in: folder) == ["Example.First"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(!names.contains("owned"))
  }

  @Test("a word in front of a comma that a shell would run is not offered again")
  func hostileList() throws {
    let run = try ToolRun(
      [
        "---completion", "lint", "--", "--select", "3", "9", "margay", "lint", "--select",
        "$(a),MG",
      ],
      in: try WorkFolder())
    #expect(run.outputText == "\n")
  }

  @Test("zsh and fish have a script that asks the tool", arguments: ["zsh", "fish"])
  func others(shell: String) throws {
    let run = try ToolRun(["--generate-completion-script", shell], in: try WorkFolder())
    #expect(run.exitCode == 0)
    #expect(run.outputText.contains("---completion"))
    #expect(run.outputText.contains("coverage"))
  }
}
