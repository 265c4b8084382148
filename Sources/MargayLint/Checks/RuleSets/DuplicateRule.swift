import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit

/// Two rules match the same events.
///
/// ## Why
///
/// Each match becomes two alerts. Most often one file was copied to be changed, and the change was forgotten, or two people
/// wrote the same rule. That the conditions are the same is proved; their order, nesting and spelling may differ. Rules that
/// take other log types, count to another Threshold, make no alerts or are switched off are left alone, and so are rules of
/// which one derives from the other.
///
/// ## Bad
///
/// ```yaml file=first.yml
/// RuleID: Example.First
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
///   - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
/// ```
///
/// ```yaml file=second.yml
/// RuleID: Example.Second # MG8101
/// Detection:
///   - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// ```
///
/// ## Good
///
/// ```yaml file=first.yml
/// RuleID: Example.First
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
///   - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
/// ```
///
/// ```yaml file=second.yml
/// RuleID: Example.Second
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: CreateAccessKey}
///   - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
/// ```
struct DuplicateRule: RuleSetCheck {
  let kind = DiagnosticKind("MG8101", "DuplicateRule", .warning)

  func links(of rule: LintedRule) -> [String]? {
    rule.detection.map { [LogicWords.text(of: $0.program)] } ?? []
  }

  func check(_ set: LintedRuleSet, _ findings: CheckFindings) {
    let detections = set.everything.detections
    // Of rules with one digest, in their order, each but the last knows the next one.
    var first: [LogicDigest: Int] = [:]
    first.reserveCapacity(detections.count)
    var next = [Int?](repeating: nil, count: detections.count)
    lazy var linted = set.rulesByNumber
    var proofs = Proofs()
    for (place, detection) in detections.enumerated() where DuplicateRule.isCompared(detection) {
      // Field by field: a program is large to copy.
      let digest = LogicDigest.digest(
        filters: detection.program.filters, includes: detection.program.includes,
        excludes: detection.program.excludes, detection: detection.program.detection)
      guard var last = first[digest] else {
        first[digest] = place
        continue
      }
      let rule = linted[detection.number]
      var other: Int? = last
      var same: Detection?
      while let candidate = other {
        if rule != nil, DuplicateRule.takeSame(detections[candidate].metadata, detection.metadata),
          proofs.areSame(detections[candidate], detection, set)
        {
          same = detections[candidate]
          break
        }
        last = candidate
        other = next[candidate]
      }
      if let rule, let same {
        findings.report(
          "the rule matches the same events as \(quoted(same.metadata.ruleID))", in: rule,
          at: rule.fields.ruleID.range,
          related: [
            RelatedPlace(
              message: "the other rule", file: same.origin.file, range: same.origin.range)
          ])
      } else {
        next[last] = place
      }
    }
  }

  /// Whether two rules take the same events and count them the same.
  private static func takeSame(_ left: RuleMetadata, _ right: RuleMetadata) -> Bool {
    guard left.isScheduled == right.isScheduled, left.threshold == right.threshold else {
      return false
    }
    if left.logTypes == right.logTypes, left.scheduledQueries == right.scheduledQueries {
      return true
    }
    return (left.logTypes + left.scheduledQueries).sorted()
      == (right.logTypes + right.scheduledQueries).sorted()
  }

  private static func isCompared(_ detection: Detection) -> Bool {
    !detection.hasFunctions && detection.metadata.isEnabled && detection.metadata.createsAlert
  }

  private static func areWrittenTheSame(_ first: Detection, _ second: Detection) -> Bool {
    first.program.detection.isWritten(like: second.program.detection)
      && Expression.areWritten(first.program.includes, like: second.program.includes)
      && Expression.areWritten(first.program.excludes, like: second.program.excludes)
      && Expression.areWritten(
        first.program.filters.map { [$0] } ?? [], like: second.program.filters.map { [$0] } ?? [])
  }

  /// What was asked of rules; each is looked at once, however many it is compared with.
  private struct Proofs {
    private var proof = ProgramProof([])
    private var numbers: [Int: Int] = [:]
    private var mayMatch: [Int: Bool] = [:]

    /// Whether two candidates match the same events, and are no base and what derives from it.
    mutating func areSame(
      _ first: Detection, _ second: Detection, _ set: LintedRuleSet
    ) -> Bool {
      guard !derives(first, from: second, set), !derives(second, from: first, set) else {
        return false
      }
      // Most copies are written the same, which needs no proof.
      return
        (DuplicateRule.areWrittenTheSame(first, second)
        || proof.matchSameEvents(number(of: first), number(of: second))) && mayMatch(first)
    }

    /// Whether a rule is not proved to match nothing.
    private mutating func mayMatch(_ detection: Detection) -> Bool {
      if let known = mayMatch[detection.number] { return known }
      var repetition = FieldRepetition()
      if let filters = detection.program.filters { repetition.add(filters) }
      for filter in detection.program.includes { repetition.add(filter) }
      for filter in detection.program.excludes { repetition.add(filter) }
      repetition.add(detection.program.detection)
      // Conditions on fields of their own hold together for some event.
      let mayMatch =
        !repetition.isFound && !repetition.hasConstants
        || !proof.neverMatches(number(of: detection))
      self.mayMatch[detection.number] = mayMatch
      return mayMatch
    }

    private mutating func number(of detection: Detection) -> Int {
      if let known = numbers[detection.number] { return known }
      let number = proof.add(detection.program)
      numbers[detection.number] = number
      return number
    }
  }

  private static func derives(
    _ rule: Detection, from base: Detection, _ set: LintedRuleSet
  ) -> Bool {
    var next = rule.baseID
    // A chain of bases is at most eight long.
    for _ in 0..<8 {
      guard let id = next else { return false }
      if id.utf8.elementsEqual(base.metadata.ruleID.utf8) { return true }
      next =
        set.everything.detections.first { $0.metadata.ruleID.utf8.elementsEqual(id.utf8) }?
        .baseID
    }
    return false
  }
}
