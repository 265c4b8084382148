package import MargayDiagnostics
package import MargayYAML

/// What came of reading one file.
///
/// A reference type: what a rule writes is large, and a file is passed on often; immutable.
package final class DetectionFile: Sendable {
  /// What the file is to Margay.
  package enum Content: Sendable {
    /// Not a file of a rule repository: it has no AnalysisType, and the walk found it.
    case ignored
    /// A file that Margay checks in part or not at all and never runs, with the reason.
    case notRun(reason: String)
    /// A Simple Detection or derived detection; nil fields where errors kept it from being read.
    indirect case detection(DetectionFields?)
    /// A file that changes rules and is none itself.
    case overrides(OverrideFile)
    /// A file that could not be read as anything.
    case broken
  }

  /// The file.
  package let file: SourceFile
  /// What it is.
  package let content: Content
  /// AnalysisType, where it could be read.
  package let kind: AnalysisKind?
  /// RuleID (PolicyID of a policy), where it could be read.
  package let ruleID: String?
  /// Where the RuleID stands.
  package let ruleIDRange: SourceRange?
  /// The base that a derived detection names, where the file could be used.
  package let base: Located<String>?
  /// Everything that is wrong with it, in the order of the places.
  package let diagnostics: [Diagnostic]
  /// The YAML tree, where `FrontendOptions.keepsTree` asks for it and the file could be read as YAML.
  package let root: YAMLNode?
  /// Where the keys of the top level stand in the tree of a rule, where that is kept.
  package let keys: TopLevelPlaces?

  /// Makes a result.
  init(
    file: SourceFile, content: Content, kind: AnalysisKind? = nil, id: Located<String>? = nil,
    diagnostics: [Diagnostic], root: YAMLNode? = nil, keys: TopLevelPlaces? = nil
  ) {
    self.file = file
    self.content = content
    self.kind = kind
    self.ruleID = id?.value
    if case .detection(let fields?) = content {
      ruleIDRange = fields.ruleID.range
      base = fields.base
    } else {
      ruleIDRange = id?.range
      base = nil
    }
    self.diagnostics = diagnostics
    self.root = root
    self.keys = keys
  }

  /// Whether an error keeps the file from being used.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Switches of the front end.
package struct FrontendOptions: Sendable {
  /// Accept unknown top-level keys (`--ignore-extra-keys`).
  package var ignoresExtraKeys = false
  /// Whether the file was named by the user: then a missing AnalysisType is an error.
  package var isNamed = true
  /// Whether the YAML tree stays with the result, for checks that look at how a file is written.
  package var keepsTree = false
  /// Whether the JSON text of every test's Log is made at once, because all of them are going to be used.
  package var makesLogs = false

  /// Makes the default options.
  package init(
    ignoresExtraKeys: Bool = false, isNamed: Bool = true, keepsTree: Bool = false,
    makesLogs: Bool = false
  ) {
    self.ignoresExtraKeys = ignoresExtraKeys
    self.isNamed = isNamed
    self.keepsTree = keepsTree
    self.makesLogs = makesLogs
  }
}
