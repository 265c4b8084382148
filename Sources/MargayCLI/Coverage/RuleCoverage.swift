import MargayIR
import MargayKit
import MargayLint

/// What rules cover: the techniques of MITRE ATT&CK that their reports name, log types and severities.
struct RuleCoverage {
  /// A technique with the rules that name it.
  struct CoveredTechnique {
    /// The technique.
    let technique: AttackTechnique
    /// The tactics under which rules name it, in the order of the matrix.
    var tactics: [AttackTactic]
    /// The RuleIDs, in the order of the rules.
    var rules: [String]
  }

  /// A tactic with what is covered of it.
  struct CoveredTactic {
    /// The tactic.
    let tactic: AttackTactic
    /// The RuleIDs, in the order of the rules.
    var rules: [String] = []
    /// The ids of techniques of which the technique itself or a sub-technique is named.
    var techniques: [String] = []
    /// The number of techniques, sub-techniques left out, that the tactic has.
    let techniqueCount: Int
  }

  /// A log type or scheduled query with its rules by severity.
  struct CoveredLogType {
    /// The name.
    let name: String
    /// The number of rules of each severity.
    var counts: [Severity: Int] = [:]
    /// The number of rules.
    var ruleCount: Int { counts.values.reduce(0, +) }
  }

  /// An item of a report that is not counted, or counted as another.
  struct Remark: Equatable {
    /// The rule.
    let ruleID: String
    /// What it writes.
    let item: String
    /// Why it is not counted, or as what.
    let reason: String
  }

  /// The tactics in the order of the matrix, those without rules too.
  private(set) var tactics: [CoveredTactic]
  /// The techniques that are covered, by id.
  private(set) var techniques: [CoveredTechnique] = []
  /// The log types of the rules, by name.
  private(set) var logTypes: [CoveredLogType] = []
  /// The number of rules of each severity.
  private(set) var severities: [Severity: Int] = [:]
  /// The RuleIDs of rules that name no technique.
  private(set) var withoutTechnique: [String] = []
  /// What was not counted.
  private(set) var remarks: [Remark] = []
  /// The number of rules that count.
  let ruleCount: Int
  /// The number of disabled rules, which do not count: they detect nothing.
  let disabledCount: Int

  /// Looks at rules; disabled ones count where `countsDisabled` says so.
  init(_ detections: [Detection], countsDisabled: Bool) {
    let current = AttackMatrix.techniques.filter { $0.parent == nil }
    tactics = AttackMatrix.tactics.map { tactic in
      CoveredTactic(
        tactic: tactic, techniqueCount: current.count { $0.tactics.contains(tactic.id) })
    }
    let counted = detections.filter { countsDisabled || $0.metadata.isEnabled }
    ruleCount = counted.count
    disabledCount = detections.count - counted.count
    for detection in counted { add(detection.metadata) }
    techniques.sort { $0.technique.id < $1.technique.id }
    let order = AttackMatrix.tactics
    for index in techniques.indices {
      let named = techniques[index].tactics
      techniques[index].tactics = order.filter { named.contains($0) }
    }
    logTypes.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private mutating func add(_ metadata: RuleMetadata) {
    severities[metadata.severity, default: 0] += 1
    for name in metadata.logTypes + metadata.scheduledQueries {
      let index =
        logTypes.firstIndex { $0.name.utf8.elementsEqual(name.utf8) } ?? logTypes.endIndex
      if index == logTypes.endIndex { logTypes.append(CoveredLogType(name: name)) }
      logTypes[index].counts[metadata.severity, default: 0] += 1
    }
    var isNamed = false
    for report in metadata.reports
    where report.framework.utf8.elementsEqual(AttackItem.framework.utf8) {
      for item in report.values where add(item, of: metadata.ruleID) { isNamed = true }
    }
    if !isNamed { withoutTechnique.append(metadata.ruleID) }
  }

  /// Counts an item of a rule; false when it names no technique of the matrix.
  private mutating func add(_ text: String, of ruleID: String) -> Bool {
    func remark(_ reason: String) {
      remarks.append(Remark(ruleID: ruleID, item: text, reason: reason))
    }
    guard let item = AttackItem(text) else {
      remark("not a tactic and a technique like TA0006:T1556.006")
      return false
    }
    let version = "ATT&CK \(AttackMatrix.version)"
    guard let named = AttackMatrix.technique(item.technique) else {
      remark("\(item.technique) is not in \(version)")
      return false
    }
    guard let technique = AttackMatrix.successor(of: named) else {
      remark("\(item.technique) is deprecated in \(version)")
      return false
    }
    if technique.id != named.id {
      remark("\(named.id) is revoked in \(version), and counted as \(technique.id)")
    }
    let index = tactics.firstIndex { $0.tactic.id == item.tactic }
    guard let index, technique.tactics.contains(item.tactic) else {
      // The technique is what the rule sees; only where it stands in the matrix is wrong.
      remark(
        index == nil
          ? "\(item.tactic) is not in \(version)"
          : "\(technique.id) is not under \(item.tactic) in \(version)")
      cover(technique, under: nil, by: ruleID)
      return true
    }
    RuleCoverage.insert(rule: ruleID, into: &tactics[index].rules)
    let whole = technique.parent ?? technique.id
    if !tactics[index].techniques.contains(whole) { tactics[index].techniques.append(whole) }
    cover(technique, under: tactics[index].tactic, by: ruleID)
    return true
  }

  private mutating func cover(
    _ technique: AttackTechnique, under tactic: AttackTactic?, by ruleID: String
  ) {
    let index =
      techniques.firstIndex { $0.technique.id == technique.id } ?? techniques.endIndex
    if index == techniques.endIndex {
      techniques.append(CoveredTechnique(technique: technique, tactics: [], rules: []))
    }
    RuleCoverage.insert(rule: ruleID, into: &techniques[index].rules)
    if let tactic, !techniques[index].tactics.contains(tactic) {
      techniques[index].tactics.append(tactic)
    }
  }

  /// Adds a RuleID at the end, unless it is there: rules come one after another.
  private static func insert(rule ruleID: String, into list: inout [String]) {
    if list.last?.utf8.elementsEqual(ruleID.utf8) != true { list.append(ruleID) }
  }
}
