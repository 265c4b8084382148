package import MargayDiagnostics

/// What turns rules into the source text of another language; one type a language.
///
/// A rule that the language cannot say exactly is refused with a diagnostic: an emitter never gives a rule that
/// decides otherwise.
package protocol Emitter: Sendable {
  /// What `--to` calls the language.
  static var name: String { get }
  /// The first line of every file, by which it is known that it may be replaced.
  static var mark: String { get }

  /// Makes an emitter for rules of these ids, which may have to be told apart in names.
  init(_ settings: EmitterSettings)

  /// The file of one rule.
  func file(of rule: SourceRule) -> Emission

  /// The file that lists rules, so that a program can take all of them.
  func list(of rules: [SourceRule]) -> EmittedFile

  /// Everything in one file: the rules that can be said, and their list.
  func wholeFile(of rules: [SourceRule]) -> Emission
}

/// What an emitter is told about all of its output.
package struct EmitterSettings: Sendable {
  /// The RuleIDs of all rules that stand side by side; a rule that is not among them is named as if it stood alone.
  package var ruleIDs: [String]
  /// What the list is called.
  package var listName: String
  /// Whether the list can be used from other modules.
  package var isPublic = false

  /// Makes settings.
  package init(
    ruleIDs: [String], listName: String = "ConvertedDetections", isPublic: Bool = false
  ) {
    self.ruleIDs = ruleIDs
    self.listName = listName
    self.isPublic = isPublic
  }
}

/// A file that an emitter gives.
package struct EmittedFile: Hashable, Sendable {
  /// The name, without folders.
  package let name: String
  /// The text.
  package let text: String
}

/// What came of emitting: a file, or the reasons why there is none.
package struct Emission: Sendable {
  /// The file; nil when an error kept it from being made.
  package let file: EmittedFile?
  /// What cannot be said.
  package let diagnostics: [Diagnostic]
}

/// The emitters that there are.
package enum Emitters {
  /// Every emitter, the default one first.
  package static let all: [any Emitter.Type] = [SwiftEmitter.self]
}
