package import MargayDiagnostics
package import MargayFrontend
import MargayIR

/// A rule that is registered but cannot be run.
package struct UnusableRule: Sendable {
  /// Why a rule cannot be run.
  package enum Reason: Hashable, Sendable {
    /// Its file has errors.
    case invalid
    /// It is of a kind that is not run, with the name of the kind or another plain reason.
    case notRun(String)
  }

  /// RuleID, where it could be read.
  package let ruleID: String?
  /// The file; of a Swift rule the one that registers it, which is not read.
  package let file: SourceFile
  /// AnalysisType, where it could be read.
  package let kind: AnalysisKind?
  /// How it is written.
  package let style: RuleStyle
  /// Why it cannot be run.
  package let reason: Reason
  /// Which of the registry's entries it is.
  let entry: Int
}

/// An immutable set of rules, in the order of registration.
package struct RuleSet: Sendable {
  /// The rules that can be run; disabled ones too.
  package let detections: [Detection]
  /// The rules that cannot.
  package let unusable: [UnusableRule]
  /// The diagnostics of all files and of their conflicts, file after file, by place.
  package let diagnostics: [Diagnostic]
  /// The files that were read, in their order.
  package let files: [File]
  /// The RuleIDs of all rules that can be run, by their numbers, whatever a selection left out of this set.
  package let wholeSet: [String]
  /// The number of rules, those that cannot be run included, that a selection left out.
  package let leftOutCount: Int

  /// A file that was read.
  package struct File: Sendable {
    /// What was read in it.
    package let reading: DetectionFile
    let entry: Int
    /// Whether it is none of a rule repository.
    let isIgnored: Bool
    /// What the file changes in rules; nil for one that holds no overrides.
    package let overrides: OverrideFile?
    /// The file.
    package var file: SourceFile { reading.file }
  }

  /// The number of files read.
  package var fileCount: Int { files.count }
  /// The files that are no rules and change rules, in the order of reading.
  package var changeFiles: [SourceFile] { files.filter { $0.overrides != nil }.map(\.file) }
  /// The number of files that are none of a rule repository.
  package var ignoredCount: Int { files.count(where: \.isIgnored) }

  /// The number of entries under Overrides in all override files.
  package var overrideCount: Int {
    changes.count { if case .override = $0 { true } else { false } }
  }
  /// The number of entries under Filters in all override files.
  package var filterCount: Int { changes.count { if case .filter = $0 { true } else { false } } }
  private var changes: [OverrideFile.Entry] { files.flatMap { $0.overrides?.entries ?? [] } }

  /// The rules of some of the registry's entries: those of the paths that a command names.
  package func restricted(to entries: Set<Int>) -> RuleSet {
    let detections = detections.filter { entries.contains($0.entry) }
    let unusable = unusable.filter { entries.contains($0.entry) }
    let kept = files.filter { entries.contains($0.entry) }
    let sources = Set(kept.map { ObjectIdentifier($0.file) })
    return RuleSet(
      detections: detections, unusable: unusable,
      diagnostics: diagnostics.filter { sources.contains(ObjectIdentifier($0.file)) },
      files: kept, wholeSet: wholeSet, leftOutCount: leftOutCount)
  }

  /// Whether an error was found in some file, or in a base of some file.
  package var hasErrors: Bool {
    diagnostics.contains { $0.severity == .error } || unusable.contains { $0.reason == .invalid }
  }
}
