extension ValueRef {
  /// Whether `Equals` holds (Documentation/Language, section 3): the same kind and equal; never for missing or null.
  ///
  /// Lists are equal element by element, objects as sets of fields; inside them null equals null.
  package func equals(_ other: ValueRef) -> Bool {
    !isMissingOrNull && isIdentical(to: other)
  }

  /// Whether two values that stand inside lists or objects are equal; null equals null.
  package func isIdentical(to other: ValueRef) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .missing, .null: return true
    case .bool: return bool == other.bool
    case .number: return number == other.number
    case .string: return TextComparison.equals(text, other.text)
    case .list: return hasIdenticalElements(other)
    case .object: return hasIdenticalFields(other)
    }
  }

  private func hasIdenticalElements(_ other: ValueRef) -> Bool {
    guard count == other.count else { return false }
    var right = other.elements
    for left in elements {
      guard let right = right.next(), left.isIdentical(to: right) else { return false }
    }
    return true
  }

  /// Objects with up to this many fields are compared by looking up each field, larger ones in sorted order.
  private static var smallFieldCount: Int { 16 }

  private func hasIdenticalFields(_ other: ValueRef) -> Bool {
    let fieldCount = distinctFieldCount
    guard fieldCount == other.distinctFieldCount else { return false }
    if fieldCount <= Self.smallFieldCount {
      for field in fields {
        let counterpart = other.field(exactly: field.key.text)
        guard field.value.isIdentical(to: counterpart) else { return false }
      }
      return true
    }
    for (left, right) in zip(sortedFields, other.sortedFields) {
      guard TextComparison.equals(left.key.text, right.key.text),
        left.value.isIdentical(to: right.value)
      else { return false }
    }
    return true
  }

  private var distinctFieldCount: Int {
    guard tape[node].flags.contains(.duplicateKeys) else { return count }
    var distinct = 0
    for _ in fields { distinct += 1 }
    return distinct
  }

  private var sortedFields: [Field] {
    fields.sorted { TextComparison.compare($0.key.text, $1.key.text) < 0 }
  }
}
