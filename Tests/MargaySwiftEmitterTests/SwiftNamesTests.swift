import Testing

@testable import MargaySwiftEmitter

/// Names from texts of rules.
@Suite("Swift names")
struct SwiftNamesTests {
  @Test(
    "a type is named after the RuleID",
    arguments: [
      ("AWS.CloudTrail.RootActivity", "AWSCloudTrailRootActivity"), ("a.b", "AB"), ("a b", "AB"),
      ("1st.rule", "Detection1stRule"), ("class", "Class"), ("Self", "SelfDetection"),
      ("event", "EventDetection"), ("Text", "TextDetection"), ("...", "Detection"),
      ("é", "UE9"), ("日本", "U65E5U672C"), ("a\u{202E}b", "AB"), ("Any", "AnyDetection"),
      ("converted detections", "ConvertedDetectionsDetection"),
    ])
  func types(_ id: String, _ name: String) { #expect(SwiftNames.type(id) == name) }

  @Test(
    "a value is named after the last names of its path",
    arguments: [
      ("eventName", "eventName"), ("userIdentity type", "userIdentityType"), ("ARN", "arn"),
      ("UserAgent", "userAgent"), ("IPAddress", "ipAddress"), ("class", "classField"),
      ("@timestamp", "timestamp"), ("1", "field1"), ("", "field"), ("none", "noneField"),
    ])
  func values(_ text: String, _ name: String) {
    #expect(SwiftNames.value(text, or: "field") == name)
  }

  @Test("names that collide are told apart, whatever their order, and whatever they look like")
  func collisions() {
    let ids = ["a.b", "A b", "ab.c", "d", "a.b.X"]
    let names = SwiftTypeNames(ruleIDs: ids)
    let other = SwiftTypeNames(ruleIDs: ids.reversed())
    #expect(names.hasCollisions)
    #expect(Set(ids.map { names.name(of: $0).lowercased() }).count == ids.count)
    #expect(ids.map(names.name) == ids.map(other.name))
    #expect(names.name(of: "d") == "D")
    #expect(!SwiftTypeNames(ruleIDs: ["a.b", "a.b", "c"]).hasCollisions)
    // A third id that looks like one of the others with its digest.
    let hostile = ["a.b", "a b", names.name(of: "a.b")]
    let told = SwiftTypeNames(ruleIDs: hostile)
    #expect(Set(hostile.map { told.name(of: $0).lowercased() }).count == hostile.count)
  }

  @Test("a second name gets a number")
  func unique() {
    var names = UniqueNames(taken: ["title"])
    #expect(
      ["a", "a", "a2", "title", "a"].map { names.take($0) } == ["a", "a2", "a22", "title2", "a3"])
  }

  @Test("every public type that a rule author meets is no name for a rule")
  func taken() throws {
    #expect(SwiftNames.takenTypes.isSuperset(of: ["Rule", "Event", "Value", "TextSet", "Path"]))
  }

  @Test(
    "a number is a literal only where that is exact",
    arguments: [
      ("1", "1"), ("-0", "0"), ("1234567", "1_234_567"), ("-1234567", "-1_234_567"),
      ("123456", "123456"), ("1.5", "1.5"), ("0.125", "0.125"), ("0.1234", nil), ("1e3", nil),
      ("36893488147419103232", nil), ("-9223372036854775808", "-9_223_372_036_854_775_808"),
      ("1234567890123.25", "1234567890123.25"), ("12345678901234.25", nil),
    ] as [(String, String?)])
  func numbers(_ text: String, _ literal: String?) {
    #expect(NumberSource.literal(text) == literal)
  }
}
