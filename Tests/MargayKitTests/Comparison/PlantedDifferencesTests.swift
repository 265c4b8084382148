import MargayKit
import Testing

/// Rules that differ in one place, which a comparison must find.
@Suite("Planted differences")
struct PlantedDifferencesTests {
  /// A change of one place in a rule.
  struct Change: CustomTestStringConvertible {
    let before: String
    let after: String
    var testDescription: String { "\(before) -> \(after)" }

    init(_ before: String, _ after: String) {
      self.before = before
      self.after = after
    }
  }

  /// Two conditions, of which the second is the first with one thing changed.
  static let conditions = [
    Change("{Key: a, Condition: Equals, Value: b}", "{Key: A2, Condition: Equals, Value: b}"),
    Change("{Key: a, Condition: Equals, Value: b}", "{Key: a, Condition: IEquals, Value: b}"),
    Change("{Key: a, Condition: Equals, Value: b}", "{Key: a, Condition: DoesNotEqual, Value: b}"),
    Change("{Key: a, Condition: Equals, Value: b}", "{Key: a, Condition: IsIn, Values: [b]}"),
    Change("{Key: a, Condition: Equals, Value: b}", "{Key: a, Condition: Contains, Value: b}"),
    Change("{Key: a, Condition: Equals, Value: 5}", "{Key: a, Condition: Equals, Value: '5'}"),
    Change("{Key: a, Condition: Equals, Value: 5}", "{Key: a, Condition: Equals, Value: 5.5}"),
    Change(
      "{Key: a, Condition: Equals, Value: true}", "{Key: a, Condition: Equals, Value: 'true'}"),
    Change("{Key: a, Condition: Equals, Value: false}", "{Key: a, Condition: IsNullOrEmpty}"),
    Change(
      "{Key: a, Condition: Equals, Value: 9007199254740993}",
      "{Key: a, Condition: Equals, Value: 9007199254740992}"),
    Change(
      #"{Key: a, Condition: Equals, Value: "caf\u00e9"}"#,
      #"{Key: a, Condition: Equals, Value: "cafe\u0301"}"#),
    Change("{Key: a, Condition: IEquals, Value: k}", #"{Key: a, Condition: IsIn, Values: [k, K]}"#),
    Change(
      "{Key: a, Condition: StartsWith, Value: abc}", "{Key: a, Condition: StartsWith, Value: ab}"),
    Change(
      "{Key: a, Condition: StartsWith, Value: abc}", "{Key: a, Condition: IStartsWith, Value: abc}"),
    Change(
      "{Key: a, Condition: StartsWith, Value: abc}", "{Key: a, Condition: Contains, Value: abc}"),
    Change(
      "{Key: a, Condition: EndsWith, Value: .exe}", "{Key: a, Condition: IEndsWith, Value: .exe}"),
    Change(
      "{Key: a, Condition: EndsWith, Value: .exe}", "{Key: a, Condition: EndsWith, Value: exe}"),
    Change("{Key: a, Condition: Contains, Value: x1}", "{Key: a, Condition: IContains, Value: x1}"),
    Change("{Key: a, Condition: Contains, Value: 1}", "{Key: a, Condition: Contains, Value: '1'}"),
    Change(
      "{Key: a, Condition: Contains, Value: b}",
      "{Key: a, Condition: AnyElement, Expressions: [{KeyPath: '@', Condition: Equals, Value: b}]}"),
    Change(
      "{Key: a, Condition: IsGreaterThan, Value: 10}",
      "{Key: a, Condition: IsGreaterThanOrEquals, Value: 10}"),
    Change(
      "{Key: a, Condition: IsGreaterThan, Value: 10}",
      "{Key: a, Condition: IsGreaterThan, Value: 11}"),
    Change(
      "{Key: a, Condition: IsGreaterThan, Value: 10}",
      "{Key: a, Condition: IsGreaterThan, Value: '10'}"),
    Change(
      "{Key: a, Condition: IsLessThan, Value: 0.1}",
      "{Key: a, Condition: IsLessThanOrEquals, Value: 0.1}"),
    Change(
      "{Key: a, Condition: IsLessThan, Value: 10}",
      "{None: [{Key: a, Condition: IsGreaterThanOrEquals, Value: 10}]}"),
    Change(
      "{Key: a, Condition: IsIn, Values: [b, c, d]}", "{Key: a, Condition: IsIn, Values: [b, c]}"),
    Change(
      "{Key: a, Condition: IsIn, Values: [1, 2]}", "{Key: a, Condition: IsIn, Values: ['1', '2']}"),
    Change(
      "{Key: a, Condition: IsNotIn, Values: [b]}", "{Key: a, Condition: DoesNotEqual, Value: b}"),
    Change("{Key: a, Condition: Exists}", "{Key: a, Condition: IsNotNull}"),
    Change("{Key: a, Condition: IsNull}", "{Key: a, Condition: IsNullOrEmpty}"),
    Change("{Key: a, Condition: IsNotNullOrEmpty}", "{Key: a, Condition: DoesNotEqual, Value: ''}"),
    Change("{Key: a, Condition: IsIPAddress}", "{Key: a, Condition: IsIPv4Address}"),
    Change(
      "{Key: a, Condition: IsIPAddressPrivate}",
      "{Key: a, Condition: IsIPAddressInCIDR, Value: 10.0.0.0/8}"),
    Change(
      "{None: [{Key: a, Condition: IsIPAddressPublic}]}", "{Key: a, Condition: IsIPAddressPrivate}"),
    Change(
      "{Key: a, Condition: IsIPAddressInCIDR, Value: 10.0.0.0/8}",
      "{Key: a, Condition: IsIPAddressInCIDR, Value: 10.0.0.0/9}"),
    Change(
      "{Key: a, Condition: IsIPAddressInCIDR, Value: 192.168.4.0/22}",
      "{Key: a, Condition: IsIPAddressInCIDR, Value: 192.168.4.0/23}"),
    Change(
      "{Key: a, Condition: IsIPAddressInCIDR, Value: '2001:db8::/32'}",
      "{Key: a, Condition: IsIPAddressInCIDR, Value: '2001:db8::/33'}"),
    Change(
      "{Key: a, Condition: IsIPAddressInCIDR, Value: 10.0.0.0/8}",
      "{Key: a, Condition: CIDRContainsIPAddresses, Value: 10.0.0.0/8}"),
    Change(
      "{Condition: Equals, Values: [{Key: a}, {Key: b}]}",
      "{Condition: IEquals, Values: [{Key: a}, {Key: b}]}"),
    Change(
      "{Condition: IsGreaterThan, Values: [{Key: a}, {Key: b}]}",
      "{Condition: IsGreaterThanOrEquals, Values: [{Key: a}, {Key: b}]}"),
    Change(
      "{Condition: Contains, Values: [{Key: a}, {Key: b}]}",
      "{Condition: StartsWith, Values: [{Key: a}, {Key: b}]}"),
    Change(
      "{Condition: DoesNotEqual, Values: [{Key: a}, {Key: b}]}",
      "{Condition: DoesNotEqual, Values: [{Key: a}, {Key: c}]}"),
    Change(
      "{KeyPath: 'a[0].b', Condition: Equals, Value: x}",
      "{KeyPath: 'a[-1].b', Condition: Equals, Value: x}"),
    Change(
      "{KeyPath: 'a[0]', Condition: Equals, Value: x}",
      "{KeyPath: 'a[1]', Condition: Equals, Value: x}"),
    Change(
      "{KeyPath: 'a[*].b', Condition: IsIn, Values: [x]}",
      "{KeyPath: 'a[0].b', Condition: IsIn, Values: [x]}"),
    Change(
      "{KeyPath: 'a[*].b', Condition: Contains, Value: x}",
      "{KeyPath: 'a[*].c', Condition: Contains, Value: x}"),
    Change(
      "{KeyPath: a.b, Condition: Equals, Value: x}", "{Key: a.b, Condition: Equals, Value: x}"),
    Change(
      "{Key: a, Condition: AnyElement, Expressions: [{Key: b, Condition: Equals, Value: x}, {Key: c, Condition: Exists}]}",
      "{Key: a, Condition: AllElements, Expressions: [{Key: b, Condition: Equals, Value: x}, {Key: c, Condition: Exists}]}"
    ),
    Change(
      "{Key: a, Condition: AnyElement, Expressions: [{Key: b, Condition: Equals, Value: x}]}",
      "{Key: a, Condition: OnlyOneElement, Expressions: [{Key: b, Condition: Equals, Value: x}]}"),
    Change(
      "{Key: a, Condition: AnyElement, Expressions: [{Key: b, Condition: Equals, Value: x}, {Key: c, Condition: Equals, Value: y}]}",
      "{All: [{Key: a, Condition: AnyElement, Expressions: [{Key: b, Condition: Equals, Value: x}]}, {Key: a, Condition: AnyElement, Expressions: [{Key: c, Condition: Equals, Value: y}]}]}"
    ),
    Change(
      "{Key: a, Condition: NoElement, Expressions: [{KeyPath: '@', Condition: IsGreaterThan, Value: 3}]}",
      "{Key: a, Condition: AllElements, Expressions: [{KeyPath: '@', Condition: IsLessThanOrEquals, Value: 3}]}"
    ),
    Change(
      "{Any: [{Key: a, Condition: Exists}, {Key: b, Condition: Exists}]}",
      "{OnlyOne: [{Key: a, Condition: Exists}, {Key: b, Condition: Exists}]}"),
    Change(
      "{Any: [{Key: a, Condition: Exists}, {Key: b, Condition: Exists}]}",
      "{All: [{Key: a, Condition: Exists}, {Key: b, Condition: Exists}]}"),
    Change(
      "{None: [{Key: a, Condition: Exists}, {Key: b, Condition: Exists}]}",
      "{None: [{Key: a, Condition: Exists}]}"),
    Change(
      "{All: [{Key: a, Condition: StartsWith, Value: x}, {Key: a, Condition: EndsWith, Value: z}]}",
      "{All: [{Key: a, Condition: StartsWith, Value: x}, {Key: a, Condition: EndsWith, Value: zz}]}"
    ),
    Change(
      "{All: [{Key: a, Condition: IsGreaterThan, Value: 5}, {Key: a, Condition: IsLessThan, Value: 50}]}",
      "{All: [{Key: a, Condition: IsGreaterThan, Value: 5}, {Key: a, Condition: IsLessThan, Value: 51}]}"
    ),
    Change(
      "{Enrichment: {Table: t, Selector: s, FieldPath: f}, Condition: Equals, Value: true}",
      "{Enrichment: {Table: t, Selector: s, FieldPath: f}, Condition: Equals, Value: 'true'}"),
    Change(
      "{Enrichment: {Table: t, Selector: s, FieldPath: f}, Condition: Equals, Value: x}",
      "{Enrichment: {Table: t, Selector: s, FieldPath: g}, Condition: Equals, Value: x}"),
    Change("{Condition: AlwaysTrue}", "{Key: a, Condition: DoesNotExist}"),
  ]

  @Test("a condition that is changed in one place is found", arguments: conditions)
  func condition(_ change: Change) throws {
    let result = try ComparedRules.compare(
      ComparedRules.rule(change.before), ComparedRules.rule(change.after))
    #expect(result.verdict == .different)
    #expect(result.metadata == [])
    let difference = try #require(result.difference)
    #expect(difference.fields == ["match"])
    #expect(difference.outcomes.map(\.isMatch).filter { $0 }.count == 1)
    // The event says no more than is needed: the fields of the rule's other conditions, and those of the changed one.
    #expect(difference.event.count < 170, "\(String(decoding: difference.event, as: UTF8.self))")
  }

  /// A change elsewhere in the rule, and what is said to differ.
  struct FieldChange: CustomTestStringConvertible {
    let change: Change
    let fields: [String]
    var testDescription: String { change.testDescription }

    init(_ before: String, _ after: String, _ fields: [String]) {
      change = Change(before, after)
      self.fields = fields
    }
  }

  static let fields = [
    FieldChange("env, Condition: DoesNotEqual", "Env, Condition: DoesNotEqual", ["match"]),
    FieldChange("Value: test", "Value: tests", ["match"]),
    FieldChange("[CreateKey, DeleteKey]", "[CreateKey]", ["match"]),
    FieldChange("Value: Admin", "Value: admin", ["match"]),
    FieldChange("'Key of {user.name} in {region}'", "'Key of {user.name} in {zone}'", ["title"]),
    FieldChange("'Key of {user.name} in {region}'", "'key of {user.name} in {region}'", ["title"]),
    FieldChange(
      "'Key of {user.name} in {region}'", "'Key of {user.\"name\"} in {region}'", ["title"]),
    FieldChange("  - {KeyPath: user.name}\n", "  - {KeyPath: user.id}\n", ["dedup"]),
    FieldChange("  - {KeyPath: user.name}\n", "", ["dedup"]),
    FieldChange("GroupBy:\n  - {Key: region}\n  - {KeyPath: user.name}\n", "", ["dedup"]),
    FieldChange("KeyName: who", "KeyName: whom", ["context"]),
    FieldChange("KeyValue: {Key: region}", "KeyValue: {Key: zone}", ["context"]),
    FieldChange("ChangeTo: Critical", "ChangeTo: High", ["severity"]),
    FieldChange("ChangeTo: Low", "ChangeTo: DEFAULT", ["severity"]),
    FieldChange("Value: 90", "Value: 91", ["severity"]),
    FieldChange("IsGreaterThan, Value: 90", "IsGreaterThanOrEquals, Value: 90", ["severity"]),
    FieldChange("Equals, Value: lab", "IEquals, Value: lab", ["severity"]),
  ]

  @Test("a filter or alert field that is changed in one place is found", arguments: fields)
  func field(_ change: FieldChange) throws {
    let before = ComparedRules.rule("{Key: a, Condition: Equals, Value: b}")
    let after = before.replacing(
      change.change.before, with: change.change.after, maxReplacements: 1)
    #expect(before != after)
    let result = try ComparedRules.compare(before, after)
    #expect(result.verdict == .different)
    #expect(result.metadata == [])
    #expect(result.difference?.fields == change.fields)
  }

  @Test(
    "a value that decides about alerts is named with both values",
    arguments: [
      Change("Severity: Medium", "Severity: High"), Change("Threshold: 2", "Threshold: 3"),
      Change("DedupPeriodMinutes: 30", "DedupPeriodMinutes: 60"),
      Change("CreateAlert: true", "CreateAlert: false"),
      Change("OutputIds: [pager]", "OutputIds: [mail]"),
      Change("LogTypes: [Custom.Log]", "LogTypes: [Custom.Log, Other.Log]"),
    ])
  func metadata(_ change: Change) throws {
    let before = ComparedRules.rule("{Key: a, Condition: Equals, Value: b}")
    let result = try ComparedRules.compare(
      before, before.replacing(change.before, with: change.after))
    #expect(result.verdict == .different)
    #expect(result.metadata.map(\.key) == [change.before.prefix { $0 != ":" }.description])
    #expect(result.texts == [])
    #expect(Set(result.metadata.flatMap(\.values)).count == 2)
  }
}
