import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// Reads Tests and the expectations of `x-margay` (Documentation/Language, section 7).
struct TestReader {
  let findings: Findings
  let reading: NodeReading
  /// Whether the JSON text of each Log is made at once, because it is certain to be asked for.
  let makesLogs: Bool
  /// Whether the tree stays, so that a Log can be looked at where it is written.
  let keepsTree: Bool
  private static let testKeys = NameTable(["Name", "ExpectedResult", "Log", "LogType", "Mocks"])
  private static let requiredKeys = ["Name", "ExpectedResult", "Log"]
  private static let extensionKeys = NameTable(["Expect"])
  private static let expectationKeys = NameTable(ExpectationField.allCases.map(\.rawValue))

  /// Tests; nil after a report.
  func tests(_ node: YAMLNode) -> [WrittenTest]? {
    guard let elements = reading.sequence(node, "Tests", of: "tests") else { return nil }
    if elements.isEmpty, !findings.isDerived {
      findings.report(
        FrontendDiagnostics.emptyList, "Tests is empty, which is the same as leaving it out",
        at: node)
    }
    var result: [WrittenTest] = []
    result.reserveCapacity(elements.count)
    var places = NamePlaces(expecting: elements.count)
    for element in elements {
      guard let test = test(element) else { continue }
      let name = Array(test.name.value.utf8)
      if let first = places.note(name, test.name.range) {
        findings.report(
          FrontendDiagnostics.repeatedTestName,
          "a test named \(quoted(test.name.value)) stands twice in this rule", at: test.name.range,
          related: [
            RelatedPlace(message: "the first one", file: findings.file, range: first)
          ])
        continue
      }
      result.append(test)
    }
    return result.count == elements.count ? result : nil
  }

  private func test(_ node: YAMLNode) -> WrittenTest? {
    let what = "a test"
    guard reading.isMapping(node, what) else { return nil }
    let found = KnownEntries(
      node, names: TestReader.testKeys, what: what, findings: findings, reading: reading)
    found.requireAll(TestReader.requiredKeys, at: node)
    let name = found["Name"].flatMap { entry in
      (reading.repeatedString(entry.value) ?? reading.string(entry.value, "a test's Name"))
        .map { Located($0, entry.value.reportRange) }
    }
    let expected = found["ExpectedResult"].flatMap { reading.bool($0.value, "ExpectedResult") }
    let log = found["Log"].flatMap { self.log($0.value) }
    var isWhole = found.isWhole
    var logType: String?
    if let entry = found["LogType"] {
      logType = reading.string(entry.value, "LogType")
      if logType == nil { isWhole = false }
    }
    if let entry = found["Mocks"] {
      findings.report(
        FrontendDiagnostics.mocksWithoutEffect,
        "Mocks have no effect on a Simple Detection: it calls no functions", at: entry.key)
    }
    guard isWhole, let name, let expected, let log else { return nil }
    return WrittenTest(
      name: name, expectedResult: expected, log: log, logType: logType, range: node.reportRange,
      file: findings.file)
  }

  /// Log: an object, or text that holds the JSON of one.
  private func log(_ node: YAMLNode) -> WrittenLog? {
    if !makesLogs, let log = WrittenLog(node, in: findings.file, keepsTree: keepsTree) {
      return log
    }
    if node.isMapping { return LogText(findings: findings).json(node).map { WrittenLog(json: $0) } }
    switch node.content {
    case .scalar(let scalar) where scalar.value == .string:
      return logText(scalar.text, node).map { WrittenLog(json: $0) }
    default:
      reading.reportType(node, "Log", "an object")
      return nil
    }
  }

  private func logText(_ text: String, _ node: YAMLNode) -> [UInt8]? {
    let bytes = Array(text.utf8)
    var parser = EventParser()
    switch parser.parse(bytes) {
    case .bad(let defect):
      findings.report(
        FrontendDiagnostics.invalidLog,
        "Log is text, but not the JSON of an object: \(defect.reason.rawValue)", at: node)
      return nil
    case .ok(let event):
      guard event.root.kind == .object else {
        findings.report(
          FrontendDiagnostics.invalidLog, "Log is text, but its JSON is not an object", at: node)
        return nil
      }
      let object = withExtendedLifetime(event) { YAMLValueText.inline(event.root) }
      findings.report(
        FrontendDiagnostics.logAsText, "Log is the text of an object; write the object itself",
        at: node,
        fixes: node.aliasRange == nil
          ? [
            FixIt(
              title: "write it as an object", safety: .safe, replacing: node.range,
              with: object)
          ] : [])
      return bytes
    }
  }

  /// `x-margay`: the expected alert fields by test name.
  func expectations(_ node: YAMLNode) -> [Expectation] {
    guard reading.isMapping(node, "x-margay") else { return [] }
    let found = KnownEntries(
      node, names: TestReader.extensionKeys, what: "x-margay", findings: findings,
      reading: reading)
    guard let expect = found["Expect"],
      let tests = reading.mapping(expect.value, "Expect")
    else { return [] }
    return tests.compactMap { expectation($0) }
  }

  private func expectation(_ entry: YAMLEntry) -> Expectation? {
    let known = reading.repeatedString(entry.key)
    guard let name = known ?? reading.string(entry.key, "a test's name"),
      reading.isMapping(entry.value, "what is expected of a test")
    else { return nil }
    let found = KnownEntries(
      entry.value, names: TestReader.expectationKeys,
      what: "what is expected of a test", findings: findings, reading: reading,
      kind: FrontendDiagnostics.unknownExpectKey)
    var result = Expectation(testName: Located(name, entry.key.range), file: findings.file)
    result.title = text(found, .title)
    result.dedup = text(found, .dedup)
    result.description = text(found, .description)
    result.reference = text(found, .reference)
    result.runbook = text(found, .runbook)
    let names = NameReading(reading: reading)
    result.severity = found["Severity"].flatMap { entry in
      names.severity(entry.value, "Severity").map { Located($0, entry.value.reportRange) }
    }
    result.destinations = found["Destinations"].flatMap { entry in
      reading.strings(entry.value, "Destinations").map { Located($0, entry.value.reportRange) }
    }
    result.context = found["AlertContext"].flatMap { entry in
      guard reading.isMapping(entry.value, "AlertContext") else { return nil }
      return LogText(findings: findings).json(entry.value).map {
        Located($0, entry.value.reportRange)
      }
    }
    return result
  }

  private func text(_ found: KnownEntries, _ field: ExpectationField) -> Located<String>? {
    found[field.rawValue].flatMap { entry in
      reading.string(entry.value, field.rawValue).map { Located($0, entry.value.reportRange) }
    }
  }
}

/// The alert fields that a test can expect, in the order of the language reference.
package enum ExpectationField: String, CaseIterable, Sendable {
  /// The title.
  case title = "Title"
  /// The dedup string.
  case dedup = "Dedup"
  /// The severity.
  case severity = "Severity"
  /// The description.
  case description = "Description"
  /// The reference.
  case reference = "Reference"
  /// The runbook.
  case runbook = "Runbook"
  /// The destinations.
  case destinations = "Destinations"
  /// The alert context.
  case alertContext = "AlertContext"
}
