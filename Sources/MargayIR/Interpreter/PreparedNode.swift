import MargayEvents

/// One expression of a prepared rule: plain data.
///
/// The nodes of an expression stand in pre-order, children right behind their parent, so that the first child
/// is at the node's index plus one and the next sibling of a child at its `next`.
struct PreparedNode {
  /// What the expression is.
  enum Operation: UInt8 {
    case all
    case any
    case onlyOne
    case none
    case alwaysTrue
    case alwaysFalse
    /// A condition on the value at `subject`.
    case predicate
    /// A condition on `field` in the rows at `subject`.
    case enrichment
    /// The quantifiers; the child is the body.
    case anyElement
    case allElements
    case onlyOneElement
    case noElement
  }

  /// What it is.
  let operation: Operation
  /// The condition of a predicate.
  var condition: ConditionID = .exists
  /// Whether the negation is meant.
  var isNegated = false
  /// Whether the operand is the value at `second`.
  var isMultiKey = false
  /// The value, list or rows that it looks at.
  var subject = PreparedPath.nothing
  /// The second path of a multi-key predicate, or the field of an enrichment.
  var second = PreparedPath.nothing
  /// The number of its operand.
  var operand: Int32 = 0
  /// The index of the node behind this expression.
  var next: Int32 = 0
  /// The identity in the program.
  let id: NodeID

  init(_ operation: Operation, id: NodeID) {
    self.operation = operation
    self.id = id
  }
}
