/// A value and an operand for which a condition holds or does not.
package struct ConditionExample: Hashable, Sendable {
  /// What the value is compared with.
  package enum Operand: Hashable, Sendable {
    /// Nothing.
    case none
    /// `Value`, as JSON text.
    case value(String)
    /// `Values`, as the JSON text of a list.
    case values(String)
    /// `Value`, the text of a network.
    case network(String)
    /// `Expressions` with one condition: the element equals `Value`, as JSON text.
    case elementEquals(String)
  }

  /// The value, as JSON text; nil for a missing one.
  package let value: String?
  /// What it is compared with.
  package let operand: Operand
  /// Whether the condition holds.
  package let holds: Bool

  /// Makes an example for which the condition holds.
  static func yes(_ value: String?, _ operand: Operand = .none) -> ConditionExample {
    ConditionExample(value: value, operand: operand, holds: true)
  }

  /// Makes an example for which the condition does not hold.
  static func no(_ value: String?, _ operand: Operand = .none) -> ConditionExample {
    ConditionExample(value: value, operand: operand, holds: false)
  }
}
