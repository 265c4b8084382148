package import MargayEvents

/// Rule programs in the form that the interpreter runs: flat arrays of plain data, made once.
///
/// Immutable after it is made, so that any number of interpreters may share it, one a thread.
package final class PreparedRules: @unchecked Sendable {
  /// The programs that it was made of, in the same order.
  package let programs: [RuleProgram]

  /// Where a program's logic stands: plain data.
  struct Root {
    /// The node of the inline filters; negative when there are none.
    var filters: Int32 = -1
    /// The node over the include filters, an All; negative when there are none.
    var includes: Int32 = -1
    /// The node over the exclude filters, a None; negative when there are none.
    var excludes: Int32 = -1
    /// The node of the detection.
    var detection: Int32 = 0
  }

  /// Where what is only needed for a match stands.
  struct Fields {
    /// The paths of the title's values, one for each part; for a text none.
    var title: [PreparedPath] = []
    /// The paths of GroupBy.
    var groupBy: [PreparedPath] = []
    /// The paths of the alert context.
    var context: [PreparedPath] = []
    /// The nodes of the conditions of the dynamic severities.
    var severities: [Int32] = []
  }

  /// The logic of each program.
  let roots: UnsafePointer<Root>
  /// The alert fields of each program.
  let fields: [Fields]
  /// The expressions.
  let nodes: UnsafePointer<PreparedNode>
  /// The operands of predicates.
  let operands: UnsafePointer<PreparedOperand>
  /// The paths from the element of a list comprehension.
  let relatives: [PathTable.Relative]
  /// The paths from the event.
  package let paths: PathTable
  // Kept for the operands, which point into them.
  private let tapes: [LiteralTape]
  private let values: UnsafePointer<ValueRef>

  /// Prepares programs.
  package init(_ programs: [RuleProgram]) {
    var preparation = Preparation(expecting: programs.count)
    for index in programs.indices { preparation.append(programs[index]) }
    preparation.finish()
    self.programs = programs
    fields = preparation.fields
    relatives = preparation.relatives
    paths = PathTable(preparation.paths)
    tapes = preparation.tapes
    values = PreparedRules.copy(preparation.values)
    for (index, range) in preparation.ranges.enumerated() {
      preparation.operands[index].values = UnsafeBufferPointer(
        start: values + range.lowerBound, count: range.count)
    }
    operands = PreparedRules.copy(preparation.operands)
    nodes = PreparedRules.copy(preparation.nodes)
    roots = PreparedRules.copy(preparation.roots)
  }

  deinit {
    roots.deallocate()
    nodes.deallocate()
    operands.deallocate()
    values.deallocate()
  }

  private static func copy<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
    let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
    for (index, element) in elements.enumerated() { (copy + index).initialize(to: element) }
    return UnsafePointer(copy)
  }
}
