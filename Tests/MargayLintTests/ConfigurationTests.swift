import MargayDiagnostics
import MargayEvents
import MargayLint
import TestSupport
import Testing

/// `.margay.yml`: what it says, what is wrong with it, and for which files it holds.
@Suite("Configuration")
struct ConfigurationTests {
  @Test("the nearest file above a rule holds for it, and flags lie over it")
  func search() throws {
    let folder = try LintFolder([
      ".margay.yml": "select: [MG6201]\n",
      "a.yml": dottedRule("A"),
      "below/.margay.yml": "select: [MG6201]\nignore: [DottedKey]\n",
      "below/b.yml": dottedRule("B"),
      "below/deeper/c.yml": dottedRule("C"),
    ])
    #expect(folder.findings() == ["a.yml:7 MG6201"])
    let flags = try ConfigurationSearch.Flags.dotted
    #expect(folder.findings(flags).count == 3)
    let ignored = try CodeSelector("MG62")
    #expect(folder.findings(.init(ignore: [ignored])).isEmpty)
    #expect(folder.findings(file: "below/.margay.yml").isEmpty)
  }

  @Test("nothing is looked for above the top of a working tree")
  func top() throws {
    let folder = try LintFolder([
      ".margay.yml": "ignore: [MG6]\nselect: [MG6201]\n", "inner/.git/HEAD": "",
      "inner/a.yml": dottedRule(),
    ])
    #expect(folder.findings().contains("inner/a.yml:7 MG6201"))
  }

  @Test("paths, exclusions and severities")
  func paths() throws {
    let folder = try LintFolder([
      ".margay.yml": """
      select: [MG6201]
      severities: {MG6201: error}
      exclude: [vendor/, "*.skip.yml", "!keep.skip.yml"]
      paths:
        - match: ["legacy/**"]
          ignore: [MG6201]
        - match: [legacy/new.yml]
          select: [MG6201]
      """,
      "a.yml": dottedRule("A"), "vendor/b.yml": dottedRule("B"), "c.skip.yml": dottedRule("C"),
      "keep.skip.yml": dottedRule("D"), "legacy/e.yml": dottedRule("E"),
      "legacy/new.yml": dottedRule("F"),
    ])
    let sources = folder.sources()
    #expect(sources.configurationDiagnostics.isEmpty)
    #expect(sources.excludedCount == 2)
    let report = LintRun().lint(sources)
    #expect(
      folder.describe(report.diagnostics) == [
        "a.yml:7 MG6201", "keep.skip.yml:7 MG6201", "legacy/new.yml:7 MG6201",
      ])
    #expect(report.diagnostics.allSatisfy { $0.severity == .error })
  }

  @Test("log types and fields of the site reach the checks")
  func settings() throws {
    let (configuration, diagnostics) = ConfigurationReader.read(
      SourceFile(
        path: ".margay.yml",
        text: "logTypes:\n  Custom.App: 'user{name} action'\nfields: {AWS.ALB: extra}\n"),
      folder: "/x")
    #expect(diagnostics.isEmpty)
    #expect(configuration.settings.knows(logType: "Custom.App"))
    #expect(configuration.settings.knows(logType: "AWS.ALB"))
    #expect(!configuration.settings.knows(logType: "Custom.Other"))
    #expect(configuration.settings.logTypes["Custom.App"]?.text == "user{name} action")
    #expect(configuration.settings.fields["AWS.ALB"]?.text == "extra")
  }

  @Test("accounts and domains of the site may stand in tests")
  func allowed() throws {
    func findings(_ configuration: String) throws -> [String] {
      let folder = try LintFolder([
        ".margay.yml": "select: [RealAccountID, RealMailAddress, RealDomain]\n" + configuration,
        "a.yml": """
        AnalysisType: rule
        RuleID: A
        Enabled: true
        Severity: Low
        LogTypes: [AWS.CloudTrail]
        Detection: [{Key: a, Condition: Exists}]
        Tests:
          - Name: A
            ExpectedResult: true
            Log:
              a: https://wiki.corp.io/
              accountId: "482915730264"
              mail: ada@Mail.Corp.io
              otherAccountId: "027419583066"
              other: eve@notcorp.io

        """,
      ])
      return folder.findings()
    }
    let all = ["11 MG7125", "12 MG7121", "13 MG7124", "14 MG7121", "15 MG7124"].map {
      "a.yml:" + $0
    }
    #expect(try findings("") == all)
    #expect(try findings("domains: [corp.io]\n") == [all[1], all[3], all[4]])
    #expect(
      try findings("accountIds: ['482915730264', 027419583066]\n") == [all[0], all[2], all[4]])
    #expect(try findings("domains: [wiki.corp.io]\n") == Array(all[1...]))
  }

  static let slips: [(String, String, String?)] = [
    ("1️⃣slect2️⃣: [MG6]\n", "MG8951", "select: [MG6]\n"),
    ("1️⃣colour2️⃣: red\n", "MG8951", nil),
    ("select: 1️⃣MG62️⃣\n", "MG8952", nil),
    ("select: [1️⃣MG62012️⃣x]\n", "MG8953", nil),
    ("select: [1️⃣DotedKey2️⃣]\n", "MG8953", "select: [DottedKey]\n"),
    ("1️⃣- select2️⃣\n", "MG8952", nil),
    ("severities: {MG6201: 1️⃣bad2️⃣}\n", "MG8952", nil),
    ("exclude: 1️⃣[]2️⃣\n", "MG8952", nil),
    ("exclude: 1️⃣['[']2️⃣\n", "MG8952", nil),
    ("exclude: [1️⃣[a]2️⃣]\n", "MG8952", nil),
    ("paths: [1️⃣{ignore: [MG6]}2️⃣]\n", "MG8952", nil),
    ("paths: [{match: [a], 1️⃣ignor2️⃣: [MG6]}]\n", "MG8951", "paths: [{match: [a], ignore: [MG6]}]\n"),
    ("logTypes: {A: 1️⃣'a{'2️⃣}\n", "MG8952", nil),
    ("accountIds: 1️⃣4829157302642️⃣\n", "MG8952", nil),
    ("accountIds: [1️⃣'48291573026'2️⃣]\n", "MG8952", nil),
    ("accountIds: [1️⃣[a]2️⃣]\n", "MG8952", nil),
    ("1️⃣accountIDs2️⃣: []\n", "MG8951", "accountIds: []\n"),
    ("domains: [1️⃣'@corp.io'2️⃣]\n", "MG8952", nil),
    ("domains: [1️⃣localhost2️⃣]\n", "MG8952", nil),
    ("domains: 1️⃣{a: b}2️⃣\n", "MG8952", nil),
  ]

  @Test("a slip is one finding at its place", arguments: slips)
  func slip(_ marked: String, _ code: String, _ fixed: String?) throws {
    // The end is left open where the scalar goes on behind the marker.
    let text = marked.hasSuffix("x]\n") ? "select: [1️⃣MG6201x2️⃣]\n" : marked
    try expectDiagnostic(code, in: text, fixed: fixed ?? suggestion(code, text)) { file in
      ConfigurationReader.read(file, folder: "/x").diagnostics
    }
  }

  private func suggestion(_ code: String, _ text: String) -> String? {
    text.contains("MG6201x") ? "select: [MG6201]\n" : nil
  }

  @Test("a file of comments sets nothing, and a broken one is reported")
  func empty() {
    #expect(
      ConfigurationReader.read(SourceFile(path: "c", text: "# later\n"), folder: "/").diagnostics
        .isEmpty)
    #expect(
      !ConfigurationReader.read(SourceFile(path: "c", text: "a: [\n"), folder: "/").diagnostics
        .isEmpty)
  }

  @Test("words of selections")
  func selectors() throws {
    let dotted = try #require(KnownCodes.kind("MG6201"))
    let unknownKey = try #require(KnownCodes.kind("UnknownKey"))
    for (word, first, second) in [
      ("all", true, true), ("default", true, true), ("MG6", true, false), ("MG6201", true, false),
      ("DottedKey", true, false), ("MG2003", false, true),
    ] {
      let selector = try CodeSelector(word)
      #expect(selector.selects(dotted) == first)
      #expect(selector.selects(unknownKey) == second)
    }
    for word in ["", "MG", "mg6201", "MG9999", "dottedkey", "MG6201 "] {
      #expect(throws: CodeSelector.Unknown.self) { try CodeSelector(word) }
    }
    #expect(throws: CodeSelector.Unknown.self) { try CodeSelector("MG6210x") }
  }

  @Test("every code has a page with its summary")
  func pages() {
    for kind in KnownCodes.all {
      let text = CodePage.text(of: kind)
      #expect(text.hasPrefix("# \(kind.code) \(kind.name)\n\n"))
      #expect(text.contains(CodePage.summary(of: kind)) || text.contains("\n"))
      #expect(!CodePage.summary(of: kind).isEmpty)
    }
  }
}
