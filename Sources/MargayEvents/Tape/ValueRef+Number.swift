extension ValueRef {
  /// The value of a number; only for values of kind `number`.
  @inlinable
  package var number: Number {
    Number(text: tape.text(node), isInteger: tape[node].flags.contains(.integer))
  }
}
