import MargayDiagnostics
import MargayFrontend
import Testing

/// Files that are not Simple Detections, named and found.
@Suite("Foreign files")
struct ForeignFileTests {
  private func read(_ path: String, _ text: String, isNamed: Bool) -> DetectionFile {
    DetectionReader.read(
      SourceFile(path: path, text: text), options: FrontendOptions(isNamed: isNamed))
  }

  @Test("the code of a Python rule says what it is and what to use")
  func python() {
    let file = read("rule.py", "def rule(event):\n    return True\n", isNamed: true)
    #expect(file.diagnostics.map(\.kind.code) == ["MG2017"])
    #expect(file.diagnostics.first?.message.contains("Python") == true)
    #expect(file.diagnostics.first?.message.contains("Simple Detection") == true)
  }

  @Test(
    "the other kinds are not run, with their kind as the reason",
    arguments: AnalysisKind.allCases.filter { $0 != .rule && $0 != .scheduledRule })
  func otherKinds(_ kind: AnalysisKind) {
    let file = read("x.yml", "AnalysisType: \(kind.rawValue)\nRuleID: A\n", isNamed: true)
    guard case .notRun(let reason) = file.content else {
      Issue.record("\(file.content)")
      return
    }
    #expect(reason == kind.rawValue)
    #expect(file.diagnostics.isEmpty)
  }

  @Test("a Python rule has its metadata checked and is not run")
  func pythonRule() {
    let file = read(
      "x.yml",
      "AnalysisType: rule\nFilename: x.py\nRuleID: A\nEnabled: true\nSeverity: Urgent\nLogTypes: [B]\n",
      isNamed: false)
    guard case .notRun(let reason) = file.content else {
      Issue.record("\(file.content)")
      return
    }
    #expect(reason == "Python rule")
    #expect(file.diagnostics.map(\.kind.code) == ["MG2007"])
  }

  @Test(
    "a file without AnalysisType is ignored when the walk found it, an error when it was named",
    arguments: ["a: 1\n", "- a\n", "text\n", "a: {{ template }}\n", ""])
  func ignored(_ text: String) {
    guard case .ignored = read("x.yml", text, isNamed: false).content else {
      Issue.record("not ignored: \(text)")
      return
    }
    #expect(read("x.yml", text, isNamed: true).hasErrors)
  }

  @Test("a broken file that names AnalysisType is an error even when the walk found it")
  func brokenRule() {
    let file = read("x.yml", "AnalysisType: rule\nRuleID: 'a\n", isNamed: false)
    #expect(file.diagnostics.map(\.kind.code) == ["MG1018"])
    let quoted = read("x.yml", "  \"AnalysisType\": rule\n  RuleID: 'a\n", isNamed: false)
    #expect(quoted.diagnostics.map(\.kind.code) == ["MG1018"])
  }

  @Test("a policy is named by its PolicyID")
  func policy() {
    let file = read("x.yml", "AnalysisType: policy\nPolicyID: My.Policy\n", isNamed: true)
    #expect(file.ruleID == "My.Policy")
  }

  @Test(
    "a file without AnalysisType is called what it is, and only that",
    arguments: [
      ("logsource: {a: b}\ndetection: {a: b}\n", "MG2017", false),
      ("title: a\ndetection: {a: b}\n", "MG2001", false),
      ("rules: [a]\n", "MG2017", false),
      ("rules: [a]\nRuleID: b\n", "MG2001", true),
      ("RuleID: b\nDetection: []\n", "MG2001", true),
      ("{RuleID: b, Detection: []}\n", "MG2001", false),
    ])
  func foreign(_ text: String, _ code: String, _ isMended: Bool) {
    let found = read("x.yml", text, isNamed: true).diagnostics
    #expect(found.map(\.kind.code) == [code])
    #expect(found.map { $0.fixes.isEmpty } == [!isMended])
  }
}
