package import MargayDiagnostics
import MargayFrontend
package import MargayKit

/// Runs checks over the files of a rule set.
package struct Linter {
  private let checks: RunningChecks
  private let settings: (SourceFile) -> LintSettings

  /// Makes a linter that runs some checks with the same settings for all files.
  package init(_ checks: [any Check], settings: LintSettings = LintSettings()) {
    self.init(checks) { _ in settings }
  }

  /// Makes a linter that runs some checks, each file with its settings.
  package init(_ checks: [any Check], settings: @escaping (SourceFile) -> LintSettings) {
    self.checks = RunningChecks(checks)
    self.settings = settings
  }

  /// What the checks find in the files of `linted`, by file and place.
  ///
  /// The files must have been read with their trees. `everything` holds the rules beside them too. Files with errors
  /// of the language are looked at by the checks of text only.
  package func findings(in linted: RuleSet, beside everything: RuleSet) -> [Diagnostic] {
    let findings = CheckFindings()
    let byFile = Dictionary(
      everything.detections.map { (ObjectIdentifier($0.origin.file), $0) },
      uniquingKeysWith: { first, _ in first })
    var rules: [LintedRule] = []
    var files: [LintedFile] = []
    let memory = LintingMemory()
    for read in linted.files {
      let reading = read.reading
      let file = LintedFile(reading, settings: settings(reading.file), memory: memory)
      if case .ignored = reading.content { continue }
      files.append(file)
      checks.run(on: file, findings)
      guard case .detection(let fields?) = reading.content, !reading.hasErrors else { continue }
      let detection = byFile[ObjectIdentifier(file.file)]
      let rule = LintedRule(file, fields, detection)
      checks.run(on: rule, findings)
      // What the checks found out of the rule is let go of: it would stay in memory for as long as rules are compared.
      rules.append(LintedRule(file, fields, detection))
    }
    let set = LintedRuleSet(files: files, rules: rules, everything: everything)
    checks.run(on: set, findings)
    return findings.diagnostics.sortedByPlace(files: linted.files.map(\.file))
  }

  /// What ties a file to others: ids, bases, and what checks of rule sets compare.
  func links(of file: LintedFile, _ detection: Detection?) -> FileLinks {
    var links = FileLinks()
    let reading = file.reading
    if case .overrides = reading.content { links.tieToAll() }
    if let id = reading.ruleID { links.add("id", id) }
    guard case .detection(let fields?) = reading.content else { return links }
    if let base = fields.base { links.add("id", base.value) }
    guard !checks.ofSets.isEmpty, !reading.hasErrors else { return links }
    let rule = LintedRule(file, fields, detection)
    for check in checks.ofSets {
      guard let texts = check.links(of: rule) else {
        links.tieToAll()
        break
      }
      for text in texts { links.add(check.kind.code, text) }
    }
    return links
  }
}
