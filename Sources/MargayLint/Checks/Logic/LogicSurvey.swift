import MargayEvents
import MargayFrontend
import MargayIR

/// What can be proved of the expressions of a rule, each root cause once.
///
/// Only expressions that look at one field twice can say anything about each other, so that most rules need no proof
/// at all. Work is bounded: pairs of expressions that share a field are compared, in lists of at most `mostMembers`,
/// and each proof is bounded itself.
struct LogicSurvey {
  /// What was proved, in the order of the sites.
  private(set) var facts: [LogicFact] = []

  private static let mostSites = 600
  private static let mostMembers = 60

  /// An expression that must hold, beside others.
  private struct Conjunct {
    let term: ExpressionProof.Term
    let subjects: LogicSubjectSet
    /// Its site; nil for an expression of another file.
    let site: Int?
  }

  private let sites: [ExpressionSite]
  private var children: [[Int]] = []
  private var proof: ExpressionProof
  private var terms: [Int: ExpressionProof.Term] = [:]
  private var subjectSets: [Int: LogicSubjectSet] = [:]
  private var names = LogicSubjectNames()
  /// Sites of which something was said that would be said again of what stands around them.
  private var settled: Set<Int> = []

  /// Looks at a rule.
  init(_ rule: LintedRule) {
    sites = rule.sites
    proof = ExpressionProof()
    let inherited = rule.fields.detection == nil && !sites.isEmpty ? rule.logic : nil
    guard sites.count <= LogicSurvey.mostSites, inherited != nil || LogicSurvey.repeats(sites)
    else { return }
    proof = ExpressionProof(scalars: rule.scalarPaths)
    children = Array(repeating: [], count: sites.count)
    for (index, site) in sites.enumerated() {
      if let parent = site.parent { children[parent].append(index) }
    }
    let roots = sites.indices.filter { sites[$0].parent == nil }
    let detection = roots.first { sites[$0].part == .detection }
    for root in roots where sites[root].part == .filters || root == detection {
      look(at: root, around: [])
    }
    compareParts(filters: roots.first { sites[$0].part == .filters }, detection, inherited)
    lookAtSeverities(roots, detection, inherited)
  }

  // MARK: - Fields

  /// Whether two conditions look at one field; made for rules of which nearly all answer no.
  private static func repeats(_ sites: [ExpressionSite]) -> Bool {
    var seen: [LogicSubject] = []
    for site in sites {
      for subject in subjects(of: site) {
        if seen.contains(subject) { return true }
        seen.append(subject)
      }
    }
    return false
  }

  private static func subjects(of site: ExpressionSite) -> [LogicSubject] {
    switch site.expression.kind {
    case .predicate(let predicate):
      let first = LogicSubject(field: folded(predicate.subject), comprehension: site.comprehension)
      guard case .path(let path) = predicate.operand else { return [first] }
      return [first, LogicSubject(field: .path(path), comprehension: site.comprehension)]
    case .elements(_, let path, _):
      return [LogicSubject(field: .path(path), comprehension: site.comprehension)]
    default: return []
    }
  }

  private static func folded(_ subject: Predicate.Subject) -> Predicate.Subject {
    guard case .path(var path) = subject, path.names == .exact else { return subject }
    path.names = .folded
    return .path(path)
  }

  /// The fields that an expression and what it is made of look at; elements of lists are others.
  private mutating func subjects(in site: Int) -> LogicSubjectSet {
    if let known = subjectSets[site] { return known }
    var found = set(of: LogicSurvey.subjects(of: sites[site]))
    if case .elements = sites[site].expression.kind {
      subjectSets[site] = found
      return found
    }
    for child in children[site] { found.formUnion(subjects(in: child)) }
    subjectSets[site] = found
    return found
  }

  private mutating func set(of subjects: [LogicSubject]) -> LogicSubjectSet {
    var found = LogicSubjectSet()
    for subject in subjects { found.insert(names.number(of: subject)) }
    return found
  }

  private mutating func term(_ site: Int) -> ExpressionProof.Term {
    if let known = terms[site] { return known }
    let term = proof.term(sites[site].expression)
    terms[site] = term
    return term
  }

  private mutating func conjunct(_ site: Int) -> Conjunct {
    Conjunct(term: term(site), subjects: subjects(in: site), site: site)
  }

  /// The children of a combinator, those of the same combinator inside it taken for its own.
  private func members(_ site: Int, flattens: (Expression.Kind) -> Bool) -> [Int] {
    children[site].flatMap { child in
      flattens(sites[child].expression.kind) ? members(child, flattens: flattens) : [child]
    }
  }

  private func conjuncts(_ site: Int) -> [Int] {
    members(site) { if case .all = $0 { true } else { false } }
  }

  // MARK: - Combinators

  /// Looks at an expression, beside what must hold with it.
  private mutating func look(at site: Int, around: [Conjunct]) {
    switch sites[site].expression.kind {
    case .predicate, .constant: break
    case .elements: for child in children[site] { look(at: child, around: []) }
    case .all: lookAtAll(site, around)
    case .any:
      let members = members(site) { if case .any = $0 { true } else { false } }
      lookAtAlternatives(site, members, around)
    case .none:
      let members = members(site) { if case .any = $0 { true } else { false } }
      lookAtAlternatives(site, members, around)
    case .onlyOne: lookAtOnlyOne(site, children[site], around)
    }
  }

  private mutating func lookAtAll(_ site: Int, _ around: [Conjunct]) {
    let members = conjuncts(site)
    guard members.count <= LogicSurvey.mostMembers else { return }
    var sharing = 0
    var isContradictory = false
    for (place, second) in members.enumerated() {
      for first in members[..<place] {
        guard !settled.contains(first), !settled.contains(second),
          !subjects(in: first).isDisjoint(with: subjects(in: second))
        else { continue }
        sharing += 1
        if proof.contradict(term(first), term(second)) {
          isContradictory = true
          settled.formUnion([first, second])
          add(
            isRange(first) && isRange(second)
              ? .emptyRange(first, second) : .contradiction(first, second))
        } else if proof.implies(term(first), term(second)) {
          let isSame = proof.implies(term(second), term(first))
          addImplied(second, by: first, isSame: isSame)
        } else if proof.implies(term(second), term(first)) {
          addImplied(first, by: second, isSame: false)
        }
      }
    }
    for member in members where !settled.contains(member) {
      for outer in around {
        guard let place = outer.site, !subjects(in: member).isDisjoint(with: outer.subjects),
          proof.implies(outer.term, term(member))
        else { continue }
        addImplied(member, by: place, isSame: false)
        break
      }
    }
    if !isContradictory, sharing > 1, proof.neverHolds(term(site)) {
      add(.never(site))
      return
    }
    for member in members where !children[member].isEmpty {
      // What was said of a member is not said again inside of it.
      let others = settled.contains(member) ? [] : members.filter { $0 != member }
      let beside = others.filter { !settled.contains($0) }.map { conjunct($0) }
      look(at: member, around: settled.contains(member) ? [] : around + beside)
    }
  }

  /// Any, and None, which is the negation of Any.
  private mutating func lookAtAlternatives(
    _ site: Int, _ members: [Int], _ around: [Conjunct]
  ) {
    guard members.count <= LogicSurvey.mostMembers else { return }
    if members.count > 1, isAlwaysTrue(site, members) {
      add(.always(site))
      return
    }
    lookAtCovered(members, ofOnlyOne: false)
    lookAtMembers(members, around)
  }

  private mutating func lookAtOnlyOne(_ site: Int, _ members: [Int], _ around: [Conjunct]) {
    guard members.count <= LogicSurvey.mostMembers else { return }
    lookAtCovered(members, ofOnlyOne: true)
    lookAtMembers(members, around)
  }

  /// Looks for alternatives that hold only where another one does.
  private mutating func lookAtCovered(_ members: [Int], ofOnlyOne: Bool) {
    for (place, second) in members.enumerated() {
      for first in members[..<place] {
        guard !settled.contains(first), !settled.contains(second),
          !subjects(in: first).isDisjoint(with: subjects(in: second))
        else { continue }
        let (covered, other): (Int, Int)
        if proof.implies(term(second), term(first)) {
          (covered, other) = (second, first)
        } else if proof.implies(term(first), term(second)) {
          (covered, other) = (first, second)
        } else {
          continue
        }
        settled.insert(covered)
        if ofOnlyOne {
          add(.notAlone(covered, with: other))
        } else if covered == second, proof.implies(term(first), term(second)) {
          add(.duplicate(second, of: first))
        } else {
          add(.covered(covered, by: other))
        }
      }
    }
  }

  /// Looks at alternatives, beside what must hold around them.
  private mutating func lookAtMembers(_ members: [Int], _ around: [Conjunct]) {
    for member in members {
      if !settled.contains(member) {
        let reason = around.first { outer in
          !subjects(in: member).isDisjoint(with: outer.subjects)
            && proof.contradict(outer.term, term(member))
        }
        if let reason, let place = reason.site {
          settled.insert(member)
          add(.unreachable(member, because: place))
        }
      }
      look(at: member, around: settled.contains(member) ? [] : around)
    }
  }

  /// Whether one of several alternatives always holds.
  private mutating func isAlwaysTrue(_ site: Int, _ members: [Int]) -> Bool {
    // Alternatives that share no field are independent of each other.
    var seen = LogicSubjectSet()
    let shares = members.contains { member in
      let subjects = subjects(in: member)
      defer { seen.formUnion(subjects) }
      return !subjects.isDisjoint(with: seen)
    }
    guard shares else { return false }
    if case .none = sites[site].expression.kind { return proof.neverHolds(term(site)) }
    return proof.alwaysHolds(term(site))
  }

  // MARK: - Parts of a rule

  /// The filters beside the Detection, and both together.
  private mutating func compareParts(filters: Int?, _ detection: Int?, _ inherited: Expression?) {
    let filterMembers = filters.map { conjuncts($0) } ?? []
    let logic = conjunctsOfDetection(detection, inherited)
    guard filterMembers.count <= LogicSurvey.mostMembers, logic.count <= LogicSurvey.mostMembers
    else { return }
    var isContradictory = false
    for filter in filterMembers where !settled.contains(filter) {
      for part in logic where !subjects(in: filter).isDisjoint(with: part.subjects) {
        if proof.contradict(part.term, term(filter)) {
          isContradictory = true
          settled.insert(filter)
          add(.filterAgainstDetection(filter, part.site))
        } else if proof.implies(part.term, term(filter)) {
          settled.insert(filter)
          add(.filterWithoutEffect(filter, part.site))
        } else {
          continue
        }
        break
      }
    }
    // Filters and Detection were each looked at alone.
    if isContradictory || hasContradiction || filterMembers.isEmpty && !hasConstantPart { return }
    let whole = ExpressionProof.Term.all(
      filterMembers.map { term($0) } + logic.map { $0.term })
    if proof.neverHolds(whole) {
      facts.removeAll { $0.isConstantPart }
      add(.neverMatches)
    } else if hasConstantPart, proof.alwaysHolds(whole) {
      facts.removeAll { $0.isConstantPart }
      add(.alwaysMatches)
    }
  }

  private mutating func conjunctsOfDetection(
    _ detection: Int?, _ inherited: Expression?
  ) -> [Conjunct] {
    if let detection { return conjuncts(detection).map { conjunct($0) } }
    guard let inherited else { return [] }
    return LogicSurvey.conjuncts(of: inherited).map { part in
      var sites: [ExpressionSite] = []
      ExpressionSite.append(part, .detection, to: &sites)
      let subjects = sites.filter { $0.comprehension == nil }.flatMap(LogicSurvey.subjects)
      return Conjunct(term: proof.term(part), subjects: set(of: subjects), site: nil)
    }
  }

  private static func conjuncts(of expression: Expression) -> [Expression] {
    if case .all(let children) = expression.kind {
      children.flatMap(conjuncts)
    } else {
      [expression]
    }
  }

  /// Whether something is known already that keeps the rule, or a part of it, from holding.
  private var hasContradiction: Bool {
    facts.contains {
      switch $0 {
      case .contradiction, .emptyRange: true
      default: false
      }
    }
  }

  private var hasConstantPart: Bool { facts.contains { $0.isConstantPart } }

  private mutating func lookAtSeverities(
    _ roots: [Int], _ detection: Int?, _ inherited: Expression?
  ) {
    let severities = roots.filter { if case .severity = sites[$0].part { true } else { false } }
    if severities.isEmpty { return }
    let logic = hasContradiction ? [] : conjunctsOfDetection(detection, inherited)
    guard logic.count <= LogicSurvey.mostMembers else { return }
    for (place, severity) in severities.enumerated() {
      let subjects = subjects(in: severity)
      let beside = logic.filter { !$0.subjects.isDisjoint(with: subjects) }
      let whole = ExpressionProof.Term.all(beside.map(\.term))
      let before = severities[..<place].filter { !self.subjects(in: $0).isDisjoint(with: subjects) }
      if let earlier = before.first(where: { proof.implies(term(severity), term($0)) }) {
        add(.severityOutOfReach(severity, because: earlier))
      } else if !beside.isEmpty, proof.contradict(whole, term(severity)) {
        add(.severityOutOfReach(severity, because: beside.first?.site))
      } else if !beside.isEmpty, proof.implies(whole, term(severity)) {
        add(.severityOfEveryMatch(severity, because: beside.first?.site))
      } else {
        look(at: severity, around: beside.filter { $0.site != nil })
      }
    }
  }

  // MARK: - Facts

  private mutating func add(_ fact: LogicFact) { facts.append(fact) }

  private mutating func addImplied(_ site: Int, by other: Int, isSame: Bool) {
    settled.insert(site)
    if isSame {
      add(.duplicate(site, of: other))
    } else if let predicate = sites[site].predicate, predicate.isTestForPresence {
      add(.neededAnyway(site, by: other))
    } else {
      add(.implied(site, by: other))
    }
  }

  private func isRange(_ site: Int) -> Bool {
    guard let predicate = sites[site].predicate, case .literal = predicate.operand else {
      return false
    }
    return predicate.condition.comparesByOrder && !predicate.isNegated
  }
}

extension Predicate {
  /// Whether it holds for everything that is there, or not empty.
  var isTestForPresence: Bool {
    switch condition {
    case .exists: !isNegated
    case .isNull, .isNullOrEmpty: isNegated
    default: false
    }
  }
}
