import MargayDiagnostics
import MargayFrontend
import MargayLint
import MargayYAML
import TestSupport
import Testing

/// Fix-its on files with seeded damage: nothing gets worse, comments stay, twice changes nothing.
@Suite("Fixing damaged files")
struct FixPropertyTests {
  /// Slips that have fix-its, as what is replaced and by what.
  private static let slips: [(String, String)] = [
    ("Severity:", "Severty:"), ("Condition: Equals", "Condition: Equal"),
    ("Condition: IsIn", "Condition: IsInn"), ("KeyPath: ", "Key: "),
    ("Enabled: true", "Enabled: yes"),
    ("Severity: High", "Severity: high"), ("LogTypes:", "LogType:"), ("Tags:", "Tag:"),
    ("Threshold: ", "Treshold: "), ("ExpectedResult: true", "ExpectedResult: \"true\""),
    ("AlertTitle: ", "AlertTitle: '}' #"), ("  - ", "  -  "), ("\n", "\r\n"), (": ", ":  "),
    ("RuleID: ", "RuleID: 12 # "), ("Value: ", "Value: 0o17 # "),
  ]

  private static func damaged(
    _ text: String, _ generator: inout SeededGenerator
  ) -> String {
    var text = text
    for _ in 0..<Int.random(in: 1...5, using: &generator) {
      let (old, new) = slips[Int.random(in: 0..<slips.count, using: &generator)]
      var parts = text.split(separator: old, omittingEmptySubsequences: false)
      guard parts.count > 1 else { continue }
      let index = Int.random(in: 1..<parts.count, using: &generator)
      parts[index - 1] = parts[index - 1] + new + parts[index]
      parts.remove(at: index)
      text = parts.joined(separator: old)
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for number in 0..<Int.random(in: 0...6, using: &generator) {
      let index = Int.random(in: 0..<lines.count, using: &generator)
      switch Int.random(in: 0...3, using: &generator) {
      case 0: lines[index] += " # comment \(number)"
      case 1: lines.insert("# comment \(number)", at: index)
      case 2: lines.insert("      # comment \(number): [a, 'b", at: index)
      default: lines.remove(at: index)
      }
      if lines.isEmpty { lines = [""] }
    }
    return lines.joined(separator: "\n")
  }

  private static func comments(_ bytes: [UInt8]) -> [String] {
    YAMLComments.scan(SourceFile(path: "a.yml", bytes: bytes)).map(\.text)
  }

  private static func errors(_ bytes: [UInt8]) -> [String: Int] {
    var counts: [String: Int] = [:]
    let read = DetectionReader.read(SourceFile(path: "a.yml", bytes: bytes))
    for diagnostic in read.diagnostics where diagnostic.severity == .error {
      counts[diagnostic.kind.code, default: 0] += 1
    }
    return counts
  }

  @Test(
    "no error more, every comment in its order, and a second run changes nothing",
    .timeLimit(.minutes(2)), arguments: UInt64(1)...4)
  func fix(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pack = Fixtures("../../Detections").files(endingIn: ".yml")
    try #require(pack.count > 50)
    var files: [String: String] = [:]
    for number in 0..<40 {
      let text = try pack[Int.random(in: 0..<pack.count, using: &generator)].text()
      files["rule\(number).yml"] = FixPropertyTests.damaged(text, &generator)
    }
    let folder = try LintFolder(files)
    let all = ConfigurationSearch.Flags(select: [try CodeSelector("all")])
    var fixer = LintFixer(LintRun(), folder.sources(all), appliesUnsafe: true)
    _ = fixer.fix()
    #expect(fixer.changes.count > 5)
    for change in fixer.changes {
      let what = "seed \(seed), \(change.path): \(change.fixed.map(\.kind.code))"
      let before = FixPropertyTests.errors(change.before)
      for (code, count) in FixPropertyTests.errors(change.after) {
        #expect(count <= before[code] ?? 0, "\(what): \(code)")
      }
      // What a comment holds can be mended too, where it is one that steers the linter; these are not.
      #expect(
        FixPropertyTests.comments(change.after) == FixPropertyTests.comments(change.before)
          || !before.filter { $0.key.hasPrefix("MG1") }.isEmpty,
        "\(what)\n\(UnifiedDiff(change.before, change.after, path: "a").text())")
    }
    var again = LintFixer(LintRun(), fixer.sources, appliesUnsafe: true)
    _ = again.fix()
    for change in again.changes {
      Issue.record("\(change.path): \(change.fixed.map { "\($0.kind.code) \($0.message)" })")
    }
  }

  @Test("only what is selected changes", arguments: UInt64(11)...12)
  func selected(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pack = Fixtures("../../Detections").files(endingIn: ".yml")
    var files: [String: String] = [:]
    for number in 0..<30 {
      let text = try pack[Int.random(in: 0..<pack.count, using: &generator)].text()
      files["rule\(number).yml"] =
        number % 2 == 0
        ? text.split(separator: "KeyPath: ", omittingEmptySubsequences: false)
          .joined(separator: "Key: ")
        : FixPropertyTests.damaged(text, &generator)
    }
    let folder = try LintFolder(files)
    var fixer = LintFixer(LintRun(), folder.sources(try .dotted), appliesUnsafe: true)
    _ = fixer.fix()
    for change in fixer.changes {
      #expect(change.fixed.allSatisfy { $0.kind.code == "MG6201" })
      // The check writes KeyPath for Key, and nothing else.
      let before = String(decoding: change.before, as: UTF8.self)
      let after = String(decoding: change.after, as: UTF8.self)
      #expect(
        before.split(separator: "Path", omittingEmptySubsequences: false).joined()
          == after.split(separator: "Path", omittingEmptySubsequences: false).joined())
    }
    #expect(!fixer.changes.isEmpty)
  }
}
