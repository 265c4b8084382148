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

  private struct Key: Hashable {
    let logic: LogicFingerprint
    let sources: [String]
    let isScheduled: Bool
    let threshold: Int
  }

  func links(of rule: LintedRule) -> [String]? {
    rule.detection.map { [LogicWords.text(of: $0.program)] } ?? []
  }

  func check(_ set: LintedRuleSet, _ findings: CheckFindings) {
    var earlier: [Key: [Detection]] = [:]
    var linted: [Int: LintedRule] = [:]
    var proofs = Proofs()
    for rule in set.rules { if let number = rule.detection?.number { linted[number] = rule } }
    for detection in set.everything.detections where DuplicateRule.isCompared(detection) {
      let metadata = detection.metadata
      let key = Key(
        logic: LogicFingerprint(detection.program),
        sources: (metadata.logTypes + metadata.scheduledQueries).sorted(),
        isScheduled: metadata.isScheduled, threshold: metadata.threshold)
      if let rule = linted[detection.number],
        let same = earlier[key]?.first(where: { proofs.areSame($0, detection, set) })
      {
        findings.report(
          "the rule matches the same events as \(quoted(same.metadata.ruleID))", in: rule,
          at: rule.fields.ruleID.range,
          related: [
            RelatedPlace(
              message: "the other rule", file: same.origin.file, range: same.origin.range)
          ])
      } else {
        earlier[key, default: []].append(detection)
      }
    }
  }

  private static func isCompared(_ detection: Detection) -> Bool {
    !detection.hasFunctions && detection.metadata.isEnabled && detection.metadata.createsAlert
  }

  /// What was asked of rules; each is looked at once, however many it is compared with.
  private struct Proofs {
    private var proof = ProgramProof([])
    private var numbers: [Int: Int] = [:]

    /// Whether two candidates match the same events, and are no base and what derives from it.
    mutating func areSame(
      _ first: Detection, _ second: Detection, _ set: LintedRuleSet
    ) -> Bool {
      guard !derives(first, from: second, set), !derives(second, from: first, set) else {
        return false
      }
      let (left, right) = (number(of: first), number(of: second))
      return proof.matchSameEvents(left, right) && !proof.neverMatches(left)
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
