import MargayDiagnostics
import MargayFrontend
import MargayKit

/// Rules of several sources, put together.
struct RuleMerge {
  /// A rule of one source.
  struct Member {
    /// The number of the source.
    let source: Int
    /// The rule.
    let detection: Detection

    /// The place, for people.
    var place: String {
      let origin = detection.origin
      let line = origin.file.location(of: origin.range.lower).line
      return "\(TerminalText.escape(origin.file.path)):\(line)"
    }
  }

  /// Rules of one RuleID in several sources.
  struct Namesakes {
    /// The rule of each source, in the order of the sources.
    let members: [Member]
    /// What differs between them; empty for rules that are the same.
    let differences: [String]
  }

  /// A file that is no rule and changes rules.
  struct ChangeFile {
    /// The number of the source.
    let source: Int
    /// The file.
    let file: SourceFile
  }

  /// A file that is in no merged set.
  struct LeftOut {
    /// The file.
    let file: SourceFile
    /// RuleID, where it could be read.
    let ruleID: String?
    /// Why.
    let reason: String
  }

  /// What is kept of rules of one RuleID that differ.
  enum Preference: String, CaseIterable {
    /// The one of the source that was named first.
    case first
    /// The one of the source that was named last.
    case last
  }

  /// Rules that stand in several sources and are the same.
  private(set) var duplicates: [Namesakes] = []
  /// Rules of one RuleID that are not the same.
  private(set) var conflicts: [Namesakes] = []
  /// The rules of the merged set.
  private(set) var members: [Member] = []
  /// The files that change rules, in the order of the sources.
  private(set) var changeFiles: [ChangeFile] = []
  /// What cannot be merged: Python rules and other kinds, and files with errors.
  private(set) var leftOut: [LeftOut] = []
  /// How the rules of the merged set overlap.
  let overlap: RuleOverlap

  /// Merges the sources.
  init(_ sources: [RuleSet], prefer: Preference) {
    var groups: [[UInt8]: [Member]] = [:]
    var order: [[UInt8]] = []
    // Of two paths that lead to one file the second adds nothing.
    var seen: Set<[UInt8]> = []
    for (source, rules) in sources.enumerated() {
      for detection in rules.detections where seen.insert(RuleMerge.key(detection)).inserted {
        let id = Array(detection.metadata.ruleID.utf8)
        if groups[id] == nil { order.append(id) }
        groups[id, default: []].append(Member(source: source, detection: detection))
      }
      for file in rules.changeFiles where seen.insert(Array(file.path.utf8)).inserted {
        changeFiles.append(ChangeFile(source: source, file: file))
      }
      for rule in rules.unusable where seen.insert(Array(rule.file.path.utf8)).inserted {
        leftOut.append(LeftOut(rule))
      }
    }
    for id in order {
      let group = groups[id] ?? []
      guard let first = group.first, let last = group.last else { continue }
      if group.count > 1 {
        let differences = RuleMerge.differences(group)
        let namesakes = Namesakes(members: group, differences: differences)
        if differences.isEmpty { duplicates.append(namesakes) } else { conflicts.append(namesakes) }
      }
      members.append(prefer == .first ? first : last)
    }
    overlap = RuleOverlap(members.map(\.detection))
  }

  private static func key(_ detection: Detection) -> [UInt8] {
    Array(detection.origin.file.path.utf8) + [0] + Array(detection.metadata.ruleID.utf8)
  }

  /// What differs between the rule of the first source and the others.
  private static func differences(_ group: [Member]) -> [String] {
    guard let first = group.first?.detection else { return [] }
    var differences: [String] = []
    for other in group.dropFirst().map(\.detection) {
      // Two files of the same bytes are the same rule, whatever can be proved of it.
      if first.origin.file.bytes == other.origin.file.bytes, !first.origin.file.isUnread {
        continue
      }
      for name in RuleDifference.names(first, other) where !differences.contains(name) {
        differences.append(name)
      }
    }
    return differences
  }
}

extension RuleMerge.LeftOut {
  fileprivate init(_ rule: UnusableRule) {
    file = rule.file
    ruleID = rule.ruleID
    switch rule.reason {
    case .invalid: reason = "errors"
    case .notRun(let why): reason = why
    }
  }
}
