package import MargayDiagnostics
import MargayEvents
package import MargayFrontend
package import MargayIR
package import MargayKit
package import MargayYAML

/// A rule as checks see it: what its file writes, with the places, and what it is with its base.
///
/// Ranges and expressions are of the rule's own file: what a derived detection inherits is reported in its base.
package final class LintedRule {
  /// The text and tree of the file.
  package let source: LintedFile
  /// What the file writes.
  package let fields: DetectionFields
  /// The rule with its base and changes; nil where an error of the registry keeps it from running.
  package let detection: Detection?

  /// Looks at a rule.
  package init(_ source: LintedFile, _ fields: DetectionFields, _ detection: Detection?) {
    self.source = source
    self.fields = fields
    self.detection = detection
  }

  /// The file.
  package var file: SourceFile { source.file }
  /// The settings of the run for this file.
  package var settings: LintSettings { source.settings }
  /// Whether it derives from another rule.
  package var isDerived: Bool { fields.base != nil }
  /// The log types that the rule takes, inherited ones too.
  package var logTypes: [String] { fields.logTypes ?? detection?.metadata.logTypes ?? [] }

  /// Every expression that the file writes.
  package lazy var sites: [ExpressionSite] = {
    var sites: [ExpressionSite] = []
    if let filters = fields.filters { ExpressionSite.append(filters, .filters, to: &sites) }
    if let detection = fields.detection {
      ExpressionSite.append(detection, .detection, to: &sites)
    }
    for (index, severity) in (fields.dynamicSeverities ?? []).enumerated() {
      ExpressionSite.append(severity.condition, .severity(index), to: &sites)
    }
    return sites
  }()

  /// What some expression of the file has; checks ask it before they look at each.
  package lazy var traits = ExpressionTraits(sites)

  /// What is proved of the expressions, found when a check asks for it.
  lazy var survey = LogicSurvey(self)

  /// What is known of the fields that the file names, found when a check asks for it.
  lazy var fieldUses: [FieldUse] = FieldUse.all(in: self)

  /// The paths of expressions that lead from the event to one value, as far as that is known; names folded.
  lazy var scalarPaths: Set<EventKeyPath> = Set(
    fieldUses.compactMap { use in
      guard use.site != nil, use.path.base == .event, use.scalarKind != nil else { return nil }
      return EventKeyPath(steps: use.path.steps)
    })

  /// The items that the file writes under MITRE ATT&CK, read when a check asks for them.
  private(set) lazy var attackItems: [WrittenAttackItem] = WrittenAttackItem.all(in: source)

  /// The paths of GroupBy with the places where they are written, read when a check asks for them.
  private(set) lazy var groupByItems: [GroupByItem] = GroupByItem.all(in: self)

  /// Whether functions beside the file may change what the rule says; true where that is not known.
  private(set) lazy var hasFunctions: Bool = detection?.hasFunctions ?? true

  /// The children of a site, by their indices.
  package func children(of index: Int) -> [Int] {
    sites.indices.filter { sites[$0].parent == index }
  }

  /// The events of the rule's own tests, in their order, read when a check asks for them.
  package private(set) lazy var tests: [LintedTest] = (fields.tests ?? []).map {
    LintedTest($0, source.memory)
  }

  /// The events of the tests that are run for the rule: its own, else those that it inherits.
  package private(set) lazy var effectiveTests: [LintedTest] = {
    guard fields.tests == nil, let detection else { return tests }
    return detection.tests.compactMap {
      $0.problem == nil ? LintedTest($0.written, source.memory) : nil
    }
  }()

  /// The logic of the rule, inherited where the file writes none; nil where it is not known.
  package var logic: Expression? { fields.detection ?? detection?.program.detection }

  /// Every key specifier outside of tests, in document order.
  package var specifiers: [WrittenSpecifier] { WrittenSpecifier.all(in: source) }

  /// A top-level entry; nil for a key that is not written.
  package func entry(_ key: TopLevelKey.Index) -> YAMLEntry? { source.entry(key) }

  /// Where a top-level key stands, without its value; the RuleID's where it is not written.
  package func place(ofKey key: TopLevelKey.Index) -> SourceRange {
    entry(key)?.key.range ?? fields.ruleID.range
  }

  /// Where an expression stands; the RuleID's place for one of another file.
  package func range(of expression: Expression) -> SourceRange {
    fields.sources.range(of: expression.id) ?? fields.ruleID.range
  }

  /// The mapping that an expression is written as; nil behind an alias and for a bare list.
  package func node(of expression: Expression) -> YAMLNode? {
    fields.sources.range(of: expression.id).flatMap { source.mapping(at: $0) }
  }

  /// An entry of the mapping that an expression is written as: `Condition`, `Value`, `KeyPath`.
  package func entry(_ key: String, of expression: Expression) -> YAMLEntry? {
    node(of: expression)?.entry(key)
  }

  /// Where the value of an entry of an expression stands, or the expression where there is no such entry.
  package func range(of key: String, of expression: Expression) -> SourceRange {
    entry(key, of: expression)?.value.reportRange ?? range(of: expression)
  }

  /// The related place of an expression, for a finding that names another one.
  package func related(_ message: String, _ expression: Expression) -> RelatedPlace {
    RelatedPlace(message: message, file: file, range: range(of: expression))
  }
}
