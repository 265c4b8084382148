package import MargayDiagnostics
package import MargayFrontend
package import MargayIR

/// Where a rule came from.
package enum RuleStyle: String, Sendable, CaseIterable {
  /// A YAML file with its own Detection.
  case yaml
  /// A YAML file with BaseDetection.
  case derived
}

/// A place in a source file.
package struct SourcePlace: Sendable {
  /// The file.
  package let file: SourceFile
  /// The range in it.
  package let range: SourceRange

  /// Makes a place.
  package init(file: SourceFile, range: SourceRange) {
    self.file = file
    self.range = range
  }
}

/// A rule with everything resolved: what evaluation, tests, alerting and listing see.
package struct Detection: Sendable {
  /// Where it came from.
  package let style: RuleStyle
  /// The RuleID in its file.
  package let origin: SourcePlace
  /// What is said about it.
  package let metadata: RuleMetadata
  /// Its logic and alert fields; NodeIDs are unique in it.
  package let program: RuleProgram
  /// Where its expressions stand, indexed by NodeID; a derived rule has places in its base's file too.
  package let places: [SourcePlace]
  /// Its tests; those of the base when it has none of its own.
  package let tests: [WrittenTest]
  /// The expected alert fields of its tests.
  package let expectations: [Expectation]
  /// The rule that it derives from.
  package let baseID: String?

  /// The place of an expression; nil for an id that is not of this rule.
  package func place(of id: NodeID) -> SourcePlace? {
    places.indices.contains(Int(id.rawValue)) ? places[Int(id.rawValue)] : nil
  }
}
