extension Sequence where Element == Diagnostic {
  /// The diagnostics by file, then offset, then code; equal ones keep their order.
  ///
  /// Files come in the order of `files`, and those not listed after them in the order in which they
  /// first appear.
  package func sortedByPlace(files: [SourceFile] = []) -> [Diagnostic] {
    var ranks: [ObjectIdentifier: Int] = [:]
    for file in files where ranks[ObjectIdentifier(file)] == nil {
      ranks[ObjectIdentifier(file)] = ranks.count
    }
    var keyed: [(rank: Int, position: Int, diagnostic: Diagnostic)] = []
    for diagnostic in self {
      let file = ObjectIdentifier(diagnostic.file)
      let rank = ranks[file] ?? ranks.count
      ranks[file] = rank
      keyed.append((rank, keyed.count, diagnostic))
    }
    keyed.sort { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      let (leftRange, rightRange) = (left.diagnostic.range, right.diagnostic.range)
      if leftRange.lower != rightRange.lower { return leftRange.lower < rightRange.lower }
      let (leftCode, rightCode) = (left.diagnostic.kind.code, right.diagnostic.kind.code)
      if leftCode != rightCode { return leftCode < rightCode }
      return left.position < right.position
    }
    return keyed.map(\.diagnostic)
  }
}
