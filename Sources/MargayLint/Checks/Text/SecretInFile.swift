import MargayDiagnostics
import MargayFrontend

/// The file holds something that looks like a key, a token or a password.
///
/// ## Why
///
/// Events for tests are copied from real logs, and rules are read by many people: what stands in a repository is known, and
/// stays known in its history. Revoke it, and write an invented one. The keys of AWS's documentation
/// (`AKIAIOSFODNN7EXAMPLE`), texts that say `EXAMPLE`, and texts of a few repeated characters are left alone.
///
/// ## Bad
///
/// ```yaml
/// Tests:
///   - Name: A call
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, accessKeyId: AKIAQ3EGT7XJ5RWZ2L6B} # MG8009
/// ```
///
/// ## Good
///
/// ```yaml
/// Tests:
///   - Name: A call
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, accessKeyId: AKIAIOSFODNN7EXAMPLE}
/// ```
///
/// ## Fix
///
/// Unsafe: writes the key id of AWS's documentation for an access key id; other secrets are left to people.
struct SecretInFile: FileCheck {
  let kind = DiagnosticKind("MG8009", "SecretInFile", .warning)

  func check(_ file: LintedFile, _ findings: CheckFindings) {
    guard file.survey.contains(.secret) else { return }
    let bytes = file.file.bytes
    var index = 0
    while let sign = TextSurvey.secretSign(in: bytes, from: index) {
      let first = max(index, sign - SecretSign.longestLead)
      let found = (first...sign).lazy.compactMap { SecretShape.secret(in: bytes, at: $0) }.first
      index = found?.range.upper ?? sign + 1
      guard let found else { continue }
      let fix = FixIt(
        title: "write the key id of the documentation", safety: .unsafe, replacing: found.range,
        with: "AKIAIOSFODNN7EXAMPLE")
      findings.report(
        "this looks like \(found.name); revoke it, and write an invented one", at: found.range,
        fixes: found.isAccessKey ? [fix] : [])
    }
  }
}
