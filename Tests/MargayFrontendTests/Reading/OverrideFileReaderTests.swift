import MargayDiagnostics
import MargayFrontend
import MargayIR
import TestSupport
import Testing

/// What is read of override files, and the slips in them.
@Suite("Reading of override files")
struct OverrideFileReaderTests {
  private static func read(_ text: String, path: String = "site.yml", isNamed: Bool = true)
    -> DetectionFile
  {
    DetectionReader.read(
      SourceFile(path: path, text: text), options: FrontendOptions(isNamed: isNamed))
  }

  private static func entries(_ text: String) throws -> [OverrideFile.Entry] {
    let file = read(text)
    #expect(file.diagnostics.map(\.message) == [])
    guard case .overrides(let overrides) = file.content else {
      Issue.record("\(file.content)")
      return []
    }
    return overrides.entries
  }

  // MARK: What is one

  /// What becomes of a file.
  enum Outcome: Hashable {
    case ignored
    case read
    case error(String)
  }

  /// A file without AnalysisType: what is made of it where the walk finds it, in a folder for override files, and when
  /// it is named.
  struct Form: CustomTestStringConvertible, Sendable {
    let text: String
    let walked: Outcome
    let inFolder: Outcome
    let named: Outcome
    var testDescription: String { text.split(separator: "\n").joined(separator: " ⏎ ") }

    init(_ text: String, walked: Outcome, inFolder: Outcome, named: Outcome) {
      self.text = text
      self.walked = walked
      self.inFolder = inFolder
      self.named = named
    }

    /// A file that is the same wherever it stands.
    init(_ text: String, _ outcome: Outcome) {
      self.init(text, walked: outcome, inFolder: outcome, named: outcome)
    }
  }

  static let forms = [
    Form("Overrides: []\n", .read),
    Form("Filters: []\n", .read),
    Form("Filters: []\nOverrides: []\n", .read),
    Form("Overrides: [text, {}]\n", .error("MG2005")),
    // Another tool's file may have a key of the name.
    Form(
      "Filters: [a, b]\n", walked: .ignored, inFolder: .error("MG2005"), named: .error("MG2005")),
    Form(
      "Filters: text\n", walked: .ignored, inFolder: .error("MG2005"), named: .error("MG2005")),
    Form(
      "Filters: {a: b}\n", walked: .ignored, inFolder: .error("MG2022"), named: .error("MG2022")),
    Form("overrides: [a]\n", walked: .ignored, inFolder: .ignored, named: .error("MG2001")),
    Form(
      "Filters: []\nother: 1\n", walked: .ignored, inFolder: .error("MG2003"),
      named: .error("MG2003")),
    // A slip must not make changes vanish.
    Form(
      "Overides: [{}]\n", walked: .ignored, inFolder: .error("MG2003"), named: .error("MG2003")),
    Form("Overrides:\n  Select: {Tags: [a]}\n", .error("MG2022")),
    Form("Filters:\n  Expressions: []\n", .error("MG2022")),
    Form("Overrides: [\n", .error("MG1024")),
    Form("\"Overrides: [\n", walked: .ignored, inFolder: .ignored, named: .error("MG1018")),
    // These are something else.
    Form("other: 1\n", walked: .ignored, inFolder: .ignored, named: .error("MG2001")),
    Form("{}\n", walked: .ignored, inFolder: .ignored, named: .error("MG2001")),
    Form("- Overrides\n", walked: .ignored, inFolder: .ignored, named: .error("MG2020")),
    Form(
      "RuleID: A\nFilters: []\n", walked: .ignored, inFolder: .ignored, named: .error("MG2001")),
    Form(
      "Detection: []\nFilters: []\n", walked: .ignored, inFolder: .ignored, named: .error("MG2001")
    ),
  ]

  @Test("a file is one by its keys; where it is meant to be one, slips are said", arguments: forms)
  func recognition(_ form: Form) {
    func outcome(_ path: String, isNamed: Bool) -> Outcome {
      let file = Self.read(form.text, path: path, isNamed: isNamed)
      switch file.content {
      case .ignored: return .ignored
      case .overrides: return .read
      default: return .error(file.diagnostics.first { $0.severity == .error }?.kind.code ?? "")
      }
    }
    #expect(outcome("rules/site.yml", isNamed: false) == form.walked)
    #expect(outcome("Overrides/deeper/site.yml", isNamed: false) == form.walked)
    #expect(outcome("rules/Overrides.yml", isNamed: false) == form.walked)
    #expect(outcome("rules/Overrides/site.yml", isNamed: false) == form.inFolder)
    #expect(outcome("overrides/site.yml", isNamed: false) == form.inFolder)
    #expect(outcome("rules/site.yml", isNamed: true) == form.named)
  }

  // MARK: What is read

  static let whole = """
    Filters:
      - Name: not our scanners
        Mode: Exclude
        Applies: {Tags: [web]}
        Expressions:
          - {Key: ip, Condition: Equals, Value: 10.0.0.1}
          - {DeepKey: [a, b], Condition: Exists}
    Overrides:
      - Select:
          RuleID: [AWS.*, B]
          LogTypes: [AWS.CloudTrail]
          Severity: [Low, High]
        Override: {Threshold: 5, AlertTitle: "t"}
        Extend: {Tags: [x], InlineFilters: [{KeyPath: a.b, Condition: Equals, Value: 1}]}
      - Select: {Tags: ['*']}
        Extend: {Tags: []}
    """

  @Test("every value is read, with the place where it stands")
  func places() throws {
    let file = SourceFile(path: "site.yml", text: Self.whole)
    let found = try Self.entries(Self.whole)
    #expect(found.count == 3)
    func shown(_ values: [Located<String>]) -> [String] {
      values.map { "\($0.value) \(file.text($0.range))" }
    }
    guard case .override(let selector, let values?, let extensions?) = found[0],
      case .override(let second, nil, _?) = found[1],
      case .filter(let applies, let filter) = found[2]
    else {
      Issue.record("\(found)")
      return
    }
    #expect(shown(selector.ruleIDs) == ["AWS.* AWS.*", "B B"])
    #expect(shown(selector.tags) == [])
    #expect(shown(selector.logTypes) == ["AWS.CloudTrail AWS.CloudTrail"])
    #expect(shown(selector.severities) == ["Low Low", "High High"])
    #expect(file.text(selector.range).hasPrefix("RuleID:"))
    #expect(file.text(selector.range).hasSuffix("[Low, High]"))
    #expect(shown(second.tags) == ["* '*'"])

    #expect(values.threshold == 5)
    #expect(
      values.ranges.list.map { file.text($0.range) } == [
        "AlertTitle: \"t\"", "Threshold: 5",
      ])
    #expect(extensions.tags == ["x"])
    #expect(extensions.ranges["Tags"].map { file.text($0) } == "Tags: [x]")
    let inline = try #require(extensions.filters)
    guard case .all(let filters) = inline.kind else {
      Issue.record("\(inline.kind)")
      return
    }
    #expect(
      filters.map { extensions.sources.range(of: $0.id).map(file.text) } == [
        "{KeyPath: a.b, Condition: Equals, Value: 1}"
      ])

    #expect(filter.name == "not our scanners")
    #expect(filter.excludes)
    #expect(shown(applies.tags) == ["web web"])
    #expect(file.text(filter.range).hasPrefix("Name:"))
    guard case .all(let expressions) = filter.expression.kind else {
      Issue.record("\(filter.expression.kind)")
      return
    }
    #expect(
      expressions.map { filter.sources.range(of: $0.id).map(file.text) } == [
        "{Key: ip, Condition: Equals, Value: 10.0.0.1}",
        "{DeepKey: [a, b], Condition: Exists}",
      ])
  }

  @Test("the keys that can be changed are those of the pages on the language")
  func keys() {
    func names(_ place: TopLevelKey.Place) -> String {
      TopLevelKey.all.filter { $0.places.contains(place) }.map(\.name).sorted().joined(
        separator: " ")
    }
    #expect(
      names(.override)
        == "AlertContext AlertTitle CreateAlert DedupPeriodMinutes Description DisplayName "
        + "DynamicSeverities Enabled GroupBy InlineFilters LogTypes OutputIds Reference Reports "
        + "Runbook Severity Status SummaryAttributes Tags Tests Threshold")
    #expect(
      names(.extend) == "InlineFilters LogTypes OutputIds Reports SummaryAttributes Tags Tests")
  }

  // MARK: Slips

  private static let change = "    Override: {Threshold: 5}\n"

  static let slips = [
    FindingCase(
      "MG5016", "Overrides:\n  - Select: {Tags: 1️⃣a b2️⃣}\n" + change,
      fixed: "Overrides:\n  - Select: {Tags: [a b]}\n" + change),
    FindingCase(
      "MG5016", "Overrides:\n  - Select: {Tags: 1️⃣'a, b'2️⃣}\n" + change,
      fixed: "Overrides:\n  - Select: {Tags: ['a, b']}\n" + change),
    // In brackets these would be something else.
    FindingCase("MG5016", "Overrides:\n  - Select:\n      Tags: 1️⃣a, b2️⃣\n" + change),
    FindingCase("MG5016", "Overrides:\n  - Select:\n      Tags: 1️⃣|\n        a\n" + change),
    FindingCase("MG2005", "Overrides:\n  - Select: {Tags: 1️⃣null2️⃣}\n" + change),
    FindingCase("MG2005", "Overrides:\n  - Select: {Tags: 1️⃣{a: b}2️⃣}\n" + change),
    FindingCase(
      "MG2008", "Overrides:\n  - Select: {Tags: [1️⃣52️⃣]}\n" + change,
      fixed: "Overrides:\n  - Select: {Tags: [\"5\"]}\n" + change),
    FindingCase("MG5016", "Overrides:\n  - Select: 1️⃣{}2️⃣\n" + change),
    FindingCase("MG5016", "Overrides:\n  - Select: {Tags: 1️⃣[]2️⃣, RuleID: [a]}\n" + change),
    FindingCase(
      "MG2007", "Overrides:\n  - Select: {Severity: [Low, 1️⃣hihg2️⃣]}\n" + change,
      fixed: "Overrides:\n  - Select: {Severity: [Low, High]}\n" + change),
    FindingCase("MG2004", "Overrides:\n  - 1️⃣Override2️⃣: {Threshold: 5}\n"),
    FindingCase("MG2014", "Overrides:\n  - Select: {Tags: [a]}\n    Override: {Threshold: 1️⃣02️⃣}\n"),
    FindingCase(
      "MG2003", "Overrides:\n  - Select: {Tags: [a]}\n    Override: {1️⃣Treshold2️⃣: 2}\n",
      fixed: "Overrides:\n  - Select: {Tags: [a]}\n    Override: {Threshold: 2}\n"),
    // What cannot be extended is not what was meant.
    FindingCase("MG2003", "Overrides:\n  - Select: {Tags: [a]}\n    Extend: {1️⃣Treshold2️⃣: 2}\n"),
    FindingCase("MG5017", "Overrides:\n  - Select: {Tags: [a]}\n    Override: 1️⃣{}2️⃣\n"),
    FindingCase("MG5017", "Overrides:\n  - Select: {Tags: [a]}\n    Extend: 1️⃣{}2️⃣\n"),
    FindingCase("MG2005", "Overrides:\n  - Select: {Tags: [a]}\n    Override: 1️⃣[Threshold]2️⃣\n"),
    FindingCase(
      "MG2022", "Overrides:\n  1️⃣Select2️⃣: {Tags: [a]}\n  Override: {Threshold: 5}\n",
      fixed: "Overrides:\n  - Select: {Tags: [a]}\n    Override: {Threshold: 5}\n"),
    // Empty lines stay empty.
    FindingCase(
      "MG2022", "Overrides:\n  1️⃣Select2️⃣: {Tags: [a]}\n\n  Override: {Threshold: 5}\n",
      fixed: "Overrides:\n  - Select: {Tags: [a]}\n\n    Override: {Threshold: 5}\n"),
    FindingCase("MG2022", "Overrides: {1️⃣Select2️⃣: {Tags: [a]}, Override: {Threshold: 5}}\n"),
    FindingCase(
      "MG2006",
      "Filters:\n  - {Name: 1️⃣''2️⃣, Mode: Include, Applies: {Tags: [a]}, Expressions: [{Condition: AlwaysTrue}]}\n"
    ),
    FindingCase(
      "MG3022",
      "Filters:\n  - {Name: a, Mode: Include, Applies: {Tags: [a]}, Expressions: 1️⃣[]2️⃣}\n"),
  ]

  @Test("a slip is one finding", arguments: slips)
  func slip(_ one: FindingCase) throws { try one.check(after: "") }

  @Test(
    "a key that cannot be changed says why",
    arguments: [
      ("RuleID: A", "derive a rule with BaseDetection"), ("Detection: []", "narrow the rule"),
      ("ScheduledQueries: [a]", "says what the rule is"),
      ("CreatedBy: me", "says what the rule is"),
      ("BaseDetection: A", "says what the rule is"),
      ("AnalysisType: rule", "says what the rule is"),
      ("Filename: a.py", "says what the rule is"), ("x-margay: {}", "expected of tests"),
      ("BaseVersion: 1", "no effect"),
    ])
  func unchangeable(_ written: String, _ reason: String) {
    for place in ["Override", "Extend"] {
      let found = Self.read("Overrides:\n  - Select: {Tags: [a]}\n    \(place): {\(written)}\n")
        .diagnostics
      #expect(found.map(\.kind.code) == ["MG5015"])
      #expect(found.first?.message.contains(reason) == true, "\(found.map(\.message))")
    }
  }

  @Test("a file with an error changes nothing, one with warnings does")
  func usable() throws {
    let warned = "Overrides:\n  - Select: {Tags: [a]}\n    Override: {DedupPeriodMinutes: 2}\n"
    guard case .overrides = Self.read(warned).content else {
      Issue.record("not read")
      return
    }
    let broken = warned + "  - Select: {Tags: []}\n    Override: {Threshold: 5}\n"
    guard case .broken = Self.read(broken).content else {
      Issue.record("read")
      return
    }
  }
}
