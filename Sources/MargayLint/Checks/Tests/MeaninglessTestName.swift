import MargayDiagnostics
import MargayFrontend

/// The name of a test says nothing but that it is one.
///
/// ## Why
///
/// When `Test 2` fails, somebody has to read the event to learn what broke. A name says what happens in the event: `Service
/// acts for root`.
///
/// ## Bad
///
/// ```yaml
/// Tests:
///   - Name: Test 1 # MG7116
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin}
/// ```
///
/// ## Good
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin}
/// ```
struct MeaninglessTestName: RuleCheck {
  let kind = DiagnosticKind("MG7116", "MeaninglessTestName", .note)
  let isOnByDefault = false

  private static let words: Set<[UInt8]> = Set(
    [
      "test", "tests", "unit", "case", "testcase", "sample", "example", "event", "log", "positive",
      "negative", "true", "false", "match", "matches", "no", "not", "alert", "should", "name",
      "first", "second", "third", "new", "rule", "untitled", "the", "a", "this", "does",
    ].map { Array($0.utf8) })

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for test in rule.fields.tests ?? [] {
      let name = test.name.value
      // Longer names say something.
      guard name.utf8.count <= 40, MeaninglessTestName.isMeaningless(name) else { continue }
      findings.report("\(quoted(name)) does not say what happens", at: test.name.range)
    }
  }

  private static func isMeaningless(_ name: String) -> Bool {
    let words = PlainText.folded(name).split { byte in
      !((0x61...0x7A).contains(byte) || byte >= 0x80)
    }
    return words.allSatisfy { words in MeaninglessTestName.words.contains(Array(words)) }
  }
}
