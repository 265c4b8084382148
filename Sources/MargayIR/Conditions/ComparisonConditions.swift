import MargayEvents

extension Condition {
  static let equals = Condition(
    .predicate(.equals), negative: "DoesNotEqual", operands: [.value, .multiKey],
    literalKinds: .all, index: .equality,
    documentation:
      "The value has the operand's kind and equals it; a missing or null one never does.",
    examples: [
      .yes(#""abc""#, .value(#""abc""#)), .yes("1.0", .value("1")), .no("true", .value("1")),
      .no(#""1""#, .value("1")), .no(#"["abc"]"#, .value(#""abc""#)), .no(nil, .value(#""abc""#)),
    ])

  static let iEquals = Condition(
    .predicate(.iEquals), negative: "IDoesNotEqual", operands: [.value, .multiKey],
    literalKinds: .all, index: .equality,
    documentation:
      "The value equals the operand, strings after lower-casing; other kinds as Equals.",
    examples: [
      .yes(#""Root""#, .value(#""rOOT""#)), .yes("1.0", .value("1")),
      .yes(#""\u212a""#, .value(#""k""#)), .no(#""\u00df""#, .value(#""ss""#)),
      .no("null", .value(#""null""#)),
    ])

  static let isGreaterThan = Condition(
    .predicate(.isGreaterThan), operands: [.value, .multiKey], literalKinds: [.string, .number],
    index: .bounds,
    documentation:
      "The value is greater than the operand: two numbers, or two strings by the order of their bytes.",
    examples: [
      .yes("9007199254740993", .value("9007199254740992.0")), .yes(#""b""#, .value(#""a""#)),
      .no("1", .value("1")), .no(#""2""#, .value("1")), .no("true", .value("0")),
    ])

  static let isGreaterThanOrEquals = Condition(
    .predicate(.isGreaterThanOrEquals),
    aliases: ["IsGreaterThanOrEqual", "IsGreaterThanOrEqualTo"], operands: [.value, .multiKey],
    literalKinds: [.string, .number], index: .bounds,
    documentation:
      "The value is greater than the operand or equal to it: two numbers, or two strings by their bytes.",
    examples: [
      .yes("1", .value("1.0")), .yes("1e400", .value("5")), .no("0.5", .value("1")),
      .no(nil, .value("1")),
    ])

  static let isLessThan = Condition(
    .predicate(.isLessThan), operands: [.value, .multiKey], literalKinds: [.string, .number],
    index: .bounds,
    documentation:
      "The value is less than the operand: two numbers, or two strings by the order of their bytes.",
    examples: [
      .yes("-1", .value("0")), .yes(#""A""#, .value(#""a""#)), .no("-0", .value("0")),
      .no("null", .value("1")),
    ])

  static let isLessThanOrEquals = Condition(
    .predicate(.isLessThanOrEquals), aliases: ["IsLessThanOrEqual", "IsLessThanOrEqualTo"],
    operands: [.value, .multiKey], literalKinds: [.string, .number], index: .bounds,
    documentation:
      "The value is less than the operand or equal to it: two numbers, or two strings by their bytes.",
    examples: [
      .yes("-0", .value("0")), .yes(#""a""#, .value(#""a""#)), .no("2", .value("1")),
      .no("[1]", .value("1")),
    ])
}

/// The meaning of equality and order.
enum ComparisonConditions {
  static func equals(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    value.isEqual(to: operand.pointee.value)
  }

  static func iEquals(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    guard value.isString, operand.pointee.value.isString else {
      return equals(value, operand)
    }
    return TextComparison.equalsFolded(value.text, operand.pointee.folded)
  }

  /// Less than 0, 0 or more than 0, as a value is less than, equal to or greater than another.
  ///
  /// Nil when they have no order: they are neither two numbers nor two strings.
  static func order(_ value: ValueRef, _ other: ValueRef) -> Int? {
    switch (value.kind, other.kind) {
    case (.number, .number): Number.compare(value.number, other.number)
    case (.string, .string): TextComparison.compare(value.text, other.text)
    default: nil
    }
  }
}
