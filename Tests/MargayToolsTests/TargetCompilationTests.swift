import MargayTools
import Testing
import margay_compile

/// What the plugin CompileDetections has made of a target's files.
@Suite("Compilation of a target")
struct TargetCompilationTests {
  @Test("each file becomes Swift, and one more registers all")
  func files() throws {
    let folder = try RuleFolder()
    try folder.write(RuleFolder.rule("Test.First"), to: "a.yml")
    try folder.write(
      """
      AnalysisType: rule
      RuleID: Test.Derived
      BaseDetection: Elsewhere.Base
      Severity: High

      """, to: "b.yml")
    let result = try folder.build(["a.yml", "b.yml"])
    #expect(result.text == "")
    #expect(result.code == 0)
    #expect(folder.names(in: "out") == ["CompiledDetections.swift", "a.yml.swift", "b.yml.swift"])
    let first = try folder.text("out/a.yml.swift")
    #expect(first.contains("struct TestFirst: Rule {"))
    // The path in the package, and nothing of this machine.
    #expect(first.contains("// From Sources/a.yml, SHA-256 "))
    #expect(!first.contains(folder.path("")))
    #expect(try folder.text("out/b.yml.swift").contains(#"from: "Elsewhere.Base""#))
    let registration = try folder.text("out/CompiledDetections.swift")
    #expect(registration.contains("enum CompiledDetections {"))
    #expect(registration.contains("static func register(in registry: Registry) {"))
    #expect(registration.contains("registry.register(TestFirst())"))
    #expect(registration.contains("TestDerived.register(in: registry)"))
  }

  @Test("only what changed is written, and what is gone is not registered")
  func changes() throws {
    let folder = try RuleFolder()
    try folder.write(RuleFolder.rule("Test.First"), to: "a.yml")
    try folder.write(RuleFolder.rule("Test.Second"), to: "b.yml")
    _ = try folder.build(["a.yml", "b.yml"])
    let names = ["out/a.yml.swift", "out/b.yml.swift", "out/CompiledDetections.swift"]
    let before = try names.map { try folder.number($0) }
    try folder.write(RuleFolder.rule("Test.Second", value: "DeleteTrail"), to: "b.yml")
    _ = try folder.build(["a.yml", "b.yml"])
    let after = try names.map { try folder.number($0) }
    #expect(zip(before, after).map { $0 == $1 } == [true, false, true])
    #expect(try folder.text("out/b.yml.swift").contains(#""DeleteTrail""#))

    _ = try folder.build(["a.yml"])
    let registration = try folder.text("out/CompiledDetections.swift")
    #expect(registration.contains("TestFirst()"))
    #expect(!registration.contains("TestSecond"))
    _ = try folder.build([])
    #expect(try !folder.text("out/CompiledDetections.swift").contains("TestFirst"))
  }

  @Test("errors of all files are said at their places, and nothing is written")
  func errors() throws {
    let folder = try RuleFolder()
    try folder.write(RuleFolder.rule("Test.First") + "Severty: High\n", to: "a.yml")
    try folder.write("AnalysisType: rule\n  x: [\n", to: "b.yml")
    try folder.write(RuleFolder.rule("Test.Third"), to: "c.yml")
    let result = try folder.build(["a.yml", "b.yml", "c.yml"])
    #expect(result.code == 1)
    let lines = result.text.split(separator: "\n")
    let place = "\(folder.path("a.yml")):8:1"
    #expect(lines.first == "\(place): error: 'Severty' is not a key of a rule [MG2003]")
    #expect(lines.contains { $0.hasPrefix(folder.path("b.yml") + ":2:") && $0.contains("error: ") })
    #expect(folder.names(in: "out") == [])
  }

  @Test("a warning is said, and the rule compiled")
  func warnings() throws {
    let folder = try RuleFolder()
    try folder.write(RuleFolder.rule("Test.First") + "DedupPeriodMinutes: 3\n", to: "a.yml")
    let result = try folder.build(["a.yml"])
    #expect(result.text.hasPrefix("\(folder.path("a.yml")):8:21: warning: "))
    #expect(result.code == 0)
    #expect(folder.names(in: "out").contains("a.yml.swift"))
  }

  @Test("two files with one RuleID are an error in the second")
  func duplicates() throws {
    let folder = try RuleFolder()
    try folder.write(RuleFolder.rule("Test.Same"), to: "a.yml")
    try folder.write(RuleFolder.rule("Test.Same"), to: "b.yml")
    let result = try folder.build(["a.yml", "b.yml"])
    #expect(result.code == 1)
    #expect(
      result.text.hasPrefix(
        "\(folder.path("b.yml")):2:9: error: a rule with the RuleID 'Test.Same' stands elsewhere too"
      ))
    #expect(result.text.contains("\(folder.path("a.yml")):2:9: note: the first one"))
  }

  @Test("files without a detection are counted, and their Swift is empty")
  func others() throws {
    let folder = try RuleFolder()
    try folder.write("colour: green\n", to: "a.yml")
    try folder.write(
      RuleFolder.rule("Test.Python").replacing(/Detection:[\s\S]*/, with: "Filename: rule.py\n"),
      to: "b.yml")
    let result = try folder.build(["a.yml", "b.yml"])
    #expect(
      result.text
        == "note: 1 file not compiled: Python rule\nnote: 1 file not compiled: no AnalysisType\n")
    #expect(result.code == 0)
    #expect(try folder.text("out/a.yml.swift") == "// The YAML file holds no detection.\n")
  }

  @Test("a file of overrides is an error, not left out")
  func overrides() throws {
    let folder = try RuleFolder()
    try folder.write(
      "Overrides:\n  - Select: {Tags: [AWS]}\n    Override: {Severity: High}\n", to: "a.yml")
    let result = try folder.build(["a.yml"])
    #expect(result.code == 1)
    #expect(result.text.contains("a.yml:1:1: error: the file changes rules"))
  }

  @Test("a list that is none is refused", arguments: ["a", "a\0b\0", "a\0b\0c", "a\0\0c\0"])
  func lists(_ text: String) throws {
    #expect(throws: ToolFailure.self) { try SourceList(bytes: Array(text.utf8), path: "x") }
    #expect(try SourceList(bytes: [], path: "x").sources.isEmpty)
  }

  @Test("a file that cannot be read fails with its path")
  func unreadable() throws {
    let folder = try RuleFolder()
    #expect(throws: ToolFailure.self) { try folder.build(["gone.yml"]) }
  }
}
