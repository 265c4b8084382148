/// Evaluation of random rules straight from the language reference, over a plain tree.
///
/// Slow and short. It shares nothing with the interpreter: neither paths, conditions, numbers nor addresses.
struct OracleEvaluation {
  /// The event.
  let event: OracleValue
  /// Whether the expressions stand in InlineFilters (section 5).
  let isFilter: Bool

  func holds(_ expression: OracleExpression, at element: OracleValue? = nil) -> Bool {
    switch expression {
    case .combinator(let name, let children):
      let count = children.filter { holds($0, at: element) }.count
      switch name {
      // In filters an empty Any passes.
      case "Any": return count > 0 || (isFilter && children.isEmpty)
      case "All": return count == children.count
      case "OnlyOne": return count == 1
      default: return count == 0
      }
    case .constant(let value): return value
    case .predicate(let predicate): return positive(predicate, at: element) != predicate.isNegated
    case .elements(let name, let path, let body):
      var elements: [OracleValue] = []
      if case .list(let list)? = value(at: path, from: element) { elements = list }
      let count = elements.filter { each in body.allSatisfy { holds($0, at: each) } }.count
      switch name {
      case "AnyElement": return count > 0
      case "AllElements": return count == elements.count
      case "OnlyOneElement": return count == 1
      default: return count == 0
      }
    }
  }

  // MARK: Paths (section 2)

  private func value(at path: OraclePath, from element: OracleValue?) -> OracleValue? {
    follow(path.steps[...], from: element ?? event)
  }

  /// nil is missing.
  private func follow(_ steps: ArraySlice<OraclePath.Step>, from value: OracleValue) -> OracleValue?
  {
    guard let step = steps.first else { return value }
    let rest = steps.dropFirst()
    switch (step, value) {
    case (.name(let name), .object):
      return field(name, of: value).flatMap { follow(rest, from: $0) }
    case (.index(let index), .list(let list)):
      let place = index < 0 ? list.count + index : index
      return list.indices.contains(place) ? follow(rest, from: list[place]) : nil
    case (.everyElement, .list(let list)):
      let found = list.compactMap { follow(rest, from: $0) }.filter { !$0.isNull }
      let isFlattened = rest.contains {
        if case .everyElement = $0 { return true }
        return false
      }
      guard isFlattened else { return .list(found) }
      return .list(
        found.flatMap { inner -> [OracleValue] in
          if case .list(let elements) = inner { return elements }
          return []
        })
    default: return nil
    }
  }

  /// The exact name first, else outside filters the first one of the same lower case.
  private func field(_ name: String, of object: OracleValue) -> OracleValue? {
    guard let fields = object.fields else { return nil }
    if let exact = fields.first(where: { $0.name == Array(name.utf8) }) { return exact.value }
    guard !isFilter else { return nil }
    let lower = oracleLowercased(name)
    return fields.first { oracleLowercased(String(decoding: $0.name, as: UTF8.self)) == lower }?
      .value
  }

  // MARK: Conditions (sections 3 and 5)

  private func positive(_ predicate: OraclePredicate, at element: OracleValue?) -> Bool {
    let condition = predicate.condition
    switch (predicate.subject, predicate.operand) {
    case (.path(let path), let operand):
      return holds(condition, value(at: path, from: element), operand)
    case (.first(let path), .second(let second)):
      let operand = value(at: second, from: element)
      guard let operand, !operand.isNull else { return false }
      return holds(condition, value(at: path, from: element), .value(operand))
    case (.first, _): return false
    case (.enrichment(let table, let selector, let path), let operand):
      let place = OraclePath(
        specifier: "", steps: [.name("p_enrichment"), .name(table), .name(selector)])
      switch value(at: place, from: nil) {
      case .object(let row)?: return holds(condition, value(at: path, from: .object(row)), operand)
      case .list(let rows)? where !rows.isEmpty:
        return rows.contains { holds(condition, value(at: path, from: $0), operand) }
      default: return holds(condition, nil, operand)
      }
    }
  }

  private func holds(
    _ condition: String, _ value: OracleValue?, _ operand: OraclePredicate.Operand
  ) -> Bool {
    switch operand {
    case .none: return holds(condition, value)
    case .value(let operand):
      guard let value, !value.isNull else { return false }
      return holds(condition, value, operand)
    case .values(let operands):
      func isIn(_ value: OracleValue) -> Bool { operands.contains { equal(value, $0) } }
      guard let value, !value.isNull else { return false }
      if case .list(let elements) = value { return elements.contains(where: isIn) }
      return isIn(value)
    case .network(let text): return holds(condition, value, network: text)
    case .second: return false
    }
  }

  /// Conditions without an operand.
  private func holds(_ condition: String, _ value: OracleValue?) -> Bool {
    switch condition {
    case "Exists": return value != nil
    case "IsNull": return value?.isNull ?? true
    case "IsNullOrEmpty": return isEmpty(value)
    default: break
    }
    guard case .string(let text)? = value else { return false }
    switch condition {
    case "IsIPAddress": return OracleAddress(address: text) != nil
    case "IsIPv4Address": return OracleAddress(address: text)?.bytes.count == 4
    case "IsIPv6Address": return OracleAddress(address: text)?.bytes.count == 16
    case "IsIPAddressPrivate": return OracleAddress.reach(of: text) == .isPrivate
    case "IsIPAddressPublic": return OracleAddress.reach(of: text) == .isPublic
    default: return false
    }
  }

  private func isEmpty(_ value: OracleValue?) -> Bool {
    switch value {
    case nil, .null?: true
    case .string(let text)?: text.utf8.isEmpty
    case .list(let elements)?: elements.isEmpty
    case .object(let fields)?: fields.isEmpty
    case .bool(let value)?: !isFilter && !value
    case .number(let text)?: !isFilter && OracleNumber(text).isZero
    }
  }

  /// Conditions with one operand; neither side is missing or null.
  private func holds(_ condition: String, _ value: OracleValue, _ operand: OracleValue) -> Bool {
    let isFolded = condition.first == "I" && !condition.hasPrefix("Is")
    switch isFolded ? String(condition.dropFirst()) : condition {
    case "Equals": return isFolded ? equalFolded(value, operand) : equal(value, operand)
    case "Contains": return contains(value, operand, isFolded: isFolded)
    case "StartsWith":
      guard let (text, part) = texts(value, operand, isFolded: isFolded) else { return false }
      return text.starts(with: part)
    case "EndsWith":
      guard let (text, part) = texts(value, operand, isFolded: isFolded) else { return false }
      return text.reversed().starts(with: part.reversed())
    case "IsGreaterThan": return order(value, operand) == 1
    case "IsGreaterThanOrEquals": return (order(value, operand) ?? -1) >= 0
    case "IsLessThan": return order(value, operand) == -1
    case "IsLessThanOrEquals": return (order(value, operand) ?? 1) <= 0
    default: return false
    }
  }

  private func texts(
    _ value: OracleValue, _ operand: OracleValue, isFolded: Bool
  ) -> ([UInt8], [UInt8])? {
    guard case .string(let text) = value, case .string(let part) = operand else { return nil }
    return isFolded
      ? (oracleLowercased(text), oracleLowercased(part)) : (Array(text.utf8), Array(part.utf8))
  }

  private func hasSubstring(_ value: OracleValue, _ operand: OracleValue, isFolded: Bool) -> Bool {
    guard let (text, part) = texts(value, operand, isFolded: isFolded) else { return false }
    return (0...text.count).contains { text[$0...].starts(with: part) }
  }

  private func contains(_ value: OracleValue, _ operand: OracleValue, isFolded: Bool) -> Bool {
    switch value {
    case .string: return hasSubstring(value, operand, isFolded: isFolded)
    case .list(let elements):
      return elements.contains {
        (isFolded ? equalFolded($0, operand) : equal($0, operand))
          || (isFilter && hasSubstring($0, operand, isFolded: isFolded))
      }
    case .object:
      return (value.fields ?? []).contains {
        equalFolds(.string(String(decoding: $0.name, as: UTF8.self)), operand, isFolded)
      }
    default: return false
    }
  }

  private func equalFolds(_ left: OracleValue, _ right: OracleValue, _ isFolded: Bool) -> Bool {
    isFolded ? equalFolded(left, right) : equal(left, right)
  }

  private func equalFolded(_ left: OracleValue, _ right: OracleValue) -> Bool {
    if let (a, b) = texts(left, right, isFolded: true) { return a == b }
    return equal(left, right)
  }

  /// Equality; null equals null only inside lists and objects, which the first call never compares.
  private func equal(_ left: OracleValue, _ right: OracleValue) -> Bool {
    !left.isNull && !right.isNull && same(left, right)
  }

  private func same(_ left: OracleValue, _ right: OracleValue) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.number(let a), .number(let b)): return OracleNumber(a) == OracleNumber(b)
    case (.string, .string): return left.bytes == right.bytes
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
    case (.object, .object):
      guard let a = left.fields, let b = right.fields, a.count == b.count else { return false }
      return a.allSatisfy { field in
        b.contains { $0.name == field.name && same($0.value, field.value) }
      }
    default: return false
    }
  }

  /// -1, 0 or 1; nil where the two have no order.
  private func order(_ left: OracleValue, _ right: OracleValue) -> Int? {
    switch (left, right) {
    case (.number(let a), .number(let b)):
      let (a, b) = (OracleNumber(a), OracleNumber(b))
      return a == b ? 0 : a < b ? -1 : 1
    case (.string(let a), .string(let b)):
      let (a, b) = (Array(a.utf8), Array(b.utf8))
      return a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
    default: return nil
    }
  }

  private func holds(_ condition: String, _ value: OracleValue?, network: String) -> Bool {
    guard let network = OracleAddress(network: network) else { return false }
    func isInside(_ value: OracleValue?) -> Bool {
      guard case .string(let text)? = value,
        let found = OracleAddress(address: text) ?? OracleAddress(network: text)
      else { return false }
      return found.overlaps(network)
    }
    if condition == "CIDRContainsIPAddresses", case .list(let elements)? = value {
      return elements.contains { isInside($0) }
    }
    return isInside(value)
  }
}
