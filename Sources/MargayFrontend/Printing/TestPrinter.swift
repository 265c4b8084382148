import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// Writes tests and what is expected of their alerts as canonical YAML.
struct TestPrinter {
  /// An entry of Tests.
  func test(_ test: WrittenTest) -> YAMLOutput {
    var entries: [(key: String, value: YAMLOutput)] = [
      ("Name", .text(test.name.value)),
      ("ExpectedResult", .scalar(test.expectedResult ? "true" : "false")),
    ]
    if let logType = test.logType { entries.append(("LogType", .text(logType))) }
    entries.append(("Log", event(test.log)))
    return .mapping(entries)
  }

  /// The value of `x-margay`.
  func expectations(_ list: [Expectation]) -> YAMLOutput {
    .mapping([
      (
        "Expect",
        .mapping(
          list.map { (key: PlainScalar.text($0.testName.value), value: expectation($0)) })
      )
    ])
  }

  private func expectation(_ expectation: Expectation) -> YAMLOutput {
    let texts: [(ExpectationField, YAMLOutput?)] = [
      (.title, expectation.title.map { .text($0.value) }),
      (.dedup, expectation.dedup.map { .text($0.value) }),
      (.severity, expectation.severity.map { .scalar($0.value.rawValue) }),
      (.description, expectation.description.map { .prose($0.value) }),
      (.reference, expectation.reference.map { .text($0.value) }),
      (.runbook, expectation.runbook.map { .prose($0.value) }),
      (.destinations, expectation.destinations.map { .texts($0.value) }),
      (.alertContext, expectation.context.map { event($0.value) }),
    ]
    return .mapping(
      texts.compactMap { field, value in value.map { (key: field.rawValue, value: $0) } })
  }

  /// JSON as the YAML value that it is; as text where YAML cannot say exactly this JSON, such as a field that stands
  /// there twice.
  private func event(_ json: [UInt8]) -> YAMLOutput {
    if let tree = JSONTree(json: json), case .object = tree {
      let output = value(tree)
      if TestPrinter.json(of: output)?.elementsEqual(json) == true { return output }
    }
    return .text(String(decoding: json, as: UTF8.self))
  }

  /// The JSON that a reader takes written YAML for.
  private static func json(of output: YAMLOutput) -> [UInt8]? {
    let document = YAMLParser.parse(SourceFile(path: "", text: output.document))
    guard document.diagnostics.isEmpty, let root = document.root else { return nil }
    return LogText(findings: Findings(file: document.file)).json(root)
  }

  private func value(_ tree: JSONTree) -> YAMLOutput {
    switch tree {
    case .null: .scalar("null")
    case .bool(let value): .scalar(value ? "true" : "false")
    case .number(let text): .scalar(YAMLValueText.number(String(decoding: text, as: UTF8.self)))
    case .string(let text): .text(String(decoding: text, as: UTF8.self))
    case .list(let elements): .list(elements.map(value))
    case .object(let entries):
      .mapping(
        entries.map { field in
          (
            key: PlainScalar.text(String(decoding: field.name, as: UTF8.self)),
            value: value(field.value)
          )
        })
    }
  }
}
