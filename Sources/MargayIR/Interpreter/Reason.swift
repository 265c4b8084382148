import MargayEvents

/// Why a condition holds for a value or does not, in plain words.
///
/// A reason states a fact about the value and the positive condition: it is the same for a condition and its
/// negation, whose results differ. Event text stands in it as it is; whoever prints it escapes it.
enum Reason {
  /// The most scalars of a value that a reason shows.
  static let shown = 80

  /// The reason; `holds` is the result of the positive condition.
  static func phrase(
    _ condition: ConditionID, holds: Bool, _ value: ValueRef, _ operand: PreparedOperand,
    isMultiKey: Bool
  ) -> String {
    switch condition {
    case .exists, .isNull: return presence(value)
    case .isNullOrEmpty:
      return value.isMissingOrNull
        ? presence(value) : holds ? "is empty: \(text(value))" : "is not empty: \(text(value))"
    default: break
    }
    if value.isMissingOrNull { return presence(value) }
    if isMultiKey, operand.value.isMissingOrNull {
      return "the second value " + presence(operand.value, isSecond: true)
    }
    switch condition {
    case .equals, .iEquals:
      guard value.kind == operand.value.kind else { return wrongKind(value, operand.value.kind) }
      return "\(text(value)) \(holds ? "equals" : "does not equal") \(text(operand.value))"
    case .startsWith, .iStartsWith:
      return textPhrase(value, operand, holds ? "starts with" : "does not start with")
    case .endsWith, .iEndsWith:
      return textPhrase(value, operand, holds ? "ends with" : "does not end with")
    case .contains, .iContains: return containment(value, operand, holds)
    case .isGreaterThan: return order(value, operand, holds, "greater than")
    case .isGreaterThanOrEquals: return order(value, operand, holds, "greater than or equal to")
    case .isLessThan: return order(value, operand, holds, "less than")
    case .isLessThanOrEquals: return order(value, operand, holds, "less than or equal to")
    case .isIn: return membership(value, operand, holds)
    case .isIPAddressInCIDR, .cidrContainsIPAddresses:
      return network(value, operand, holds, condition)
    case .isIPAddress: return address(value, holds, "an IP address")
    case .isIPv4Address: return address(value, holds, "an IPv4 address")
    case .isIPv6Address: return address(value, holds, "an IPv6 address")
    case .isIPAddressPrivate: return address(value, holds, "a private IP address")
    case .isIPAddressPublic: return address(value, holds, "a public IP address")
    case .exists, .isNull, .isNullOrEmpty: return presence(value)
    }
  }

  /// A kind with its article.
  static func name(of kind: ValueKind) -> String {
    switch kind {
    case .missing: "missing"
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// A value as a reason shows it: a string in single quotes, anything else as compact JSON; cut.
  static func text(_ value: ValueRef) -> String {
    guard value.kind == .string else { return json(value, limit: shown) }
    return "'" + cut(String(decoding: value.text, as: UTF8.self)) + "'"
  }

  /// A value as compact JSON of at most `limit` scalars and `...`.
  static func json(_ value: ValueRef, limit: Int) -> String {
    var bytes: [UInt8] = []
    value.appendCompactJSON(to: &bytes)
    return cut(String(decoding: bytes, as: UTF8.self), limit: limit)
  }

  /// Text of at most `limit` scalars and `...`.
  static func cut(_ text: String, limit: Int = shown) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "..."
  }

  private static func presence(_ value: ValueRef, isSecond: Bool = false) -> String {
    switch value.kind {
    case .missing: isSecond ? "is missing" : "missing"
    case .null: "is null"
    default: "is \(name(of: value.kind))"
    }
  }

  private static func wrongKind(_ value: ValueRef, _ expected: ValueKind) -> String {
    "is \(name(of: value.kind)), not \(name(of: expected))"
  }

  private static func textPhrase(
    _ value: ValueRef, _ operand: PreparedOperand, _ verb: String
  ) -> String {
    guard value.kind == .string else { return wrongKind(value, .string) }
    return "\(text(value)) \(verb) \(text(operand.value))"
  }

  private static func containment(
    _ value: ValueRef, _ operand: PreparedOperand, _ holds: Bool
  ) -> String {
    switch value.kind {
    case .string:
      "\(text(value)) \(holds ? "contains" : "does not contain") \(text(operand.value))"
    case .list:
      switch operand.containment {
      case .element: "\(holds ? "an" : "no") element equals \(text(operand.value))"
      case .elementOrSubstring:
        "\(holds ? "an" : "no") element equals or contains \(text(operand.value))"
      }
    case .object: "the object has \(holds ? "the" : "no") key \(text(operand.value))"
    default: "is \(name(of: value.kind)), not a string, a list or an object"
    }
  }

  private static func order(
    _ value: ValueRef, _ operand: PreparedOperand, _ holds: Bool, _ relation: String
  ) -> String {
    let kind = operand.value.kind
    guard kind == .number || kind == .string else {
      return "is compared with \(name(of: kind)), which has no order"
    }
    guard value.kind == kind else { return wrongKind(value, kind) }
    return "\(text(value)) is \(holds ? "" : "not ")\(relation) \(text(operand.value))"
  }

  private static func membership(
    _ value: ValueRef, _ operand: PreparedOperand, _ holds: Bool
  ) -> String {
    let values = "the \(operand.values.count) values"
    if value.kind == .list { return "\(holds ? "an" : "no") element is one of \(values)" }
    return "\(text(value)) is \(holds ? "one" : "none") of \(values)"
  }

  private static func network(
    _ value: ValueRef, _ operand: PreparedOperand, _ holds: Bool, _ condition: ConditionID
  ) -> String {
    let network = operand.network?.text ?? "no network"
    if condition == .cidrContainsIPAddresses, value.kind == .list {
      return "\(holds ? "an" : "no") element is in \(network)"
    }
    guard value.kind == .string else { return wrongKind(value, .string) }
    guard IPNetwork.addressOrNetwork(value.text) != nil else {
      return "\(text(value)) is not an IP address or network"
    }
    return "\(text(value)) is \(holds ? "" : "not ")in \(network)"
  }

  private static func address(_ value: ValueRef, _ holds: Bool, _ what: String) -> String {
    guard value.kind == .string else { return wrongKind(value, .string) }
    return "\(text(value)) is \(holds ? "" : "not ")\(what)"
  }
}
