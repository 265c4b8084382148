import MargayDiagnostics
import MargayKit
import MargaySwiftEmitter

/// The source that the rules of files become.
struct RuleConversion {
  /// The files; empty where an error was found.
  let files: [EmittedFile]
  /// How many rules there are in them.
  let ruleCount: Int
  /// What was found in the rules, and what cannot be said in the language.
  let diagnostics: [Diagnostic]
  /// A line for each file that holds no rule to be converted.
  let notConverted: [String]
  /// Whether something cannot be converted.
  let hasErrors: Bool

  /// Converts the rules of a set that stand in files.
  init(_ rules: RuleSet, to emitter: any Emitter.Type, isSingle: Bool, isPublic: Bool) {
    var diagnostics = rules.diagnostics
    let selected = Set(rules.detections.map { ObjectIdentifier($0.origin.file) })
    var sources: [SourceRule] = []
    for file in rules.files {
      if file.overrides != nil {
        diagnostics.append(EmitterDiagnostics.refusal(of: file.file))
      } else if selected.contains(ObjectIdentifier(file.file)),
        let source = SourceRule(file.reading)
      {
        sources.append(source)
      }
    }
    let emitter = emitter.init(
      EmitterSettings(ruleIDs: sources.map(\.ruleID), isPublic: isPublic))
    var files: [EmittedFile] = []
    if isSingle {
      let emission = emitter.wholeFile(of: sources)
      diagnostics += emission.diagnostics
      files = emission.file.map { [$0] } ?? []
    } else {
      for source in sources {
        let emission = emitter.file(of: source)
        diagnostics += emission.diagnostics
        if let file = emission.file { files.append(file) }
      }
      files.append(emitter.list(of: sources))
    }
    hasErrors = rules.hasErrors || diagnostics.contains { $0.severity == .error }
    self.files = hasErrors ? [] : files
    ruleCount = sources.count
    self.diagnostics = diagnostics
    notConverted = rules.unusable.compactMap { rule in
      guard case .notRun(let reason) = rule.reason else { return nil }
      return "not converted: \(TerminalText.escape(rule.file.path)): \(TerminalText.escape(reason))"
    }
  }
}
