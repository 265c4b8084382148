import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML

/// A field is compared with a value of a kind that it never has.
///
/// ## Why
///
/// A text equals no number and no boolean, whatever it looks like: `mfaAuthenticated` of CloudTrail holds the text
/// `"true"`,
/// account numbers are text, and `readOnly` is a boolean. The condition never holds, and its negative always does.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: userIdentity.sessionContext.attributes.mfaAuthenticated, Condition: Equals, Value: false} # MG6206
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: userIdentity.sessionContext.attributes.mfaAuthenticated, Condition: Equals, Value: "false"}
/// ```
///
/// ## Fix
///
/// Unsafe: writes the value in the field's kind.
struct ValueOfOtherKind: RuleCheck {
  let kind = DiagnosticKind("MG6206", "ValueOfOtherKind", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for use in rule.fieldUses {
      guard let site = use.site, let predicate = rule.sites[site].predicate,
        let kind = use.scalarKind,
        let wanted = ValueOfOtherKind.kinds(of: predicate), !wanted.contains(kind)
      else { continue }
      let expression = rule.sites[site].expression
      var message =
        "\(quoted(use.path.text)) is \(ValueOfOtherKind.describe(kind)), so that \(predicate.name)"
      let key: String
      switch predicate.operand {
      case .literals: key = "Values"
      case .literal, .network: key = "Value"
      default: key = "Condition"
      }
      if let literal = ValueOfOtherKind.literal(of: predicate) {
        message += " with \(ValueOfOtherKind.describe(literal))"
      }
      message += predicate.isNegated ? " always holds" : " never holds"
      findings.report(
        message, at: rule.range(of: key, of: expression),
        fixes: ValueOfOtherKind.fix(predicate, kind, expression, rule))
    }
  }

  /// The kinds of values that can fulfil a condition; nil where every kind can, and where the front end tells of it.
  private static func kinds(of predicate: Predicate) -> [KnownFields.Kind]? {
    switch predicate.condition {
    case .isIPAddress, .isIPv4Address, .isIPv6Address, .isIPAddressPrivate, .isIPAddressPublic,
      .isIPAddressInCIDR, .cidrContainsIPAddresses:
      return [.text, .anycase, .numberOrText]
    default: break
    }
    guard let literal = literal(of: predicate),
      ConditionTable.condition(predicate.condition).literalKinds.contains(.init(literal))
    else { return nil }
    switch literal {
    case .string: return [.text, .anycase, .numberOrText]
    // No part of a number or a boolean is looked for.
    case .number: return predicate.condition.looksAtParts ? [] : [.number, .numberOrText]
    case .bool: return predicate.condition.looksAtParts ? [] : [.bool]
    }
  }

  /// The literal that a field is compared with, of several the first, since all are of one kind.
  private static func literal(of predicate: Predicate) -> Literal? {
    switch predicate.operand {
    case .literal(let literal): literal
    case .literals(let list): list.first
    case .none, .path, .network: nil
    }
  }

  private static func describe(_ literal: Literal) -> String {
    switch literal {
    case .string: "text"
    case .number: "a number"
    case .bool: "a boolean"
    }
  }

  private static func describe(_ kind: KnownFields.Kind) -> String {
    switch kind {
    case .text, .anycase: "text"
    case .number: "a number"
    case .numberOrText: "a number or text"
    case .bool: "a boolean"
    case .list: "a list"
    }
  }

  private static func fix(
    _ predicate: Predicate, _ kind: KnownFields.Kind, _ expression: Expression, _ rule: LintedRule
  ) -> [FixIt] {
    guard case .literal(let literal) = predicate.operand, !predicate.condition.looksAtParts,
      let node = rule.entry("Value", of: expression)?.value
    else { return [] }
    switch (literal, kind) {
    case (.number, .text), (.number, .anycase), (.bool, .text), (.bool, .anycase):
      let written = rule.file.text(node.range)
      return rule.writing(YAMLQuoting.quoted(written), at: node, quoted(written))
    case (.string(let text), .number) where NumberAsText.isNumber(text):
      return rule.writing(literal.plainText, at: node, literal.plainText)
    case (.string(let text), .bool):
      let word = String(decoding: text, as: UTF8.self)
      guard ["true", "false"].contains(word) else { return [] }
      return rule.writing(word, at: node, word)
    default: return []
    }
  }
}
