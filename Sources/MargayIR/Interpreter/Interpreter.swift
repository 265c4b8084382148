package import MargayEvents

// The hot path of evaluation. Work on an event is bounded by the nodes of the rules asked for times the size of
// the values that they look at; each path from the event is resolved once an event, by the memo. Nothing is
// allocated by `outcome`, except for a second operand that must be lower-cased. Invariants: pre-order nodes (`PreparedNode`), values borrowed from the event that `begin` holds.

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
  var memo: PathMemo
  /// The event, kept alive while its values are borrowed.
  private var event: Event?

  /// Makes an interpreter of programs, which are numbered from 0 in their order.
  package init(_ programs: [RuleProgram]) {
    self.init(PreparedRules(programs))
  }

  /// Makes an interpreter of rules that were prepared already.
  package init(_ rules: PreparedRules) {
    self.rules = rules
    self.memo = PathMemo(rules.paths)
  }

  /// Begins with an event: what was remembered of the one before is forgotten.
  package mutating func begin(_ event: Event) {
    self.event = event
    memo.begin(event)
  }

  /// Lets go of the event, so that its parser may use its memory for the next one.
  package mutating func end() { event = nil }

  /// What a rule says about the event: inline filters first, each expression only as far as needed.
  package mutating func outcome(of rule: Int) -> RuleOutcome {
    let filters = rules.entries[rule].filters
    if filters >= 0, !holds(filters, element: nothing) { return .filtered }
    return holds(rules.entries[rule].detection, element: nothing) ? .matched : .notMatched
  }

  /// Whether the expression at `index` holds, relative to `element` inside a list comprehension.
  mutating func holds(_ index: Int32, element: ValueRef) -> Bool {
    let nodes = rules.nodes
    let end = nodes[Int(index)].next
    var child = index + 1
    switch nodes[Int(index)].operation {
    case .all:
      while child < end {
        if !holds(child, element: element) { return false }
        child = nodes[Int(child)].next
      }
      return true
    case .any:
      while child < end {
        if holds(child, element: element) { return true }
        child = nodes[Int(child)].next
      }
      return false
    case .onlyOne:
      var count = 0
      while child < end {
        if holds(child, element: element) {
          count += 1
          if count > 1 { return false }
        }
        child = nodes[Int(child)].next
      }
      return count == 1
    case .none:
      while child < end {
        if holds(child, element: element) { return false }
        child = nodes[Int(child)].next
      }
      return true
    case .alwaysTrue: return true
    case .alwaysFalse: return false
    case .predicate:
      let value = value(nodes[Int(index)].subject, element: element)
      return positiveHolds(index, value, element: element) != nodes[Int(index)].isNegated
    case .enrichment:
      return someRowHolds(index, element: element) != nodes[Int(index)].isNegated
    case .anyElement, .allElements, .onlyOneElement, .noElement:
      return elementsHold(index, element: element)
    }
  }

  /// Whether the condition of the predicate at `index`, in its positive, holds for a value.
  mutating func positiveHolds(_ index: Int32, _ value: ValueRef, element: ValueRef) -> Bool {
    let node = rules.nodes[Int(index)]
    guard node.isMultiKey else {
      return node.condition.holds(value, rules.operands[Int(node.operand)])
    }
    var operand = rules.operands[Int(node.operand)]
    operand.value = self.value(node.second, element: element)
    guard node.condition.foldsText, operand.value.kind == .string else {
      return node.condition.holds(value, operand)
    }
    return Lowercasing.lowercased(Array(operand.value.text)).withUnsafeBufferPointer {
      operand.folded = $0
      return node.condition.holds(value, operand)
    }
  }

  /// Whether the condition of the enrichment at `index`, in its positive, holds for some row.
  ///
  /// An object is one row, a list is its rows; no row counts as a missing value.
  private mutating func someRowHolds(_ index: Int32, element: ValueRef) -> Bool {
    let node = rules.nodes[Int(index)]
    let rows = value(node.subject, element: element)
    switch rows.kind {
    case .object:
      return positiveHolds(index, value(node.second, element: rows), element: element)
    case .list where rows.count > 0:
      for row in rows.elements {
        if positiveHolds(index, value(node.second, element: row), element: element) { return true }
      }
      return false
    default:
      return positiveHolds(index, nothing, element: element)
    }
  }

  /// Whether the list comprehension at `index` holds; anything but a list has no elements.
  private mutating func elementsHold(_ index: Int32, element: ValueRef) -> Bool {
    let operation = rules.nodes[Int(index)].operation
    var count = 0
    for next in value(rules.nodes[Int(index)].subject, element: element).elements {
      // Lists that the body gathers are not needed any more when it is done.
      let mark = memo.scratch.mark
      defer { memo.scratch.release(to: mark) }
      if holds(index + 1, element: next) {
        switch operation {
        case .anyElement: return true
        case .noElement: return false
        case .onlyOneElement:
          count += 1
          if count > 1 { return false }
        default: break
        }
      } else if operation == .allElements {
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
  func value(_ path: PreparedPath, element: ValueRef) -> ValueRef {
    switch path.base {
    case .event: memo.value(path.place)
    case .element: memo.resolve(rules.relatives[Int(path.place)], from: element)
    case .root: memo.root
    case .nothing: nothing
    }
  }

  /// The missing value.
  var nothing: ValueRef { memo.root.missing }
}
