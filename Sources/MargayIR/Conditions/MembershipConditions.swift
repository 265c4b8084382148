import MargayEvents

extension Condition {
  static let contains = Condition(
    .predicate(.contains), negative: "DoesNotContain", aliases: ["Has"],
    negativeAliases: ["DoesNotHave"], operands: [.value, .multiKey], literalKinds: .all,
    index: .substring,
    documentation:
      "The value is a string with the operand in it, a list with an element that equals it, or an object with that key.",
    examples: [
      .yes(#""abc""#, .value(#""b""#)), .yes(#"["abc", 1]"#, .value("1.0")),
      .no(#"["abc"]"#, .value(#""b""#)), .yes(#"{"a": null}"#, .value(#""a""#)),
      .no(#"{"A": 1}"#, .value(#""a""#)), .no("123", .value(#""2""#)),
    ])

  static let iContains = Condition(
    .predicate(.iContains), negative: "IDoesNotContain", operands: [.value, .multiKey],
    literalKinds: .all, index: .substring,
    documentation:
      "As Contains, strings, elements and keys compared after lower-casing.",
    examples: [
      .yes(#""ABC""#, .value(#""b""#)), .yes(#"["ABC"]"#, .value(#""abc""#)),
      .no(#"["ABC"]"#, .value(#""b""#)), .yes(#"{"A": 1}"#, .value(#""a""#)),
      .no(nil, .value(#""""#)),
    ])

  static let isIn = Condition(
    .predicate(.isIn), negative: "IsNotIn", operands: .values, literalKinds: .all,
    index: .equality,
    documentation: "The value equals one of the operands, or is a list with an element that does.",
    examples: [
      .yes(#""b""#, .values(#"["a", "b"]"#)), .yes(#"["c", "a"]"#, .values(#"["a", "b"]"#)),
      .yes("2.0", .values("[1, 2]")), .no(#""c""#, .values(#"["a", "b"]"#)),
      .no("null", .values(#"["a"]"#)), .no(#""a""#, .values("[]")),
    ])
}

/// The meaning of the conditions on parts and sets.
enum MembershipConditions {
  static func contains(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    switch value.kind {
    case .string:
      guard operand.pointee.value.isString else { return false }
      return TextComparison.contains(value.text, operand.pointee.value.text)
    case .list:
      for element in value.elements {
        if element.isEqual(to: operand.pointee.value) { return true }
        if operand.pointee.containment == .elementOrSubstring, element.isString,
          operand.pointee.value.isString,
          TextComparison.contains(element.text, operand.pointee.value.text)
        {
          return true
        }
      }
      return false
    case .object:
      guard operand.pointee.value.isString else { return false }
      return value.field(exactly: operand.pointee.value.text).kind != .missing
    case .missing, .null, .bool, .number: return false
    }
  }

  static func iContains(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    switch value.kind {
    case .string:
      guard operand.pointee.value.isString else { return false }
      return TextComparison.containsFolded(value.text, operand.pointee.folded)
    case .list:
      for element in value.elements {
        if ComparisonConditions.iEquals(element, operand) { return true }
        if operand.pointee.containment == .elementOrSubstring, element.isString,
          operand.pointee.value.isString,
          TextComparison.containsFolded(element.text, operand.pointee.folded)
        {
          return true
        }
      }
      return false
    case .object:
      guard operand.pointee.value.isString else { return false }
      return value.field(folded: operand.pointee.folded).kind != .missing
    case .missing, .null, .bool, .number: return false
    }
  }

  static func isIn(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    guard value.isList else { return isOneOf(value, operand) }
    return value.elements.contains { isOneOf($0, operand) }
  }

  private static func isOneOf(
    _ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>
  ) -> Bool {
    let literals = operand.pointee.values
    guard operand.pointee.isSorted else {
      for literal in literals where value.isEqual(to: literal) { return true }
      return false
    }
    var low = 0
    var high = literals.count
    while low < high {
      let middle = (low + high) / 2
      // A value of another kind than the literals equals none of them.
      guard let order = ComparisonConditions.order(value, literals[middle]) else { return false }
      if order == 0 { return true }
      if order < 0 { high = middle } else { low = middle + 1 }
    }
    return false
  }
}
