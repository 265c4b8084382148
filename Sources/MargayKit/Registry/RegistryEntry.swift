import MargayDiagnostics
import MargayFrontend
import MargayIR

/// One thing that was registered, read as far as it says something about itself; immutable, and large to copy.
final class RegistryEntry {
  indirect enum Content {
    /// No rule: a file of another kind, or one that only changes rules.
    case nothing
    case broken
    case notRun(String)
    case file
    case rule(any Rule, SwiftRuleReading)
    case derivation(id: String, base: Located<String>, [SwiftLayer], SourcePlace)
  }

  /// What is known of an entry that no file holds.
  private struct Code {
    let ruleID: String?
    let kind: AnalysisKind
    let place: SourcePlace
    let diagnostics: [Diagnostic]
    let base: Located<String>?
  }

  private enum Source {
    case file(DetectionFile)
    indirect case code(Code)
  }

  let content: Content
  private let source: Source

  var file: SourceFile {
    switch source {
    case .file(let reading): reading.file
    case .code(let code): code.place.file
    }
  }

  var ruleID: String? {
    switch source {
    case .file(let reading): reading.ruleID
    case .code(let code): code.ruleID
    }
  }

  var kind: AnalysisKind? {
    switch source {
    case .file(let reading): reading.kind
    case .code(let code): code.kind
    }
  }

  /// Where the RuleID stands, or the start of the file.
  var idPlace: SourcePlace {
    switch source {
    case .file(let reading):
      SourcePlace(
        file: reading.file, range: reading.ruleIDRange ?? reading.file.lineRange(0))
    case .code(let code): code.place
    }
  }

  var diagnostics: [Diagnostic] {
    switch source {
    case .file(let reading): reading.diagnostics
    case .code(let code): code.diagnostics
    }
  }

  /// What was read in the file; nil for what code registers.
  var reading: DetectionFile? {
    if case .file(let reading) = source { return reading }
    return nil
  }

  /// The base that the rule names.
  var base: Located<String>? {
    switch source {
    case .file(let reading): reading.base
    case .code(let code): code.base
    }
  }

  /// Whether it is a file that is none of a rule repository.
  var isIgnored: Bool {
    if case .ignored? = reading?.content { return true }
    return false
  }

  /// The overrides and filters of a file that holds them.
  var overrides: OverrideFile? {
    if case .overrides(let found)? = reading?.content { return found }
    return nil
  }

  convenience init(_ entry: Registry.Entry) {
    switch entry {
    case .file(let file): self.init(file)
    case .removed:
      let place = SourcePlace(
        file: SourceFile(path: "", unreadLinesBefore: 1), range: SourceRange(0, 0))
      self.init(.nothing, ruleID: nil, at: place, [])
    case .rule(let rule, let place):
      let reading = SwiftRuleReading(rule, at: place)
      self.init(
        .rule(rule, reading), ruleID: rule.id, at: reading.origin, reading.diagnostics,
        kind: reading.fields.isScheduled ? .scheduledRule : .rule)
    case .derivation(let id, let base, let layers, let place):
      var check = SwiftValueCheck(ruleID: id, place: place)
      check.name(id, "the id of the rule")
      self.init(
        .derivation(id: id, base: Located(base, place.range), layers, place), ruleID: id,
        at: place, check.diagnostics + layers.flatMap(\.diagnostics))
    }
  }

  private init(
    _ content: Content, ruleID: String?, at place: SourcePlace, _ diagnostics: [Diagnostic],
    kind: AnalysisKind = .rule
  ) {
    self.content = content
    var named: Located<String>?
    if case .derivation(_, let base, _, _) = content { named = base }
    source = .code(
      Code(
        ruleID: ruleID, kind: kind, place: place, diagnostics: diagnostics, base: named))
  }

  private init(_ file: DetectionFile) {
    source = .file(file)
    switch file.content {
    case .ignored, .overrides: content = .nothing
    case .broken, .detection(nil): content = .broken
    case .notRun(let reason): content = .notRun(reason)
    case .detection(.some): content = .file
    }
  }

  /// Whether it is a file.
  var isFile: Bool { reading != nil }

  /// What the file of a rule writes; nil for everything else.
  var fields: DetectionFields? {
    if case .detection(let fields)? = reading?.content { return fields }
    return nil
  }

  private var style: RuleStyle {
    if base != nil { return .derived }
    if case .rule = content { return .swift }
    return .yaml
  }

  /// The entry as a rule that cannot be run.
  func unusable(_ reason: UnusableRule.Reason, entry: Int) -> UnusableRule {
    UnusableRule(
      ruleID: ruleID, file: file, kind: kind, style: style, reason: reason, entry: entry)
  }

  /// Whether two entries of one id are the same: Swift rules of one `Equatable` type with equal values.
  ///
  /// A file that two paths lead to is registered once already.
  func isEqual(to other: RegistryEntry) -> Bool {
    guard case .rule(let own, _) = content, case .rule(let others, _) = other.content,
      let value = own as? any Equatable
    else { return false }
    return RegistryEntry.isEqual(value, others)
  }

  private static func isEqual<Value: Equatable>(_ value: Value, _ other: any Rule) -> Bool {
    (other as? Value) == value
  }
}
