package import MargayDiagnostics
package import MargayIR

/// Where the expressions of one file stand: the source range of every NodeID that its lowering gave.
package final class SourceMap: Sendable {
  /// The file.
  package let file: SourceFile
  /// The ranges, indexed by NodeID.
  package let ranges: [SourceRange]

  /// Makes a map.
  package init(file: SourceFile, ranges: [SourceRange]) {
    self.file = file
    self.ranges = ranges
  }

  /// The place of an expression; nil for an id of another file.
  package func range(of id: NodeID) -> SourceRange? {
    ranges.indices.contains(Int(id.rawValue)) ? ranges[Int(id.rawValue)] : nil
  }
}

/// Gives NodeIDs in the order of lowering and remembers where each expression stands.
final class NodeNumbering {
  /// The ranges so far, indexed by NodeID.
  private(set) var ranges: [SourceRange] = []

  init() { ranges.reserveCapacity(16) }

  /// The next id, for an expression at `range`.
  func next(_ range: SourceRange) -> NodeID {
    ranges.append(range)
    return NodeID(Int32(ranges.count - 1))
  }
}
