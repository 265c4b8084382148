package import MargayEvents

// The hot path of evaluation. Work on an event is bounded by the nodes of the rules asked for times the size of
// the values that they look at; each path from the event is resolved once an event, by the memo. Nothing is
// allocated by `outcome`, except for a second operand that must be lower-cased. Invariants: pre-order nodes
// (`PreparedNode`), values borrowed from the event that `begin` holds, `element` put back by whoever changes it.

/// The reference interpreter: evaluates rules over one event at a time, exactly as the language says.
///
/// Total: it never fails, whatever the rules and events hold. One interpreter serves one thread; the prepared
/// rules may be shared.
///
///     var interpreter = Interpreter([program])
///     interpreter.begin(event)
///     interpreter.outcome(of: 0)
package struct Interpreter: ~Copyable {
  /// The rules.
  package let rules: PreparedRules
  /// The values of paths from the event.
  let memo: PathMemo
  /// The current element of a list comprehension; missing outside.
  var element: ValueRef
  // Borrowed from the rules, so that no turn asks them.
  let nodes: UnsafePointer<PreparedNode>
  let operands: UnsafePointer<PreparedOperand>
  let roots: UnsafePointer<PreparedRules.Root>
  /// The event, kept alive while its values are borrowed.
  private var event: Event?

  /// Makes an interpreter of programs, which are numbered from 0 in their order.
  package init(_ programs: [RuleProgram]) {
    self.init(PreparedRules(programs))
  }

  /// Makes an interpreter of rules that were prepared already.
  package init(_ rules: PreparedRules) {
    self.rules = rules
    memo = PathMemo(rules.paths)
    element = memo.root.missing
    nodes = rules.nodes
    operands = rules.operands
    roots = rules.roots
  }

  /// Begins with an event: what was remembered of the one before is forgotten.
  ///
  /// `logType` is the text of the log type that the event is known by, see `PathMemo.begin`.
  package mutating func begin(_ event: Event, logType: ValueRef? = nil) {
    self.event = event
    memo.begin(event, logType: logType)
    element = memo.root.missing
  }

  /// Lets go of the event, so that its parser may use its memory for the next one.
  ///
  /// Nothing may be asked before the next `begin`.
  package mutating func end() { event = nil }

  /// What a rule says about the event: inline filters first, each expression only as far as needed.
  package mutating func outcome(of rule: Int) -> RuleOutcome {
    let root = roots[rule]
    if root.filters >= 0, !holds(root.filters) { return .filtered }
    if root.includes >= 0, !holds(root.includes) { return .notIncluded }
    if root.excludes >= 0, !holds(root.excludes) { return .excluded }
    return holds(root.detection) ? .matched : .notMatched
  }

  /// Whether the expression at `index` holds for the event and the current element.
  mutating func holds(_ index: Int32) -> Bool {
    let node = nodes + Int(index)
    let end = node.pointee.next
    var child = index &+ 1
    switch node.pointee.operation {
    case .all:
      while child < end {
        if !holds(child) { return false }
        child = nodes[Int(child)].next
      }
      return true
    case .any:
      while child < end {
        if holds(child) { return true }
        child = nodes[Int(child)].next
      }
      return false
    case .onlyOne:
      var count = 0
      while child < end {
        if holds(child) {
          count &+= 1
          if count > 1 { return false }
        }
        child = nodes[Int(child)].next
      }
      return count == 1
    case .none:
      while child < end {
        if holds(child) { return false }
        child = nodes[Int(child)].next
      }
      return true
    case .alwaysTrue: return true
    case .alwaysFalse: return false
    case .predicate:
      let positive = positiveHolds(node, value(node.pointee.subject))
      return positive != node.pointee.isNegated
    case .enrichment:
      return someRowHolds(node) != node.pointee.isNegated
    case .anyElement, .allElements, .onlyOneElement, .noElement:
      return elementsHold(index)
    }
  }

  /// Whether the condition of a predicate, in its positive, holds for a value.
  @inline(__always)
  mutating func positiveHolds(_ node: UnsafePointer<PreparedNode>, _ value: ValueRef) -> Bool {
    guard node.pointee.isMultiKey else {
      return node.pointee.condition.holds(value, operands + Int(node.pointee.operand))
    }
    return multiKeyHolds(node, value)
  }

  private mutating func multiKeyHolds(
    _ node: UnsafePointer<PreparedNode>, _ value: ValueRef
  ) -> Bool {
    var operand = operands[Int(node.pointee.operand)]
    operand.value = self.value(node.pointee.second)
    let condition = node.pointee.condition
    guard condition.foldsText, operand.value.isString else {
      return condition.holds(value, &operand)
    }
    return Lowercasing.lowercased(Array(operand.value.text)).withUnsafeBufferPointer {
      operand.folded = $0
      return condition.holds(value, &operand)
    }
  }

  /// Whether the condition of an enrichment, in its positive, holds for some row.
  ///
  /// An object is one row, a list is its rows; no row counts as a missing value.
  private mutating func someRowHolds(_ node: UnsafePointer<PreparedNode>) -> Bool {
    let rows = value(node.pointee.subject)
    switch rows.kind {
    case .object: return positiveHolds(node, field(of: rows, node))
    case .list where rows.count > 0:
      for row in rows.elements {
        let mark = memo.scratch.mark
        defer { memo.scratch.release(to: mark) }
        if positiveHolds(node, field(of: row, node)) { return true }
      }
      return false
    default: return positiveHolds(node, rows.missing)
    }
  }

  /// The value of an enrichment's field in a row.
  mutating func field(of row: ValueRef, _ node: UnsafePointer<PreparedNode>) -> ValueRef {
    let outer = element
    defer { element = outer }
    element = row
    return value(node.pointee.second)
  }

  /// Whether the list comprehension at `index` holds; anything but a list has no elements.
  private mutating func elementsHold(_ index: Int32) -> Bool {
    let operation = nodes[Int(index)].operation
    let outer = element
    defer { element = outer }
    var count = 0
    for next in value(nodes[Int(index)].subject).elements {
      // Lists that the body gathers are not needed any more when it is done.
      let mark = memo.scratch.mark
      defer { memo.scratch.release(to: mark) }
      element = next
      if holds(index &+ 1) {
        switch operation {
        case .anyElement: return true
        case .noElement: return false
        case .onlyOneElement:
          count &+= 1
          if count > 1 { return false }
        default: break
        }
      } else if case .allElements = operation {
        return false
      }
    }
    switch operation {
    case .anyElement: return false
    case .onlyOneElement: return count == 1
    default: return true
    }
  }

  /// The value at a path; missing for a path from the element where there is none.
  @inline(__always)
  func value(_ path: PreparedPath) -> ValueRef {
    switch path.base {
    case .event: memo.value(path.place)
    case .element: memo.resolve(rules.relatives[Int(path.place)], from: element)
    case .root: memo.root
    case .nothing: element.missing
    }
  }
}
