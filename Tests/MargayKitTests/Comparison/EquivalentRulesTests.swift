import MargayKit
import Testing

/// Rules in YAML that are written differently and say the same.
@Suite("Equivalent rules")
struct EquivalentRulesTests {
  /// A part of a rule, and the same in other words.
  struct Pair: CustomTestStringConvertible {
    let testDescription: String
    let left: String
    let right: String

    init(_ name: String, _ left: String, _ right: String) {
      testDescription = name
      self.left = left
      self.right = right
    }
  }

  static let conditions = [
    Pair(
      "by an alias", "{Key: a, Condition: Contains, Value: b}", "{Key: a, Condition: Has, Value: b}"
    ),
    Pair(
      "by Key, KeyPath and DeepKey",
      "{All: [{Key: a, Condition: Exists}, {KeyPath: b.c, Condition: Exists}]}",
      "{All: [{DeepKey: [b, c], Condition: Exists}, {KeyPath: a, Condition: Exists}]}"),
    Pair(
      "a quoted name", "{Key: odd.name, Condition: Exists}",
      #"{KeyPath: '"odd.name"', Condition: Exists}"#),
    Pair(
      "a negative and None", "{Key: a, Condition: DoesNotEqual, Value: b}",
      "{None: [{Key: a, Condition: Equals, Value: b}]}"),
    Pair(
      "numbers", "{Key: a, Condition: IsIn, Values: [1, 2.50]}",
      "{Key: a, Condition: IsIn, Values: [2.5, 1.0]}"),
    Pair(
      "a network with host bits", "{Key: a, Condition: IsIPAddressInCIDR, Value: 10.1.2.3/8}",
      "{Key: a, Condition: IsIPAddressInCIDR, Value: 10.0.0.0/8}"),
    Pair(
      "De Morgan", "{None: [{All: [{Key: a, Condition: Exists}, {Key: b, Condition: Exists}]}]}",
      "{Any: [{Key: b, Condition: DoesNotExist}, {Key: a, Condition: DoesNotExist}]}"),
    Pair(
      "two lists of values",
      "{Any: [{Key: a, Condition: IsIn, Values: [x, y]}, {Key: a, Condition: IsIn, Values: [z]}]}",
      "{Key: a, Condition: IsIn, Values: [z, y, x]}"),
    Pair(
      "a list comprehension",
      "{Key: a, Condition: AllElements, Expressions: [{Key: b, Condition: Exists}]}",
      "{Key: a, Condition: NoElement, Expressions: [{Key: b, Condition: DoesNotExist}]}"),
    Pair(
      "two fields in another order", "{Condition: Equals, Values: [{Key: a}, {Key: b}]}",
      "{Condition: Equals, Values: [{KeyPath: b}, {DeepKey: [a]}]}"),
    Pair(
      "what follows anyway", "{Key: a, Condition: Equals, Value: abc}",
      "{All: [{Key: a, Condition: Equals, Value: abc}, {Key: a, Condition: StartsWith, Value: ab}, {Key: a, Condition: Exists}]}"
    ),
    Pair(
      "an I condition in another case", "{Key: a, Condition: IContains, Value: ROOT}",
      "{Key: a, Condition: IContains, Value: root}"),
  ]

  @Test("the same conditions in other words are proved equivalent", arguments: conditions)
  func condition(_ pair: Pair) throws {
    let result = try ComparedRules.compare(
      ComparedRules.rule(pair.left), ComparedRules.rule(pair.right), generated: 0)
    #expect(result.verdict == .equivalent)
    #expect(result.eventsTried == 0)
    #expect(result.difference == nil)
  }

  static let fields = [
    Pair(
      "the order of context fields",
      "{KeyName: who, KeyValue: {KeyPath: user.name}}\n  - {KeyName: where, KeyValue: {Key: region}}",
      "{KeyName: where, KeyValue: {KeyPath: region}}\n  - {KeyName: who, KeyValue: {DeepKey: [user, name]}}"
    ),
    Pair(
      "the paths of GroupBy", "  - {Key: region}\n  - {KeyPath: user.name}\n",
      "  - {DeepKey: [region]}\n  - {DeepKey: [user, name]}\n"),
    Pair(
      "the order of conditions",
      "{Key: eventName, Condition: IsIn, Values: [CreateKey, DeleteKey]}\n  - {Key: a, Condition: Exists}",
      "{Key: a, Condition: Exists}\n  - {Key: eventName, Condition: IsIn, Values: [DeleteKey, CreateKey]}"
    ),
    Pair(
      "a severity that is the default",
      "- {ChangeTo: Low, Conditions: [{Key: region, Condition: Equals, Value: lab}]}\n",
      "- {ChangeTo: low, Conditions: [{Key: region, Condition: Equals, Value: lab}]}\n  - {ChangeTo: Medium, Conditions: [{Key: x, Condition: Exists}]}\n"
    ),
    Pair(
      "braces and spaces of a title", "'Key of {user.name} in {region}'",
      "'Key of { user.name } in {region }'"),
  ]

  @Test("the same alert fields in other words are proved equivalent", arguments: fields)
  func field(_ pair: Pair) throws {
    let before = ComparedRules.rule("{Key: a, Condition: Exists}")
    let after = before.replacing(pair.left, with: pair.right)
    #expect(before != after)
    #expect(try ComparedRules.compare(before, after, generated: 0).verdict == .equivalent)
  }

  @Test(
    "what only says something about a rule may differ, and is named",
    arguments: [
      ("Enabled: true", "Enabled: false", "Enabled"),
      ("Threshold: 2", "Threshold: 2\nDescription: D", "Description"),
      ("Threshold: 2", "Threshold: 2\nDisplayName: D", "DisplayName"),
      ("Threshold: 2", "Threshold: 2\nTags: [t]", "Tags"),
      ("Threshold: 2", "Threshold: 2\nReference: r", "Reference"),
      ("Threshold: 2", "Threshold: 2\nRunbook: r", "Runbook"),
      ("Threshold: 2", "Threshold: 2\nReports: {MITRE ATT&CK: [TA0001]}", "Reports"),
      ("Threshold: 2", "Threshold: 2\nSummaryAttributes: [a]", "SummaryAttributes"),
    ])
  func texts(_ old: String, _ new: String, _ key: String) throws {
    let before = ComparedRules.rule("{Key: a, Condition: Exists}")
    let result = try ComparedRules.compare(before, before.replacing(old, with: new), generated: 0)
    #expect(result.verdict == .equivalent)
    #expect(result.texts.map(\.key) == [key])
  }

  @Test("rules that may be the same are not called equivalent without a proof")
  func unproved() throws {
    // An address is of one of two kinds: no relation of three conditions is known.
    let left = ComparedRules.rule("{Key: a, Condition: IsIPAddress}")
    let right = ComparedRules.rule(
      "{Any: [{Key: a, Condition: IsIPv4Address}, {Key: a, Condition: IsIPv6Address}]}")
    let result = try ComparedRules.compare(left, right, generated: 2000)
    #expect(result.verdict == .noDifference)
    #expect(result.eventsTried >= 2000)
    #expect(result.difference == nil)
  }

  @Test("a title and a dedup string that are taken from the names of the rule are no difference")
  func names() throws {
    var left = ComparedRules.rule("{Key: a, Condition: IsIPAddress}")
    left.replace("AlertTitle: 'Key of {user.name} in {region}'\n", with: "DisplayName: A\n")
    let right = left.replacing("DisplayName: A", with: "DisplayName: B")
      .replacing(
        "{Key: a, Condition: IsIPAddress}",
        with: "{Any: [{Key: a, Condition: IsIPv4Address}, {Key: a, Condition: IsIPv6Address}]}")
    let result = try ComparedRules.compare(left, right, generated: 2000)
    #expect(result.verdict == .noDifference)
    #expect(result.texts.map(\.key) == ["DisplayName"])
  }
}
