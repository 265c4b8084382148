import MargayEvents

// Pattern matching and plain memory, since `==` on an enumeration of another module is a call through its witness,
// and the compiler does not always put the accessors of another module in place.

extension ValueRef {
  /// Whether the value is a string.
  @inline(__always)
  var isString: Bool {
    guard node >= 0, case .string = tape.nodes[Int(node)].kind else { return false }
    return true
  }

  /// Whether the value is a list, gathered or not.
  @inline(__always)
  var isList: Bool {
    guard node >= 0 else { return node == ValueRef.gatheredNode }
    guard case .list = tape.nodes[Int(node)].kind else { return false }
    return true
  }

  /// Whether `Equals` holds; strings of different lengths, which most pairs are, without a call.
  @inline(__always)
  func isEqual(to other: ValueRef) -> Bool {
    guard isString, other.isString else { return equals(other) }
    let left = tape.nodes[Int(node)]
    let right = other.tape.nodes[Int(other.node)]
    guard left.length == right.length else { return false }
    return TextComparison.equals(text, other.text)
  }
}
