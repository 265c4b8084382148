package import MargayDiagnostics
import MargayEvents
package import MargayFrontend
import MargayIR
import MargayKit

/// Compares the alert fields of a match with what `x-margay` expects (Documentation/Language, section 7).
package enum ExpectationComparison {
  /// An alert field that is not as expected.
  package struct Difference: Sendable {
    /// The field.
    package let field: ExpectationField
    /// What is expected, as text; lists and the context as compact JSON.
    package let expected: String
    /// What there is.
    package let actual: String
    /// Where the expected value stands.
    package let range: SourceRange
    /// What differs in the context; empty for other fields.
    package let detail: String

    /// The failure of the test, for an expectation of a file.
    func failure(in file: SourceFile) -> TestFailure {
      TestFailure(
        stage: .expectation,
        message: "\(field.rawValue) is not as expected" + (detail.isEmpty ? "" : ": " + detail),
        causes: [
          TestFailure.Cause(
            path: field.rawValue, condition: nil, operand: expected, value: actual,
            place: SourcePlace(file: file, range: range))
        ])
    }
  }

  /// The fields that differ, in the order of the language reference; those that are not expected do not count.
  package static func differences(_ expectation: Expectation, _ alert: TestAlert) -> [Difference] {
    var result: [Difference] = []
    func compare(
      _ field: ExpectationField, _ expected: Located<String>?, _ value: @autoclosure () -> String
    ) {
      guard let expected else { return }
      let actual = value()
      guard !hasSameBytes(expected.value, actual) else { return }
      result.append(
        Difference(
          field: field, expected: expected.value, actual: actual, range: expected.range, detail: "")
      )
    }
    compare(.title, expectation.title, alert.title)
    compare(.dedup, expectation.dedup, alert.dedup)
    compare(
      .severity, expectation.severity.map { Located($0.value.rawValue, $0.range) },
      alert.severity.rawValue)
    compare(.description, expectation.description, alert.description)
    compare(.reference, expectation.reference, alert.reference)
    compare(.runbook, expectation.runbook, alert.runbook)
    compare(
      .destinations, expectation.destinations.map { Located(json($0.value), $0.range) },
      json(alert.destinations ?? []))
    if let context = expectation.context, let detail = contextDifference(context.value, alert) {
      result.append(
        Difference(
          field: .alertContext, expected: String(decoding: context.value, as: UTF8.self),
          actual: alert.context, range: context.range, detail: detail))
    }
    return result
  }

  /// Whether two texts have the same bytes.
  private static func hasSameBytes(_ left: String, _ right: String) -> Bool {
    var (left, right) = (left, right)
    guard left.utf8.count == right.utf8.count else { return false }
    return left.withUTF8 { left in
      right.withUTF8 { right in
        for index in left.indices where left[index] != right[index] { return false }
        return true
      }
    }
  }

  private static func json(_ texts: [String]) -> String {
    var writer = JSONWriter()
    writer.beginArray()
    for text in texts { writer.string(text) }
    writer.endArray()
    return writer.text
  }

  /// Which keys of the context differ, as a phrase; nil when they are equal as values.
  private static func contextDifference(_ expected: [UInt8], _ alert: TestAlert) -> String? {
    // On one tape, so that one parser and one comparison of values serve.
    let pair =
      [UInt8(ascii: "[")] + expected + [UInt8(ascii: ",")] + Array(alert.context.utf8)
      + [UInt8(ascii: "]")]
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(pair) else { return "it cannot be read" }
    return withExtendedLifetime(event) {
      let (wanted, found) = (event.root.element(at: 0), event.root.element(at: 1))
      if wanted.isIdentical(to: found) { return nil }
      var phrases: [String] = []
      for field in wanted.fields {
        let name = "'" + String(decoding: field.key.text, as: UTF8.self) + "'"
        let other = found.field(exactly: field.key.text)
        if other.kind == .missing {
          phrases.append("\(name) is missing")
        } else if !field.value.isIdentical(to: other) {
          phrases.append("\(name) differs")
        }
      }
      for field in found.fields where wanted.field(exactly: field.key.text).kind == .missing {
        phrases.append("'" + String(decoding: field.key.text, as: UTF8.self) + "' is not expected")
      }
      return phrases.joined(separator: ", ")
    }
  }
}
