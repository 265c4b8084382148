import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayLint
import TestSupport
import Testing

/// What the checks say of the shipped pack.
@Suite("Lint of the shipped pack")
struct PackLintTests {
  static let root = String(#filePath.dropLast("/Tests/MargayLintTests/PackLintTests.swift".count))

  static let rules: RuleSet = {
    let registry = Registry()
    for found in RuleFileWalk([root + "/Detections"]).files {
      guard let bytes = try? FileBytes.read(found.path, limit: DetectionReader.fileLimit) else {
        continue
      }
      registry.register(
        DetectionReader.read(
          SourceFile(path: found.path, bytes: bytes), options: FrontendOptions(keepsTree: true)))
    }
    return registry.freeze()
  }()

  @Test("no check that runs by default finds anything")
  func clean() {
    #expect(PackLintTests.rules.detections.count > 90)
    let findings = Linter(CheckIndex.all.filter(\.isOnByDefault))
      .findings(in: PackLintTests.rules, beside: PackLintTests.rules)
    #expect(findings.isEmpty, "\(TextDiagnosticRenderer().render(findings))")
  }

  @Test("what the other checks note is as recorded")
  func notes() {
    let findings = Linter(CheckIndex.all.filter { !$0.isOnByDefault })
      .findings(in: PackLintTests.rules, beside: PackLintTests.rules)
    var text =
      "# What --select ALL notes in the shipped pack, by rule; MARGAY_RECORD=1 records it.\n"
    for check in CheckIndex.all where !check.isOnByDefault {
      let own = findings.filter { $0.kind == check.kind }
      if own.isEmpty { continue }
      text += "\n\(check.kind.code) \(check.kind.name)\n"
      var counts: [String: Int] = [:]
      for finding in own { counts[finding.ruleID ?? "-", default: 0] += 1 }
      for (rule, count) in counts.sorted(by: { $0.key < $1.key }) {
        text += "  \(rule)" + (count > 1 ? " (\(count))" : "") + "\n"
      }
    }
    Golden.expect(text, at: PackLintTests.root + "/Tests/Fixtures/Lint/PackNotes.txt")
  }
}
