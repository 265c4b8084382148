import MargayEvents

extension Condition {
  static let exists = Condition(
    .predicate(.exists), negative: "DoesNotExist", operands: .none, grammars: .detection,
    index: .onDemand, documentation: "The path resolves, to null too.",
    examples: [.yes("null"), .yes("0"), .no(nil)])

  static let isNull = Condition(
    .predicate(.isNull), negative: "IsNotNull", operands: .none, grammars: .detection,
    index: .onDemand, documentation: "The value is missing or null.",
    examples: [.yes(nil), .yes("null"), .no(#""""#), .no("false")])

  static let isNullOrEmpty = Condition(
    .predicate(.isNullOrEmpty), negative: "IsNotNullOrEmpty", operands: .none,
    index: .onDemand,
    documentation:
      "The value is missing, null, an empty string, list or object, and outside InlineFilters also false or 0.",
    examples: [
      .yes(nil), .yes("null"), .yes(#""""#), .yes("[]"), .yes("{}"), .yes("false"), .yes("0"),
      .no(#"" ""#), .no("[null]"), .no("true"), .no("0.1"),
    ])
}

/// The meaning of emptiness.
enum PresenceConditions {
  static func isNullOrEmpty(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    switch value.kind {
    case .missing, .null: true
    case .string: value.text.isEmpty
    case .list, .object: value.count == 0
    case .bool: operand.pointee.emptiness == .falsy && !value.bool
    case .number: operand.pointee.emptiness == .falsy && value.number.isZero
    }
  }
}
