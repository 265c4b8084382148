import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import TestSupport
import Testing

/// Files and events with seeded damage: reading never fails, and always says the same.
@Suite("Mutations")
struct MutationTests {
  /// The shipped rules and the fixtures of the diagnostics.
  private static func files() throws -> [(name: String, bytes: [UInt8])] {
    let files =
      Fixtures("../../Detections").files(endingIn: ".yml")
      + Fixtures("Diagnostics").files(endingIn: ".yml")
    return try files.map { ($0.path, try $0.bytes()) }
      .filter { $0.1.count < 1 << 16 }
  }

  @Test(
    "damaged rule files are read, twice the same, with every place inside the file",
    .timeLimit(.minutes(2)), arguments: UInt64(1)...8)
  func rules(_ seed: UInt64) throws {
    var mutation = Mutation(seed: seed, inserted: Mutation.yamlPieces)
    let files = try Self.files()
    try #require(files.count > 100)
    var evaluated = 0
    for number in 0..<500 {
      let (name, original) = files[mutation.number(below: files.count)]
      let bytes = mutation.mutated(original)
      let file = SourceFile(path: "mutated.yml", bytes: bytes)
      let options = FrontendOptions(isNamed: number % 4 != 0)
      let found = DetectionReader.read(file, options: options)
      let again = DetectionReader.read(
        SourceFile(path: "mutated.yml", bytes: bytes), options: options)
      let what = "seed \(seed), case \(number), from \(name)"
      #expect(
        found.diagnostics.map(Shown.init) == again.diagnostics.map(Shown.init), "\(what)")
      expectPlaces(of: found.diagnostics, what)
      if case .broken = found.content { #expect(found.hasErrors, "\(what)") }
      evaluated += evaluate(found, what)
    }
    // Damage in comments, texts and logs leaves a rule.
    #expect(evaluated > 20, "\(evaluated)")
  }

  /// What is compared of two readings.
  private struct Shown: Equatable {
    let code: String
    let message: [UInt8]
    let range: SourceRange
    let fixes: [FixIt]

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.kind.code
      message = Array(diagnostic.message.utf8)
      range = diagnostic.range
      fixes = diagnostic.fixes
    }
  }

  private func expectPlaces(of diagnostics: [Diagnostic], _ what: String) {
    for diagnostic in diagnostics {
      let size = diagnostic.file.bytes.count
      let ranges =
        [diagnostic.range] + diagnostic.fixes.flatMap { $0.edits.map(\.range) }
        + diagnostic.related.filter { $0.file === diagnostic.file }.map(\.range)
      for range in ranges {
        #expect(
          range.lower >= 0 && range.lower <= range.upper && range.upper <= size,
          "\(what): \(diagnostic.kind.code) \(range) of \(size) bytes")
      }
      for fix in diagnostic.fixes {
        let applied = EditApplication([fix], to: diagnostic.file.bytes)
        #expect(applied.notApplied.isEmpty, "\(what): \(diagnostic.kind.code) \(fix.title)")
      }
    }
    let text = TextDiagnosticRenderer().render(diagnostics)
    #expect(text.isEmpty == diagnostics.isEmpty, "\(what)")
  }

  /// Evaluates a rule that is left over its tests' events; says how many there were.
  private func evaluate(_ file: DetectionFile, _ what: String) -> Int {
    guard !file.hasErrors, case .detection = file.content else { return 0 }
    let registry = Registry()
    registry.register(file)
    let rules = registry.freeze()
    // A derived rule misses its base here.
    guard let rule = rules.detections.first else {
      #expect(rules.hasErrors, "\(what)")
      return 0
    }
    var interpreter = Interpreter([rule.program])
    var parser = EventParser()
    for test in rule.tests.map(\.written) {
      guard case .ok(let event) = parser.parse(test.log) else {
        Issue.record("\(what): the log of \(test.name.value) is not read")
        continue
      }
      interpreter.begin(event)
      let outcome = interpreter.outcome(of: 0)
      #expect(interpreter.explain(0).outcome == outcome, "\(what)")
      guard outcome == .matched else { continue }
      let match = interpreter.match(of: 0, rule.metadata)
      #expect(!match.title.isEmpty && !match.dedup.isEmpty, "\(what)")
      var contextParser = EventParser()
      guard case .ok(let context) = contextParser.parse(match.context) else {
        Issue.record("\(what): the context is no JSON")
        continue
      }
      #expect(context.root.kind == .object, "\(what)")
    }
    return rule.tests.count
  }

  private static let ruleBelow = """
    AnalysisType: rule
    RuleID: Example.Rule
    Enabled: true
    Severity: Low
    LogTypes: [AWS.CloudTrail]
    Tags: [base]
    Detection:
      - {Key: go, Condition: Equals, Value: true}
    Tests:
      - {Name: goes, ExpectedResult: true, Log: {go: true, ip: 10.0.0.1, user: {name: scanner}, list: [1]}}
    """

  @Test(
    "damaged override files are read, twice the same, and leave the rule below them a rule",
    .timeLimit(.minutes(2)), arguments: UInt64(1)...4)
  func overrides(_ seed: UInt64) throws {
    var mutation = Mutation(seed: seed, inserted: Mutation.yamlPieces)
    let original = try Fixtures("Overrides").file("site.yml").bytes()
    let below = DetectionReader.read(SourceFile(path: "below.yml", text: Self.ruleBelow))
    var applied = 0
    for number in 0..<250 {
      let bytes = number == 0 ? original : mutation.mutated(original)
      let what = "seed \(seed), case \(number)"
      // In its folder, so that damaged keys are not another tool's file.
      let found = [0, 1].map { _ in
        DetectionReader.read(
          SourceFile(path: "Overrides/site.yml", bytes: bytes),
          options: FrontendOptions(isNamed: number % 4 != 0))
      }
      #expect(
        found[0].diagnostics.map(Shown.init) == found[1].diagnostics.map(Shown.init), "\(what)")
      expectPlaces(of: found[0].diagnostics, what)
      if case .broken = found[0].content { #expect(found[0].hasErrors, "\(what)") }
      if number == 0 { #expect(found[0].diagnostics.map(\.message) == []) }
      guard case .overrides = found[0].content else { continue }
      #expect(!found[0].hasErrors, "\(what)")
      let registry = Registry()
      registry.register(below)
      registry.register(found[0])
      let rules = registry.freeze()
      expectPlaces(of: rules.diagnostics, what)
      let rule = try #require(rules.detections.first, "\(what)")
      if rule.metadata.threshold == 5 { applied += 1 }
      var evaluator = DetectionEvaluator(rules.detections)
      for test in rule.tests.map(\.written) {
        let log = String(decoding: test.log, as: UTF8.self)
        evaluator.begin(try Event(json: log), logType: nil)
        _ = evaluator.outcome(of: 0)
        evaluator.end()
      }
    }
    // One error keeps the whole file from being applied.
    #expect(applied > 4, "\(applied)")
  }

  @Test(
    "damaged events have one tape, whoever indexes them", .timeLimit(.minutes(2)),
    arguments: UInt64(1)...4)
  func events(_ seed: UInt64) throws {
    var mutation = Mutation(seed: seed, inserted: Mutation.jsonPieces)
    let sample = try Fixtures("../../Samples").file("events.ndjson").bytes()
    var events = sample.split(separator: UInt8(ascii: "\n")).map(Array.init)
    for (_, bytes) in try Self.files().prefix(40) {
      let file = DetectionReader.read(SourceFile(path: "seed.yml", bytes: bytes))
      guard case .detection(let fields?) = file.content else { continue }
      events += (fields.tests ?? []).map(\.log)
    }
    try #require(events.count > 500)
    var swift = EventParser(indexer: .swift)
    var simdjson = EventParser(indexer: .simdjson)
    for number in 0..<1500 {
      let bytes = mutation.mutated(events[mutation.number(below: events.count)])
      TapeComparison.expectSame(bytes, &swift, &simdjson, "seed \(seed), case \(number)")
    }
  }
}

/// Seeded damage to bytes.
struct Mutation {
  private var random: SeededGenerator
  private let inserted: [[UInt8]]

  init(seed: UInt64, inserted: [[UInt8]]) {
    random = SeededGenerator(seed: seed)
    self.inserted = inserted
  }

  /// What means something to a reader of YAML.
  static let yamlPieces =
    [
      ":", ": ", "- ", "-", "#", " #", "{", "}", "[", "]", ",", "&a ", "*a", "!", "!!str ", "|",
      ">",
      "'", "\"", "%", "@", "`", "?", "? ", "\n", "\r\n", "\t", "  ", "---\n", "...\n", "<<: *a\n",
      "\\", "\0", "\u{85}", "\u{2028}", "\u{FEFF}", "é", "\u{1F600}", "~", "null", "1e3", ".inf",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFE, 0xFF]]

  /// What means something to a reader of JSON.
  static let jsonPieces =
    [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\\"", "0", "-", ".",
      "e", "E+", "1e999", "00", "true", "false", "null", "nul", " ", "\t", "\n", "\r", "\0",
      "\u{1F}",
      "é", "\u{1F600}", "\u{FEFF}", "12345678901234567890",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC3], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ]

  /// A number from 0.
  mutating func number(below end: Int) -> Int { Int.random(in: 0..<max(end, 1), using: &random) }

  /// The bytes with one to four kinds of damage.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...number(below: 4) { damage(&bytes) }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = number(below: bytes.count)
    switch number(below: 8) {
    case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(number(below: 8))
    case 1 where !bytes.isEmpty: bytes[place] = UInt8(number(below: 256))
    case 2: bytes.removeSubrange(place..<min(place + 1 + number(below: 6), bytes.count))
    case 3 where number(below: 4) == 0: bytes.removeSubrange(place...)
    case 4: moveLine(&bytes, isCopied: true)
    case 5: moveLine(&bytes, isCopied: false)
    default:
      bytes.insert(contentsOf: inserted[number(below: inserted.count)], at: min(place, bytes.count))
    }
  }

  /// Copies a line to another place, or changes it with another.
  private mutating func moveLine(_ bytes: inout [UInt8], isCopied: Bool) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let (first, second) = (number(below: lines.count), number(below: lines.count))
    if isCopied {
      lines.insert(lines[first], at: second)
    } else {
      lines.swapAt(first, second)
    }
    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
