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

  let content: Content
  let file: SourceFile
  let ruleID: String?
  let kind: AnalysisKind?
  /// Where the RuleID stands, or the start of the file.
  let idPlace: SourcePlace
  let diagnostics: [Diagnostic]
  /// What was read in the file; nil for what code registers.
  let reading: DetectionFile?
  /// The base that the rule names.
  let base: Located<String>?
  /// Whether it is a file that is none of a rule repository.
  let isIgnored: Bool
  /// The overrides and filters of a file that holds them.
  let overrides: OverrideFile?

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
    file = place.file
    self.ruleID = ruleID
    self.kind = kind
    idPlace = place
    self.diagnostics = diagnostics
    reading = nil
    isIgnored = false
    overrides = nil
    if case .derivation(_, let base, _, _) = content { self.base = base } else { base = nil }
  }

  private init(_ file: DetectionFile) {
    var isIgnored = false
    var overrides: OverrideFile?
    switch file.content {
    case .ignored: (content, isIgnored) = (.nothing, true)
    case .broken, .detection(nil): content = .broken
    case .notRun(let reason): content = .notRun(reason)
    case .detection(.some): content = .file
    case .overrides(let found): (content, overrides) = (.nothing, found)
    }
    base = file.base
    self.isIgnored = isIgnored
    self.overrides = overrides
    self.file = file.file
    self.ruleID = file.ruleID
    kind = file.kind
    idPlace = SourcePlace(
      file: file.file,
      range: file.ruleIDRange ?? file.file.lineRange(0))
    diagnostics = file.diagnostics
    reading = file
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
