import MargayEvents
import MargayIR

/// The source of one condition on one value, by Documentation/Language, section 3: each has a function or operator of
/// `Value` with its meaning.
struct PredicateSource {
  let source: RuleSource
  /// The source of the value.
  let value: String
  /// A name for the value.
  let name: String
  let id: NodeID

  /// How many characters the value has in a line.
  private var width: Int { ValueReference.plain(value).count }

  func kind(_ condition: ConditionID, _ operand: Predicate.Operand) -> SwiftCondition.Kind {
    switch (condition, operand) {
    case (.equals, _): return operation("==", "!=", operand)
    case (.iEquals, .literal(.number)), (.iEquals, .literal(.bool)):
      return operation("==", "!=", operand)
    case (.iEquals, _): return call("equalsIgnoringCase", operand, folds: true)
    case (.startsWith, _): return call("hasPrefix", operand, takesText: true)
    case (.endsWith, _): return call("hasSuffix", operand, takesText: true)
    case (.iStartsWith, _):
      return call("hasPrefixIgnoringCase", operand, takesText: true, folds: true)
    case (.iEndsWith, _):
      return call("hasSuffixIgnoringCase", operand, takesText: true, folds: true)
    case (.contains, _), (.iContains, .literal(.number)), (.iContains, .literal(.bool)):
      return call("contains", operand)
    case (.iContains, _): return call("containsIgnoringCase", operand, folds: true)
    case (.isGreaterThan, _): return order(">", operand)
    case (.isGreaterThanOrEquals, _): return order(">=", operand)
    case (.isLessThan, _): return order("<", operand)
    case (.isLessThanOrEquals, _): return order("<=", operand)
    case (.isIn, .literals(let literals)): return isIn(literals)
    case (.exists, _): return property("exists")
    case (.isNull, _): return property("isNull")
    case (.isNullOrEmpty, _): return property("isNullOrEmpty")
    case (.isIPAddress, _): return property("isIPAddress")
    case (.isIPv4Address, _): return property("isIPv4Address")
    case (.isIPv6Address, _): return property("isIPv6Address")
    case (.isIPAddressPrivate, _): return property("isPrivateIPAddress")
    case (.isIPAddressPublic, _): return property("isPublicIPAddress")
    case (.isIPAddressInCIDR, .network(let network)):
      return contained("\(source.constants.network(network)).contains")
    case (.cidrContainsIPAddresses, .network(let network)):
      return contained("\(source.constants.network(network)).containsAny", "of")
    case (.isIn, _), (.isIPAddressInCIDR, _), (.cidrContainsIPAddresses, _):
      source.refuse("a condition has no operand", at: id)
      return .constant(false)
    }
  }

  private func test(_ positive: SwiftValue, _ negative: SwiftValue) -> SwiftCondition.Kind {
    .test(positive, negative: negative, name: name)
  }

  private func property(_ property: String) -> SwiftCondition.Kind {
    test(.atom("\(value).\(property)"), .atom("!\(value).\(property)"))
  }

  /// The call of a function of a constant that takes the value.
  private func contained(_ function: String, _ label: String? = nil) -> SwiftCondition.Kind {
    test(
      .call(function, [(label, .atom(value))]), .call("!" + function, [(label, .atom(value))]))
  }

  private func operation(
    _ positive: String, _ negative: String, _ operand: Predicate.Operand
  ) -> SwiftCondition.Kind {
    guard let operand = self.operand(operand, beside: width + 12) else {
      return .constant(false)
    }
    return test(
      .atom("\(value) \(positive) \(operand)"), .atom("\(value) \(negative) \(operand)"))
  }

  /// Order has no negative of its own; a bool has no order.
  private func order(_ sign: String, _ operand: Predicate.Operand) -> SwiftCondition.Kind {
    if case .literal(.bool) = operand { return .constant(false) }
    guard let operand = self.operand(operand, beside: width + 12) else {
      return .constant(false)
    }
    let positive = "\(value) \(sign) \(operand)"
    return test(.atom(positive), .atom("!(\(positive))"))
  }

  /// A call; with `takesText` of one that only text can satisfy, with `folds` of one that ignores case.
  private func call(
    _ function: String, _ operand: Predicate.Operand, takesText: Bool = false, folds: Bool = false
  ) -> SwiftCondition.Kind {
    var operand = operand
    switch operand {
    case .literal(.string(let text)) where folds:
      // The functions take text that is in lower case already without a copy.
      if text.allSatisfy({ $0 < 0x80 }) {
        operand = .literal(.string(Lowercasing.lowercased(text)))
      }
    case .literal(.number) where takesText, .literal(.bool) where takesText: return .constant(false)
    default: break
    }
    guard let argument = self.operand(operand, beside: width + function.utf8.count + 12)
    else { return .constant(false) }
    return test(
      .call("\(value).\(function)", [(nil, .atom(argument))]),
      .call("!\(value).\(function)", [(nil, .atom(argument))]))
  }

  /// The source of an operand; nil after a refusal.
  private func operand(_ operand: Predicate.Operand, beside width: Int) -> String? {
    switch operand {
    case .literal(.string(let text)):
      let quoted = SwiftText.quoted(text)
      guard width + quoted.count > PredicateSource.lineLength else { return quoted }
      return source.constants.text(text, of: name)
    case .literal(.number(let text)):
      return NumberSource.literal(text) ?? source.constants.number(text, of: name)
    case .literal(.bool(let value)): return value ? "true" : "false"
    case .path(let path): return source.value(path, at: id)
    case .none, .literals, .network:
      source.refuse("a condition has no operand", at: id)
      return nil
    }
  }

  /// How long a condition is at most before its text moves to a constant.
  private static let lineLength = 84

  private func isIn(_ literals: [Literal]) -> SwiftCondition.Kind {
    var texts: [[UInt8]] = []
    var numbers: [String] = []
    var bools: [Bool] = []
    for literal in literals {
      switch literal {
      case .string(let text): if !texts.contains(text) { texts.append(text) }
      case .number(let text): numbers.append(text)
      case .bool(let value): if !bools.contains(value) { bools.append(value) }
      }
    }
    var tests: [SwiftCondition.Kind] = []
    if !texts.isEmpty {
      tests.append(contained("\(source.constants.texts(texts, of: name)).contains"))
    }
    if !numbers.isEmpty {
      tests.append(contained("\(source.constants.numbers(numbers, of: name)).contains"))
    }
    if !bools.isEmpty {
      let list = bools.map { $0 ? "true" : "false" }.joined(separator: ", ")
      tests.append(
        test(.atom("\(value).isIn([\(list)])"), .atom("!\(value).isIn([\(list)])")))
    }
    return SwiftCondition.any(tests.map { SwiftCondition($0) }).kind
  }
}
