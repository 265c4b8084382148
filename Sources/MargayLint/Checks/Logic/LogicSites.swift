import MargayEvents
import MargayIR

/// The expressions of a rule as a survey of its logic sees them: numbered, with their children, and with the fields that
/// each looks at.
struct LogicSites {
  /// The expressions of the file, and behind them the parts of an inherited Detection.
  private(set) var sites: [ExpressionSite]
  /// How many of them the file writes.
  let ownCount: Int
  /// The parts of an inherited Detection; nil for a rule that has its own.
  private(set) var inherited: [Int] = []

  /// For each site the number of sites up to the end of what it is made of.
  private var ends: [Int] = []
  /// For each site a bit for every field that it looks at, in `width` words.
  private var fields: [UInt64] = []
  private var width = 1

  /// Looks at the sites of a rule, and at the Detection that it inherits.
  init(_ own: [ExpressionSite], inherited logic: Expression?) {
    sites = own
    ownCount = own.count
    if let logic { append(logic) }
    ends = Array(repeating: 0, count: sites.count)
    number()
  }

  private mutating func append(_ logic: Expression) {
    if case .all(let children) = logic.kind {
      for child in children { append(child) }
    } else {
      inherited.append(sites.count)
      ExpressionSite.append(logic, .detection, to: &sites)
    }
  }

  /// The fields of conditions, those of list comprehensions set apart; elements of lists are fields of their own.
  private mutating func number() {
    var names: [UInt64] = []
    var used: [(site: Int, field: Int)] = []
    names.reserveCapacity(sites.count)
    used.reserveCapacity(sites.count)
    func add(_ number: UInt64, _ site: Int, _ comprehension: Int?) {
      let name =
        number ^ UInt64(truncatingIfNeeded: (comprehension ?? -1) &+ 1) &* 0x9E37_79B9_7F4A_7C15
      let known = names.firstIndex(of: name)
      if known == nil { names.append(name) }
      used.append((site, known ?? names.count - 1))
    }
    for (index, site) in sites.enumerated() {
      switch site.expression.kind {
      case .predicate(let predicate):
        add(LogicDigest.number(of: predicate.subject), index, site.comprehension)
        if case .path(let path) = predicate.operand {
          add(LogicDigest.number(of: path), index, site.comprehension)
        }
      case .elements(_, let path, _):
        add(LogicDigest.number(of: path), index, site.comprehension)
      default: break
      }
    }
    width = max(1, (names.count + 63) / 64)
    fields = Array(repeating: 0, count: sites.count * width)
    for use in used { fields[use.site * width + use.field / 64] |= 1 << UInt64(use.field % 64) }
    for index in sites.indices.reversed() {
      ends[index] = max(ends[index], index + 1)
      guard let parent = sites[index].parent else { continue }
      ends[parent] = max(ends[parent], ends[index])
      if case .elements = sites[parent].expression.kind { continue }
      for word in 0..<width { fields[parent * width + word] |= fields[index * width + word] }
    }
  }

  /// What an expression is.
  func kind(_ site: Int) -> Expression.Kind { sites[site].expression.kind }

  /// Whether two expressions look at one field.
  func share(_ first: Int, _ second: Int) -> Bool {
    for word in 0..<width where fields[first * width + word] & fields[second * width + word] != 0 {
      return true
    }
    return false
  }

  /// Whether one of some expressions looks at a field that another one looks at.
  func share(_ members: [Int]) -> Bool {
    for word in 0..<width {
      var seen: UInt64 = 0
      for member in members {
        let bits = fields[member * width + word]
        if seen & bits != 0 { return true }
        seen |= bits
      }
    }
    return false
  }

  /// The outermost expressions that the file writes.
  var roots: [Int] {
    var roots: [Int] = []
    var next = 0
    while next < ownCount {
      roots.append(next)
      next = ends[next]
    }
    return roots
  }

  /// Whether an expression is made of others.
  func hasChildren(_ site: Int) -> Bool { ends[site] > site + 1 }

  /// The expressions that another one is made of.
  func children(_ site: Int) -> [Int] { members(site) { _ in false } }

  /// The children of a combinator, those of the same combinator inside it taken for its own.
  func members(_ site: Int, flattens: (Expression.Kind) -> Bool) -> [Int] {
    var members: [Int] = []
    append(membersOf: site, to: &members, flattens)
    return members
  }

  private func append(
    membersOf site: Int, to members: inout [Int], _ flattens: (Expression.Kind) -> Bool
  ) {
    var next = site + 1
    while next < ends[site] {
      if flattens(kind(next)) {
        append(membersOf: next, to: &members, flattens)
      } else {
        members.append(next)
      }
      next = ends[next]
    }
  }
}
