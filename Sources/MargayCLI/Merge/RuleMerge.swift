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
  /// How they overlap.
  let overlap: RuleOverlap

  /// Merges the sources.
  init(_ sources: [RuleSet], prefer: Preference) {
    var groups: [[UInt8]: [Member]] = [:]
    var order: [[UInt8]] = []
    for (source, rules) in sources.enumerated() {
      for detection in rules.detections {
        let id = Array(detection.metadata.ruleID.utf8)
        if groups[id] == nil { order.append(id) }
        groups[id, default: []].append(Member(source: source, detection: detection))
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

  /// What differs between the rule of the first source and the others.
  private static func differences(_ group: [Member]) -> [String] {
    guard let first = group.first?.detection else { return [] }
    var differences: [String] = []
    for other in group.dropFirst().map(\.detection) {
      // Two files of the same bytes are the same rule, whatever can be proved of it.
      if first.origin.file.bytes == other.origin.file.bytes, !first.origin.file.isUnread {
        continue
      }
      let rules = [first, other]
      for name in RuleDifference.names(rules[0], rules[1]) where !differences.contains(name) {
        differences.append(name)
      }
    }
    return differences
  }
}
