/// A reduced ordered binary decision diagram: functions of numbered variables, of which equal ones are one node.
///
/// Work is bounded by a number of nodes: a function that would need more is not built, and nothing is said of it.
struct DecisionDiagram {
  /// A function that would need too many nodes.
  struct Overflow: Error {}

  /// A function: a place in the diagram.
  typealias Node = Int32

  /// The functions that are constant.
  static let never: Node = 0
  /// The function that always holds.
  static let always: Node = 1

  /// A variable, and what is left of a function where it is false and where it is true.
  struct Branch: Hashable {
    let variable: Int32
    let low: Node
    let high: Node
  }

  private struct Choice: Hashable {
    let condition: Node
    let yes: Node
    let no: Node
  }

  /// The branches of all nodes; the first two stand for the constants, behind every variable.
  private(set) var branches = [
    Branch(variable: .max, low: 0, high: 0), Branch(variable: .max, low: 1, high: 1),
  ]
  private var places: [Branch: Node] = [:]
  private var choices: [Choice: Node] = [:]
  private let mostNodes: Int

  /// Makes an empty diagram.
  init(mostNodes: Int) { self.mostNodes = mostNodes }

  /// The function that is one variable.
  mutating func variable(_ number: Int) throws(Overflow) -> Node {
    try node(Branch(variable: Int32(number), low: Self.never, high: Self.always))
  }

  /// The negation of a function.
  mutating func not(_ node: Node) throws(Overflow) -> Node {
    try choose(node, Self.never, Self.always)
  }

  /// Where both functions hold.
  mutating func and(_ left: Node, _ right: Node) throws(Overflow) -> Node {
    try choose(left, right, Self.never)
  }

  /// Where one of two functions holds.
  mutating func or(_ left: Node, _ right: Node) throws(Overflow) -> Node {
    try choose(left, Self.always, right)
  }

  /// One function where a condition holds, and another where it does not.
  mutating func choose(_ condition: Node, _ yes: Node, _ no: Node) throws(Overflow) -> Node {
    switch condition {
    case Self.always: return yes
    case Self.never: return no
    default: break
    }
    if yes == no { return yes }
    if yes == Self.always, no == Self.never { return condition }
    let choice = Choice(condition: condition, yes: yes, no: no)
    if let known = choices[choice] { return known }
    let variable = min(
      branches[Int(condition)].variable, branches[Int(yes)].variable, branches[Int(no)].variable)
    let low = try choose(
      half(condition, variable, false), half(yes, variable, false), half(no, variable, false))
    let high = try choose(
      half(condition, variable, true), half(yes, variable, true), half(no, variable, true))
    let result = try node(Branch(variable: variable, low: low, high: high))
    choices[choice] = result
    return result
  }

  /// The function of a formula whose atoms are variables; `variables` numbers them.
  mutating func function(
    _ formula: Formula, _ variables: (Int) -> Int
  ) throws(Overflow) -> Node {
    switch formula {
    case .constant(let value): return value ? Self.always : Self.never
    case .atom(let atom): return try variable(variables(atom))
    case .not(let child): return try not(function(child, variables))
    case .all(let children):
      var result = Self.always
      for child in children { result = try and(result, function(child, variables)) }
      return result
    case .any(let children):
      var result = Self.never
      for child in children { result = try or(result, function(child, variables)) }
      return result
    case .onlyOne(let children):
      var (none, one) = (Self.always, Self.never)
      for child in children {
        let next = try function(child, variables)
        one = try choose(next, none, one)
        none = try choose(next, Self.never, none)
      }
      return one
    }
  }

  /// The branches that a function is made of, itself first, numbered anew from 2 on: equal for equal functions.
  func canonical(_ root: Node) -> [Branch] {
    var numbers: [Node: Node] = [Self.never: Self.never, Self.always: Self.always]
    var order: [Node] = []
    var waiting = [root]
    while let node = waiting.popLast() {
      guard numbers[node] == nil else { continue }
      numbers[node] = Node(order.count + 2)
      order.append(node)
      let branch = branches[Int(node)]
      waiting += [branch.high, branch.low]
    }
    return order.map { node in
      let branch = branches[Int(node)]
      return Branch(
        variable: branch.variable, low: numbers[branch.low] ?? Self.never,
        high: numbers[branch.high] ?? Self.never)
    }
  }

  private func half(_ node: Node, _ variable: Int32, _ value: Bool) -> Node {
    let branch = branches[Int(node)]
    guard branch.variable == variable else { return node }
    return value ? branch.high : branch.low
  }

  private mutating func node(_ branch: Branch) throws(Overflow) -> Node {
    if branch.low == branch.high { return branch.low }
    if let known = places[branch] { return known }
    guard branches.count < mostNodes else { throw Overflow() }
    let node = Node(branches.count)
    branches.append(branch)
    places[branch] = node
    return node
  }
}
