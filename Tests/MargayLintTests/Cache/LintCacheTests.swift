import FoundationEssentials
import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayLint
import TestSupport
import Testing

/// What is found with a cache is what is found without one, whatever happened in between.
@Suite("Lint cache")
struct LintCacheTests {
  /// One run with a cache that is kept as bytes, beside one without.
  private struct Session {
    let folder: LintFolder
    var bytes: [UInt8] = []
    var lintedCount = 0
    let key: [UInt8] = [1, 2, 3]

    /// Lints, expects the same as without a cache, and keeps the cache; `age` lets the stamps of files settle.
    mutating func lint(age: UInt64 = 10_000_000_000) throws -> [String] {
      let cache = LintCache(bytes, key: key) ?? LintCache()
      let search = ConfigurationSearch()
      let sources = LintSources([folder.path], search: search) { cache.isKnown($0) }
      var run = CachedLintRun(LintRun(), cache, start: FileStamp.now + age, sources)
      let outcome = try run.lint()
      lintedCount = outcome.lintedCount
      if let cache = outcome.cache { bytes = cache.bytes(key: key) }
      let whole = LintRun().lint(LintSources([folder.path], search: search))
      let found = Session.text(outcome.report)
      #expect(found == Session.text(whole))
      return folder.describe(outcome.report.diagnostics)
    }

    private static func text(_ report: LintReport) -> [String] {
      let fixes = report.diagnostics.map { "\($0.fixes) \($0.ruleID ?? "")" }
      let suppressed = report.suppressed.map { finding in
        "\(finding.reason) \(TextDiagnosticRenderer().render([finding.diagnostic]))"
      }
      let summary = report.summary
      let counts = [
        summary.fileCount, summary.checkedCount, summary.ignoredCount, summary.overrideCount,
        summary.filterCount, report.excludedCount,
      ]
      return [
        TextDiagnosticRenderer().render(report.diagnostics), "\(counts)", "\(summary.notRun)",
        "\(summary.ruleFiles.map(\.path))",
      ] + fixes + suppressed
    }
  }

  @Test("nothing is linted where nothing has changed, and one file where one has")
  func unchanged() throws {
    let folder = try LintFolder([
      "a.yml": distinctRule("A"), "b.yml": distinctRule("B"), "c.yml": distinctRule("C"),
    ])
    var session = Session(folder: folder)
    let all = ["a.yml:8 MG6201", "b.yml:8 MG6201", "c.yml:8 MG6201"]
    #expect(try session.lint().filter { $0.hasSuffix("MG6201") } == all)
    #expect(session.lintedCount == 3)
    #expect(try session.lint().filter { $0.hasSuffix("MG6201") } == all)
    #expect(session.lintedCount == 0)
    try folder.write("# new\n" + distinctRule("B"), to: "b.yml")
    #expect(try session.lint().contains("b.yml:9 MG6201"))
    #expect(session.lintedCount == 1)
    try folder.remove("c.yml")
    #expect(try !session.lint().contains("c.yml:8 MG6201"))
    #expect(session.lintedCount == 0)
  }

  @Test("a file that was read in the moment of its change is read again")
  func unsettled() throws {
    let folder = try LintFolder(["a.yml": dottedRule("A"), "b.yml": dottedRule("B")])
    var session = Session(folder: folder)
    _ = try session.lint(age: 0)
    let cache = try #require(LintCache(session.bytes, key: session.key))
    let files = RuleFileWalk([folder.path]).files
    #expect(files.count == 2)
    #expect(files.allSatisfy { !cache.isKnown($0) })
    _ = try session.lint()
    // The content is as it was: nothing is linted, and from now on the stamp is enough.
    #expect(session.lintedCount == 0)
    let settled = try #require(LintCache(session.bytes, key: session.key))
    #expect(files.allSatisfy { settled.isKnown($0) })
  }

  @Test("rules of one id, derived rules and override files reach the files that they change")
  func tied() throws {
    let folder = try LintFolder([
      "a.yml": distinctRule("A"), "b.yml": distinctRule("B"), "c.yml": distinctRule("C"),
      "d.yml": distinctRule("D"), "e.yml": distinctRule("E"),
      "derived.yml": "AnalysisType: rule\nRuleID: Z\nBaseDetection: A\n",
    ])
    var session = Session(folder: folder)
    _ = try session.lint()
    try folder.write(distinctRule("B"), to: "d.yml")
    #expect(try session.lint().contains { $0.hasPrefix("d.yml:2 MG5") })
    #expect(session.lintedCount == 2)
    try folder.write(distinctRule("D"), to: "d.yml")
    #expect(try !session.lint().contains { $0.hasPrefix("d.yml:2 MG5") })
    try folder.write("# new\n" + distinctRule("A"), to: "a.yml")
    _ = try session.lint()
    #expect(session.lintedCount == 2)
    try folder.write(distinctRule("Renamed"), to: "a.yml")
    #expect(try session.lint().contains { $0.hasPrefix("derived.yml:3") })
    try folder.write(distinctRule("A"), to: "a.yml")
    try folder.write(
      "Overrides:\n  - Select: {RuleID: [Q]}\n    Override: {Severity: High}\n", to: "o.yml")
    #expect(try session.lint().contains { $0.hasPrefix("o.yml:2") })
    try folder.write(distinctRule("Q"), to: "e.yml")
    #expect(try !session.lint().contains { $0.hasPrefix("o.yml:2") })
  }

  @Test(
    "a rule that becomes the twin of another is compared with it, and one that no longer is not")
  func twins() throws {
    let folder = try LintFolder([
      "a.yml": dottedRule("A"),
      "b.yml": dottedRule("B", before: "  - {Key: x, Condition: Exists}\n"),
      "c.yml": dottedRule("C", before: "  - {Key: y, Condition: Exists}\n"),
      "d.yml": dottedRule("D", before: "  - {Key: z, Condition: Exists}\n"),
      "e.yml": dottedRule("E", before: "  - {Key: q, Condition: Exists}\n"),
    ])
    var session = Session(folder: folder)
    #expect(try !session.lint().contains { $0.hasSuffix("MG8101") })
    try folder.write(dottedRule("D"), to: "d.yml")
    #expect(try session.lint().contains("d.yml:2 MG8101"))
    #expect(session.lintedCount == 2)
    try folder.write(dottedRule("A", before: "  - {Key: w, Condition: Exists}\n"), to: "a.yml")
    #expect(try !session.lint().contains { $0.hasSuffix("MG8101") })
    #expect(session.lintedCount == 2)
  }

  @Test("another configuration begins anew")
  func configuration() throws {
    let folder = try LintFolder(["x/a.yml": dottedRule("A"), "b.yml": dottedRule("B")])
    var session = Session(folder: folder)
    #expect(try session.lint().contains("x/a.yml:7 MG6201"))
    try folder.write("ignore: [MG6201]\n", to: "x/.margay.yml")
    #expect(try !session.lint().contains("x/a.yml:7 MG6201"))
    #expect(session.lintedCount == 2)
    try folder.remove("x/.margay.yml")
    #expect(try session.lint().contains("x/a.yml:7 MG6201"))
  }

  @Test("a cache of another key, and one in which any byte is another, is none")
  func damage() throws {
    let folder = try LintFolder([
      "a.yml": dottedRule("A"), "b.yml": "x: 1\n",
      "c.yml": dottedRule("C", comment: " # margay: ignore[MG6201] known"),
    ])
    var session = Session(folder: folder)
    _ = try session.lint()
    let good = session.bytes
    #expect(LintCache(good, key: session.key) != nil)
    #expect(LintCache(good, key: [1]) == nil)
    #expect(LintCache([], key: session.key) == nil)
    var generator = SeededGenerator(seed: 0xCAC4E)
    for _ in 0..<200 {
      var broken = good
      let place = Int.random(in: 0..<broken.count, using: &generator)
      if Bool.random(using: &generator) {
        broken[place] ^= UInt8.random(in: 1...255, using: &generator)
      } else {
        broken.removeSubrange(place...)
      }
      #expect(LintCache(broken, key: session.key) == nil)
    }
    session.bytes = Array(good.dropLast(9))
    _ = try session.lint()
    #expect(session.lintedCount == 3)
  }

  /// Damage that has the right digest, as only its owner can write it, is no crash either.
  @Test("a cache whose content is none is no crash")
  func forged() throws {
    let folder = try LintFolder(["a.yml": dottedRule("A"), "b.yml": dottedRule("B")])
    var session = Session(folder: folder)
    _ = try session.lint()
    let good = session.bytes
    let head = good.count - (try #require(LintCacheTests.body(of: good)).count)
    var generator = SeededGenerator(seed: 0xF02)
    for _ in 0..<400 {
      var body = Array(good[head...])
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        body[Int.random(in: 0..<body.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let forged = Array(good[..<(head - 32)]) + LintCache.digest(body) + body
      let cache = LintCache(forged, key: session.key) ?? LintCache()
      let sources = LintSources([folder.path], search: ConfigurationSearch()) { cache.isKnown($0) }
      var run = CachedLintRun(LintRun(), cache, start: FileStamp.now, sources)
      _ = try run.lint()
    }
  }

  /// What stands behind the digest, which is found by trying.
  private static func body(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    for start in 32..<min(bytes.count, 100)
    where LintCache.digest(Array(bytes[start...])).elementsEqual(bytes[(start - 32)..<start]) {
      return bytes[start...]
    }
    return nil
  }

  @Test("random trees and edits: with a cache as without", arguments: 0..<4)
  func property(part: UInt64) throws {
    var generator = SeededGenerator(seed: 0x11C4 + part)
    let folder = try LintFolder([:])
    var session = Session(folder: folder)
    let names = (0..<9).map { $0 % 3 == 0 ? "x/r\($0).yml" : "r\($0).yml" }
    for step in 0..<30 {
      for _ in 0..<(step == 0 ? 12 : Int.random(in: 0...2, using: &generator)) {
        let name = names.randomElement(using: &generator) ?? ""
        if Int.random(in: 0..<6, using: &generator) == 0 {
          try? folder.remove(name)
        } else {
          try folder.write(LintCacheTests.file(&generator), to: name)
        }
      }
      if Int.random(in: 0..<12, using: &generator) == 0 {
        try folder.write(
          Bool.random(using: &generator) ? "ignore: [MG6201]\n" : "ignore: [MG7]\n",
          to: "x/.margay.yml")
      }
      _ = try session.lint(age: Bool.random(using: &generator) ? 0 : 10_000_000_000)
    }
  }

  /// A file of some kind; ids are few, so that they meet.
  private static func file(_ generator: inout SeededGenerator) -> String {
    let ids = ["A", "B", "C", "Same", "Sane"]
    let id = ids.randomElement(using: &generator) ?? ""
    let base = ids.randomElement(using: &generator) ?? ""
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return "AnalysisType: rule\nRuleID: \(id)\nBaseDetection: \(base)\nSeverity: High\n"
    case 1: return "AnalysisType: rule\nRuleID: \(id)x\nBaseDetection: \(base)\n"
    case 2: return "AnalysisType: policy\nPolicyID: \(id)\n"
    case 3: return "x: 1\n"
    case 4: return "AnalysisType: rule\nRuleID: [\n"
    case 5:
      return Int.random(in: 0..<3, using: &generator) > 0
        ? "" : "Overrides:\n  - Select: {RuleID: [\(id)]}\n    Override: {Severity: High}\n"
    case 6: return dottedRule(id, comment: " # margay: ignore[MG6201] known")
    case 7: return dottedRule(id, comment: " # margay: ignore[MG6299] known")
    case 8:
      return "AnalysisType: rule\nRuleID: \(id)\nFilename: a.py\nEnabled: true\nSeverity: Low\n"
    default: return dottedRule(id)
    }
  }
}

/// A rule with one dotted key on its line 8, whose logic no other has.
private func distinctRule(_ id: String) -> String {
  dottedRule(id, before: "  - {Key: of\(id), Condition: Exists}\n")
}
