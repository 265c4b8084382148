import MargayEvents
import MargayFrontend

/// The tests of a rule, each with its event as a raw literal of JSON.
struct RuleTests {
  let source: RuleSource

  private var tests: [WrittenTest] { source.rule.fields.tests ?? [] }

  /// Writes the property `tests`.
  func writeProperty(to writer: inout SwiftWriter) {
    guard !tests.isEmpty else { return }
    writer.blank()
    writer.comments(source.comments(at: .key("Tests")) + source.comments(at: .key("x-margay")))
    writer.block("var tests: [RuleTest]") { writer in
      writeList(opening: "[", to: &writer)
    }
  }

  /// Writes a list of the tests.
  func writeList(opening: String, to writer: inout SwiftWriter) {
    guard !tests.isEmpty else {
      writer.line("\(opening)]")
      return
    }
    writer.list(opening, "]") { writer in
      for (number, test) in tests.enumerated() {
        writer.comments(source.comments(at: .test(number)))
        write(test, suffix: tests.count > 1 ? "," : "", to: &writer)
      }
    }
  }

  /// Writes what a derived rule expects of the tests that it inherits.
  func writeExpectations(to writer: inout SwiftWriter) {
    writer.comments(source.comments(at: .key("x-margay")))
    for expectation in source.rule.fields.expectations {
      writer.block("$0.expect(\(SwiftText.quoted(expectation.testName.value)))") { writer in
        for (name, value) in short(expectation) + long(expectation) {
          writer.assignment("$0.\(name)", value)
        }
      }
    }
  }

  private func write(_ test: WrittenTest, suffix: String, to writer: inout SwiftWriter) {
    let name = Array(test.name.value.utf8)
    let expectation = source.rule.fields.expectations.first {
      Array($0.testName.value.utf8) == name
    }
    var arguments: [(label: String?, value: SwiftValue)] = [
      (nil, .string(test.name.value)),
      ("matches", .atom(test.expectedResult ? "true" : "false")),
      (nil, JSONSource.literal(test.log)),
    ]
    if let logType = test.logType { arguments.append(("logType", .string(logType))) }
    let call = SwiftValue.call(
      "RuleTest", arguments + (expectation.map(short) ?? []).map { ($0.0, $0.1) })
    let rest = expectation.map(long) ?? []
    guard !rest.isEmpty else {
      writer.value(call, suffix: suffix)
      return
    }
    // A call that is broken before a member access has its closing parenthesis on a line of its own.
    guard case .call(let function, let parts) = call else { return }
    writer.list("\(function)(", ").expecting {") { writer in
      for (place, part) in parts.enumerated() {
        writer.labeled(part.label, part.value, suffix: place == parts.count - 1 ? "" : ",")
      }
    }
    for (name, value) in rest { writer.indentedAssignment("$0.\(name)", value) }
    writer.line("}\(suffix)")
  }

  /// The expectations that have a parameter of `RuleTest`.
  private func short(_ expectation: Expectation) -> [(String, SwiftValue)] {
    var values: [(String, SwiftValue)] = []
    if let title = expectation.title { values.append(("title", .string(title.value))) }
    if let dedup = expectation.dedup { values.append(("dedup", .string(dedup.value))) }
    if let severity = expectation.severity {
      values.append(
        ("severity", .atom(".\(RuleFunctionSource.name(of: severity.value))")))
    }
    if let context = expectation.context {
      values.append(
        (
          "context",
          .call("AlertContext", [("json", JSONSource.literal(context.value))])
        ))
    }
    return values
  }

  /// The others.
  private func long(_ expectation: Expectation) -> [(String, SwiftValue)] {
    var values: [(String, SwiftValue)] = []
    if let text = expectation.description { values.append(("description", .text(text.value))) }
    if let text = expectation.reference { values.append(("reference", .text(text.value))) }
    if let text = expectation.runbook { values.append(("runbook", .text(text.value))) }
    if let names = expectation.destinations {
      values.append(("destinations", .strings(names.value)))
    }
    return values
  }
}
