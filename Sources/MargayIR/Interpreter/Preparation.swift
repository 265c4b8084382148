import MargayEvents

/// Turns programs into the flat arrays of `PreparedRules`.
struct Preparation {
  var roots: [PreparedRules.Root] = []
  var fields: [PreparedRules.Fields] = []
  var nodes: [PreparedNode] = []
  var operands: [PreparedOperand] = []
  /// The literals of each operand's `Values`, as a range of `values`.
  var ranges: [Range<Int>] = []
  var values: [ValueRef] = []
  /// The paths from an element.
  var relatives: [PathTable.Relative] = []
  var paths = PathTable.Builder()
  var tapes: [LiteralTape] = []

  private var literals = LiteralTape.Collection()
  /// The operands whose literals are not on a tape yet.
  private var pending: [PendingOperand] = []

  /// An operand by the numbers of its literals on the tape to come.
  private struct PendingOperand {
    var value: Int32?
    var folded: Int32?
    var values: [Int32] = []
    var network: IPNetwork?
    let containment: Predicate.ListContainment
    let emptiness: Predicate.Emptiness
  }

  /// Makes room for a number of programs of usual size.
  init(expecting count: Int) {
    roots.reserveCapacity(count)
    fields.reserveCapacity(count)
    nodes.reserveCapacity(8 * count)
    operands.reserveCapacity(6 * count)
    ranges.reserveCapacity(6 * count)
  }

  /// Adds a program.
  mutating func append(_ program: RuleProgram) {
    var root = PreparedRules.Root()
    if let filters = program.filters { root.filters = append(filters) }
    root.includes = append(.all, program.includes)
    root.excludes = append(.none, program.excludes)
    root.detection = append(program.detection)
    var fields = PreparedRules.Fields()
    fields.severities = program.dynamicSeverities.map { append($0.condition) }
    fields.title = (program.title?.parts ?? []).map { part in
      if case .value(let path, _) = part { return prepared(path) }
      return .nothing
    }
    fields.groupBy = program.groupBy.map { prepared($0) }
    fields.context = program.context.map { prepared($0.path) }
    roots.append(root)
    self.fields.append(fields)
    if literals.isFull { finishOperands() }
  }

  /// Ends with the last program.
  mutating func finish() { finishOperands() }

  /// Adds a node over filters and returns its index; negative without filters.
  private mutating func append(
    _ operation: PreparedNode.Operation, _ filters: [Expression]
  ) -> Int32 {
    guard let first = filters.first else { return -1 }
    let index = nodes.count
    append(operation, first.id, filters)
    nodes[index].next = Int32(nodes.count)
    return Int32(index)
  }

  /// Adds an expression and returns the index of its node.
  private mutating func append(_ expression: Expression) -> Int32 {
    let index = nodes.count
    switch expression.kind {
    case .all(let children): append(.all, expression.id, children)
    case .any(let children): append(.any, expression.id, children)
    case .onlyOne(let children): append(.onlyOne, expression.id, children)
    case .none(let children): append(.none, expression.id, children)
    case .constant(let value):
      nodes.append(PreparedNode(value ? .alwaysTrue : .alwaysFalse, id: expression.id))
    case .predicate(let predicate): append(predicate, expression.id)
    case .elements(let quantifier, let subject, let body):
      let operation: PreparedNode.Operation =
        switch quantifier {
        case .anyElement: .anyElement
        case .allElements: .allElements
        case .onlyOneElement: .onlyOneElement
        case .noElement: .noElement
        }
      append(operation, expression.id, [body])
      nodes[index].subject = prepared(subject)
    }
    nodes[index].next = Int32(nodes.count)
    return Int32(index)
  }

  private mutating func append(
    _ operation: PreparedNode.Operation, _ id: NodeID, _ children: [Expression]
  ) {
    nodes.append(PreparedNode(operation, id: id))
    for child in children { _ = append(child) }
  }

  private mutating func append(_ predicate: Predicate, _ id: NodeID) {
    var node: PreparedNode
    switch predicate.subject {
    case .path(let path):
      node = PreparedNode(.predicate, id: id)
      node.subject = prepared(path)
    case .enrichment(let enrichment):
      node = PreparedNode(.enrichment, id: id)
      node.subject = prepared(enrichment.rows)
      node.second = prepared(enrichment.field)
    }
    node.condition = predicate.condition
    node.isNegated = predicate.isNegated
    var operand = PendingOperand(
      containment: predicate.containment, emptiness: predicate.emptiness)
    switch predicate.operand {
    case .none: break
    case .literal(let literal):
      operand.value = literals.append(literal)
      if predicate.condition.foldsText, case .string(let text) = literal {
        operand.folded = literals.append(text: Lowercasing.lowercased(text))
      }
    case .literals(let list): operand.values = list.map { literals.append($0) }
    case .path(let path):
      // An enrichment has no second path: its operands are literals only.
      node.isMultiKey = node.operation == .predicate
      if node.isMultiKey { node.second = prepared(path) }
    case .network(let network): operand.network = network
    }
    node.operand = Int32(operands.count + pending.count)
    pending.append(operand)
    nodes.append(node)
  }

  private mutating func prepared(_ path: EventKeyPath) -> PreparedPath {
    switch path.base {
    case .event where path.steps.isEmpty: return PreparedPath(base: .root, place: 0)
    case .event: return PreparedPath(base: .event, place: paths.slot(for: path))
    case .element:
      relatives.append(paths.relative(for: path))
      return PreparedPath(base: .element, place: Int32(relatives.count - 1))
    }
  }

  /// Puts the literals so far on a tape and resolves their operands.
  private mutating func finishOperands() {
    let tape = LiteralTape(literals)
    for operand in pending {
      let start = values.count
      let (list, isSorted) = Preparation.sorted(
        operand.values.map { ValueRef(tape.view, node: $0) })
      values += list
      ranges.append(start..<values.count)
      operands.append(
        PreparedOperand(
          value: ValueRef(tape.view, node: operand.value ?? ValueRef.missingNode),
          folded: operand.folded.map { tape.view.text($0) }
            ?? UnsafeBufferPointer(start: nil, count: 0),
          values: UnsafeBufferPointer(start: nil, count: 0), isSorted: isSorted,
          network: operand.network,
          containment: operand.containment, emptiness: operand.emptiness))
    }
    tapes.append(tape)
    literals.removeAll()
    pending.removeAll(keepingCapacity: true)
  }

  /// The fewest literals for which a search is worth its comparisons of order.
  private static let leastSorted = 12

  /// Long lists of strings or of numbers in their order; any other list as it is.
  private static func sorted(_ literals: [ValueRef]) -> ([ValueRef], Bool) {
    guard literals.count >= leastSorted,
      literals.allSatisfy({ ComparisonConditions.order($0, literals[0]) != nil })
    else { return (literals, false) }
    return (literals.sorted { (ComparisonConditions.order($0, $1) ?? 0) < 0 }, true)
  }
}
