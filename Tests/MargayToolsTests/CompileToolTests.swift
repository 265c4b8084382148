import MargayTools
import Testing
import margay_compile
import margay_lint

/// The command line of the tool, its conversion and its linter.
@Suite("The tool of the plugins")
struct CompileToolTests {
  @Test(
    "wrong usage says what is wrong",
    arguments: [
      ([], "no command"),
      (["compile"], "there is no command 'compile'"),
      (["build", "x"], "build wants LIST and REGISTRATION"),
      (["build", "/nonexistent/list", "x"], "/nonexistent/list: No such file or directory"),
      (["convert", "a.yml"], "convert wants the folder"),
      (["convert", "a.yml", "-o"], "-o wants a value"),
      (["convert", "--chekc", "-o", "x", "a.yml"], "there is no option '--chekc'"),
      (["convert", "-o", "x", "/nonexistent"], "/nonexistent: No such file or directory"),
      (["convert", "\u{1B}[31m"], "convert wants the folder"),
      (["\u{1B}[31m"], "there is no command '\\u{001B}[31m'"),
    ] as [([String], String)])
  func usage(_ arguments: [String], _ message: String) {
    do throws(ToolFailure) {
      _ = try CompileTool.result(of: arguments)
      Issue.record("no failure")
    } catch {
      #expect(error.message.hasPrefix(message), "\(error.message)")
    }
  }

  @Test("options, their values, flags and paths are told apart")
  func arguments() throws {
    let arguments = try ToolArguments(
      ["a", "-o", "x", "--check", "--level=high", "b", "-", "--", "--check", "-o"],
      flags: ["--check"], options: ["-o", "--level"])
    #expect(arguments.flags == ["--check"])
    #expect(arguments.options == ["-o": ["x"], "--level": ["high"]])
    #expect(arguments.paths == ["a", "b", "-", "--check", "-o"])
  }

  @Test("convert writes a folder, and --check sees what differs")
  func convert() throws {
    let folder = try RuleFolder()
    try folder.write(RuleFolder.rule("Test.First"), to: "rules/a.yml")
    let words = ["convert", "-o", folder.path("out"), folder.path("rules")]
    let unwritten = try CompileTool.result(of: words + ["--check"])
    #expect(unwritten.code == 1)
    #expect(unwritten.text.contains("missing: \(folder.path("out"))/TestFirst.swift\n"))
    #expect(folder.names(in: "out") == [])

    #expect(try CompileTool.result(of: words).code == 0)
    #expect(folder.names(in: "out") == ["ConvertedDetections.swift", "TestFirst.swift"])
    #expect(try CompileTool.result(of: words + ["--check"]).code == 0)

    try folder.write(RuleFolder.rule("Test.First", value: "DeleteTrail"), to: "rules/a.yml")
    let stale = try CompileTool.result(of: words + ["--check"])
    #expect(stale.text == "stale: \(folder.path("out"))/TestFirst.swift\n")
    #expect(stale.code == 1)
    #expect(try folder.text("out/TestFirst.swift").contains("StopLogging"))
  }

  @Test("convert --single-file --public writes one file, for other modules")
  func single() throws {
    let folder = try RuleFolder()
    try folder.write(RuleFolder.rule("Test.First"), to: "a.yml")
    let result = try CompileTool.result(
      of: [
        "convert", "--single-file", "--public", "--output=" + folder.path("out"),
        folder.path("a.yml"),
      ])
    #expect(result.code == 0)
    #expect(folder.names(in: "out") == ["ConvertedDetections.swift"])
    #expect(try folder.text("out/ConvertedDetections.swift").contains("public enum "))
  }

  @Test("convert writes nothing where a rule has an error")
  func broken() throws {
    let folder = try RuleFolder()
    try folder.write(RuleFolder.rule("Test.First") + "Severty: High\n", to: "a.yml")
    let result = try CompileTool.result(of: [
      "convert", "-o", folder.path("out"), folder.path("a.yml"),
    ])
    #expect(result.code == 1)
    #expect(result.text.hasPrefix("\(folder.path("a.yml")):8:1: error: "))
    #expect(folder.names(in: "out") == [])
  }

  @Test("lint fails for findings at or above its level")
  func lint() throws {
    let folder = try RuleFolder()
    try folder.write(RuleFolder.rule("Test.First") + "Runbook: TODO\n", to: "a.yml")
    func lint(_ words: String...) throws -> ToolResult {
      try DetectionLinting(words + [folder.path("a.yml")]).run()
    }
    let result = try lint()
    #expect(result.code == 1)
    #expect(result.text.contains("\(folder.path("a.yml")):8:10: warning: "))
    #expect(try lint("--fail-level", "error").code == 0)
    #expect(try lint("--select=MG2").text == "1 rule checked: 0 errors, 0 warnings, 0 notes\n")
    #expect(throws: ToolFailure.self) { try lint("--fail-level", "high") }
    #expect(throws: ToolFailure.self) { try lint("--select", "MG66666") }
    #expect(throws: ToolFailure.self) { try DetectionLinting([]) }
  }
}
