import MargayDiagnostics
import MargayFrontend
import MargayKit

/// What came of one file.
struct LintedFileResult {
  /// What the file is, for the summary of a run.
  enum Facts: Hashable {
    /// A rule that can be run, or could without its errors.
    case checked
    /// Not run, with the reason.
    case notRun(ruleID: String?, reason: String)
    /// None of a rule repository.
    case ignored
    /// Overrides and filters, in these numbers.
    case changes(overrides: Int, filters: Int)
    /// None of these.
    case nothing
  }

  /// What it is.
  var facts: Facts
  /// The findings that are shown, by place.
  var shown: [Diagnostic]
  /// The findings that comments take back.
  var suppressed: [SuppressedFinding]
  /// What ties it to others; empty where it was not asked for.
  var links = FileLinks()

  /// Whether its findings name or miss something that any other file may bring.
  var isTiedToAll: Bool {
    links.isTiedToAll
      || (shown + suppressed.map(\.diagnostic)).contains {
        $0.kind.code == FrontendDiagnostics.missingBase.code
      }
  }

  /// What each file of a set is.
  static func facts(of rules: RuleSet) -> [ObjectIdentifier: Facts] {
    var facts: [ObjectIdentifier: Facts] = [:]
    facts.reserveCapacity(rules.fileCount)
    for file in rules.files {
      let content = file.reading.content
      if case .ignored = content {
        facts[ObjectIdentifier(file.file)] = .ignored
      } else if case .overrides(let changes) = content {
        let overrides = changes.entries.count { if case .override = $0 { true } else { false } }
        facts[ObjectIdentifier(file.file)] = .changes(
          overrides: overrides, filters: changes.entries.count - overrides)
      }
    }
    for rule in rules.detections { facts[ObjectIdentifier(rule.origin.file)] = .checked }
    for rule in rules.unusable {
      switch rule.reason {
      case .invalid: facts[ObjectIdentifier(rule.file)] = .checked
      case .notRun(let reason):
        facts[ObjectIdentifier(rule.file)] = .notRun(ruleID: rule.ruleID, reason: reason)
      }
    }
    return facts
  }
}

extension RuleSetSummary {
  /// Counts a file in.
  mutating func add(_ facts: LintedFileResult.Facts, _ file: SourceFile) {
    files.append(file)
    if facts != .ignored, facts != .nothing { ruleFiles.append(file) }
    switch facts {
    case .checked: checkedCount += 1
    case .notRun(let ruleID, let reason):
      notRun.append(.init(path: file.path, ruleID: ruleID, reason: reason))
    case .ignored: ignoredCount += 1
    case .changes(let overrides, let filters):
      overrideCount += overrides
      filterCount += filters
    case .nothing: break
    }
  }
}
