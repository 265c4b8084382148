/// How bad a diagnostic is (Documentation/Formats.md).
public enum DiagnosticSeverity: String, Hashable, Sendable, CaseIterable {
  /// The file cannot be used as it is.
  case error
  /// The file works, but very likely not as its author meant.
  case warning
  /// Worth knowing; nothing needs to change.
  case note
}

/// A kind of diagnostic: its stable code, its name and how bad it is.
///
/// Codes are never reused. MG1 YAML, MG2 structure, MG3 expressions, MG4 alert fields, MG5 tests and
/// registry, MG6 to MG8 lint, MG9 events (Documentation/Formats.md).
public struct DiagnosticKind: Hashable, Sendable {
  /// The stable code, for example `MG2003`.
  public let code: String
  /// The name, which says what is wrong and reads after "allow", for example `UnknownKey`.
  public let name: String
  /// How bad it is.
  public let severity: DiagnosticSeverity

  /// Makes a kind; each is declared once, in its target's `…Diagnostics.swift`.
  public init(_ code: String, _ name: String, _ severity: DiagnosticSeverity) {
    self.code = code
    self.name = name
    self.severity = severity
  }

  /// Whether a word is the code or the name.
  package func isCalled(_ word: String) -> Bool {
    code.utf8.elementsEqual(word.utf8) || name.utf8.elementsEqual(word.utf8)
  }
}

/// A second place that belongs to a diagnostic, such as the first of two duplicate keys.
public struct RelatedPlace: Sendable {
  /// What stands there, as a short phrase.
  public let message: String
  /// The file in which it stands.
  public let file: SourceFile
  /// Where it stands.
  public let range: SourceRange

  /// Makes a related place.
  public init(message: String, file: SourceFile, range: SourceRange) {
    self.message = message
    self.file = file
    self.range = range
  }
}

/// One problem in a user's file: kind, sentence, place, and fix-its where they exist.
public struct Diagnostic: Sendable {
  /// What kind of problem it is.
  public let kind: DiagnosticKind
  /// One plain sentence without a final full stop.
  public let message: String
  /// The file in which the problem stands.
  public let file: SourceFile
  /// Where it stands.
  public let range: SourceRange
  /// The RuleID of the rule it belongs to; nil where none is known.
  public var ruleID: String?
  /// Ways to mend it, best first; empty where none is known.
  public let fixes: [FixIt]
  /// Other places that belong to it.
  public let related: [RelatedPlace]

  /// Makes a diagnostic.
  public init(
    _ kind: DiagnosticKind, _ message: String, file: SourceFile, range: SourceRange,
    ruleID: String? = nil, fixes: [FixIt] = [], related: [RelatedPlace] = []
  ) {
    self.kind = kind
    self.message = message
    self.file = file
    self.range = range
    self.ruleID = ruleID
    self.fixes = fixes
    self.related = related
  }

  /// How bad it is.
  public var severity: DiagnosticSeverity { kind.severity }
}
