import MargayEvents
import MargayFrontend
import MargayIR

/// The search for what can be proved of the expressions of a rule.
///
/// Work is bounded: pairs of expressions that share a field are compared, in lists of at most `mostMembers`, and each proof
/// is bounded itself.
struct LogicSearch {
  /// What was proved so far.
  private(set) var facts: [LogicFact] = []

  private static let mostMembers = 60

  private let logic: LogicSites
  private var proof: ExpressionProof
  private var terms: [ExpressionProof.Term?]
  /// Sites of which something was said that would be said again of what stands around them.
  private var settled: [Bool]

  /// Makes a search among the sites of a rule; `scalars` are the paths, names folded, of fields known to hold one value.
  init(_ logic: LogicSites, scalars: Set<EventKeyPath>) {
    self.logic = logic
    proof = ExpressionProof(scalars: scalars)
    terms = Array(repeating: nil, count: logic.sites.count)
    settled = Array(repeating: false, count: logic.sites.count)
  }

  /// Looks at everything once.
  mutating func run() {
    let roots = logic.roots
    let detection = roots.first { logic.sites[$0].part == .detection }
    for root in roots where logic.sites[root].part == .filters || root == detection {
      look(at: root, around: [])
    }
    compareParts(filters: roots.first { logic.sites[$0].part == .filters }, detection)
    lookAtSeverities(roots, detection)
  }

  private mutating func term(_ site: Int) -> ExpressionProof.Term {
    if let known = terms[site] { return known }
    let term = proof.term(logic.sites[site].expression)
    terms[site] = term
    return term
  }

  /// A site of the file; nil for an expression of another file.
  private func own(_ site: Int?) -> Int? { site.flatMap { $0 < logic.ownCount ? $0 : nil } }

  private func conjuncts(_ site: Int) -> [Int] {
    logic.members(site) { if case .all = $0 { true } else { false } }
  }

  private func alternatives(_ site: Int) -> [Int] {
    logic.members(site) { if case .any = $0 { true } else { false } }
  }

  // MARK: - Combinators

  /// Looks at an expression, beside what must hold with it.
  private mutating func look(at site: Int, around: [Int]) {
    switch logic.kind(site) {
    case .predicate, .constant: break
    case .elements: for child in logic.children(site) { look(at: child, around: []) }
    case .all: lookAtAll(site, around)
    case .any, .none: lookAtAlternatives(site, alternatives(site), around)
    case .onlyOne: lookAtOnlyOne(logic.children(site), around)
    }
  }

  private mutating func lookAtAll(_ site: Int, _ around: [Int]) {
    let members = conjuncts(site)
    guard members.count <= LogicSearch.mostMembers else { return }
    var sharing = 0
    var isContradictory = false
    for (place, second) in members.enumerated() {
      for first in members[..<place] {
        guard !settled[first], !settled[second], logic.share(first, second) else { continue }
        sharing += 1
        if proof.contradict(term(first), term(second)) {
          isContradictory = true
          settled[first] = true
          settled[second] = true
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
    for member in members where !settled[member] {
      let reason = around.first { outer in
        outer < logic.ownCount && logic.share(member, outer)
          && proof.implies(term(outer), term(member))
      }
      if let reason { addImplied(member, by: reason, isSame: false) }
    }
    if !isContradictory, sharing > 1, proof.neverHolds(term(site)) {
      add(.never(site))
      return
    }
    for member in members where logic.hasChildren(member) {
      // What was said of a member is not said again inside of it.
      if settled[member] {
        look(at: member, around: [])
      } else {
        let beside = members.filter { $0 != member && !settled[$0] && logic.share($0, member) }
        look(at: member, around: around.filter { logic.share($0, member) } + beside)
      }
    }
  }

  /// Any, and None, which is the negation of Any.
  private mutating func lookAtAlternatives(
    _ site: Int, _ members: [Int], _ around: [Int]
  ) {
    guard members.count <= LogicSearch.mostMembers else { return }
    if members.count > 1, isAlwaysTrue(site, members) {
      add(.always(site))
      return
    }
    lookAtCovered(members, ofOnlyOne: false)
    lookAtMembers(members, around)
  }

  private mutating func lookAtOnlyOne(_ members: [Int], _ around: [Int]) {
    guard members.count <= LogicSearch.mostMembers else { return }
    lookAtCovered(members, ofOnlyOne: true)
    lookAtMembers(members, around)
  }

  /// Looks for alternatives that hold only where another one does.
  private mutating func lookAtCovered(_ members: [Int], ofOnlyOne: Bool) {
    for (place, second) in members.enumerated() {
      for first in members[..<place] {
        guard !settled[first], !settled[second], logic.share(first, second) else { continue }
        let (covered, other): (Int, Int)
        if proof.implies(term(second), term(first)) {
          (covered, other) = (second, first)
        } else if proof.implies(term(first), term(second)) {
          (covered, other) = (first, second)
        } else {
          continue
        }
        settled[covered] = true
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
  private mutating func lookAtMembers(_ members: [Int], _ around: [Int]) {
    for member in members {
      if !settled[member] {
        let reason = around.first { outer in
          logic.share(member, outer) && proof.contradict(term(outer), term(member))
        }
        if let place = own(reason) {
          settled[member] = true
          add(.unreachable(member, because: place))
        }
      }
      look(at: member, around: settled[member] ? [] : around)
    }
  }

  /// Whether one of several alternatives always holds.
  private mutating func isAlwaysTrue(_ site: Int, _ members: [Int]) -> Bool {
    // Alternatives that share no field are independent of each other.
    guard logic.share(members) else { return false }
    if case .none = logic.kind(site) { return proof.neverHolds(term(site)) }
    return proof.alwaysHolds(term(site))
  }

  // MARK: - Parts of a rule

  /// The filters beside the Detection, and both together.
  private mutating func compareParts(filters: Int?, _ detection: Int?) {
    let filterMembers = filters.map { conjuncts($0) } ?? []
    let parts = conjunctsOfDetection(detection)
    guard filterMembers.count <= LogicSearch.mostMembers, parts.count <= LogicSearch.mostMembers
    else { return }
    var isContradictory = false
    for filter in filterMembers where !settled[filter] {
      for part in parts where logic.share(filter, part) {
        if proof.contradict(term(part), term(filter)) {
          isContradictory = true
          add(.filterAgainstDetection(filter, own(part)))
        } else if proof.implies(term(part), term(filter)) {
          add(.filterWithoutEffect(filter, own(part)))
        } else {
          continue
        }
        settled[filter] = true
        break
      }
    }
    // Filters and Detection were each looked at alone.
    if isContradictory || hasContradiction || filterMembers.isEmpty && !hasConstantPart { return }
    let whole = ExpressionProof.Term.all((filterMembers + parts).map { term($0) })
    if proof.neverHolds(whole) {
      facts.removeAll { $0.isConstantPart }
      add(.neverMatches)
    } else if hasConstantPart, proof.alwaysHolds(whole) {
      facts.removeAll { $0.isConstantPart }
      add(.alwaysMatches)
    }
  }

  /// The parts that must all hold of the Detection, the rule's own or an inherited one.
  private func conjunctsOfDetection(_ detection: Int?) -> [Int] {
    detection.map { conjuncts($0) } ?? logic.inherited
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

  private mutating func lookAtSeverities(_ roots: [Int], _ detection: Int?) {
    let severities = roots.filter {
      if case .severity = logic.sites[$0].part { true } else { false }
    }
    if severities.isEmpty { return }
    let parts = hasContradiction ? [] : conjunctsOfDetection(detection)
    guard parts.count <= LogicSearch.mostMembers else { return }
    for (place, severity) in severities.enumerated() {
      let beside = parts.filter { logic.share($0, severity) }
      let whole = ExpressionProof.Term.all(beside.map { term($0) })
      let earlier = severities[..<place].first {
        logic.share($0, severity) && proof.implies(term(severity), term($0))
      }
      if let earlier {
        add(.severityOutOfReach(severity, because: earlier))
      } else if !beside.isEmpty, proof.contradict(whole, term(severity)) {
        add(.severityOutOfReach(severity, because: own(beside.first)))
      } else if !beside.isEmpty, proof.implies(whole, term(severity)) {
        add(.severityOfEveryMatch(severity, because: own(beside.first)))
      } else {
        look(at: severity, around: beside.filter { $0 < logic.ownCount })
      }
    }
  }

  // MARK: - Facts

  private mutating func add(_ fact: LogicFact) { facts.append(fact) }

  private mutating func addImplied(_ site: Int, by other: Int, isSame: Bool) {
    settled[site] = true
    if isSame {
      add(.duplicate(site, of: other))
    } else if let predicate = logic.sites[site].predicate, predicate.isTestForPresence {
      add(.neededAnyway(site, by: other))
    } else {
      add(.implied(site, by: other))
    }
  }

  private func isRange(_ site: Int) -> Bool {
    guard let predicate = logic.sites[site].predicate, case .literal = predicate.operand else {
      return false
    }
    return predicate.condition.comparesByOrder && !predicate.isNegated
  }
}
