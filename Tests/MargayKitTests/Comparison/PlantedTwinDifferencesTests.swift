import MargayDiagnostics
import MargayFrontend
import MargayKit
import Testing

/// A rule in YAML and its twin in Swift, which is wrong in one place.
@Suite("Planted differences of twins")
struct PlantedTwinDifferencesTests {
  static let yaml = """
    AnalysisType: rule
    RuleID: Twin
    Enabled: true
    Severity: Medium
    LogTypes: [Custom.Log]
    InlineFilters:
      - {KeyPath: env, Condition: IsNotIn, Values: [test, lab]}
    Detection:
      - {Key: eventName, Condition: IsIn, Values: [CreateKey, DeleteKey]}
      - {DeepKey: [user, type], Condition: IStartsWith, Value: admin}
      - {KeyPath: user.team, Condition: DoesNotEqual, Value: "caf\\u00e9"}
      - {Key: count, Condition: IsGreaterThanOrEquals, Value: 10}
      - {Key: parent, Condition: DoesNotExist}
      - {Key: sourceIP, Condition: IsIPAddressNotInCIDR, Value: 10.0.0.0/8}
      - {Key: agent, Condition: DoesNotContain, Value: bot}
      - Key: resources
        Condition: AnyElement
        Expressions:
          - {Key: kind, Condition: Equals, Value: key}
          - {Key: region, Condition: EndsWith, Value: '-1'}
    AlertTitle: 'Key of {user.name} in {region}'
    GroupBy: [{Key: region}, {KeyPath: user.name}]
    AlertContext:
      - {KeyName: who, KeyValue: {KeyPath: user.name}}
      - {KeyName: kinds, KeyValue: {KeyPath: 'resources[*].kind'}}
    DynamicSeverities:
      - {ChangeTo: High, Conditions: [{Key: count, Condition: IsGreaterThan, Value: 100}]}
      - {ChangeTo: Low, Conditions: [{Key: eventName, Condition: Equals, Value: DeleteKey}]}
    Tests:
      - Name: a key is made
        ExpectedResult: true
        Log:
          eventName: CreateKey
          user: {type: Administrator, team: it, name: ann}
          count: 20
          sourceIP: 203.0.113.7
          agent: cli
          region: eu
          resources: [{kind: key, region: eu-1}]

    """

  /// What is wrong in the twin.
  enum Defect: String, CaseIterable, CustomTestStringConvertible {
    case none
    case filterMissing, filterShorter, filterIgnoresCase
    case eventNameOther, eventNameShorter, eventNameIgnoresCase, eventNameOfLists
    case typeKeepsCase, typeContains, typeEquals
    case teamDecomposed, teamCanonical, teamMustExist, teamOtherField
    case countGreater, countOther, countOfText, countRounded
    case parentNull, parentOther
    case addressBlock, addressMustBe, addressOtherField
    case agentIgnoresCase, agentPrefix
    case resourceSeparate, resourceFirst, resourceAll, regionStarts, regionContains
    case titleOther, titleMissingText, dedupOrder, dedupMissing
    case contextOther, contextFirst
    case severityBound, severityOrder, severityOther
    var testDescription: String { rawValue }

    /// What is said to differ.
    var fields: [String] {
      if rawValue.hasPrefix("title") { return ["title"] }
      if rawValue.hasPrefix("dedup") { return ["dedup"] }
      if rawValue.hasPrefix("context") { return ["context"] }
      return rawValue.hasPrefix("severity") ? ["severity"] : ["match"]
    }
  }

  @Test("a twin that is right has no difference in ten thousand events, many of them matches")
  func right() throws {
    let result = try Self.compare(.none)
    let difference = result.difference.map { String(decoding: $0.event, as: UTF8.self) }
    #expect(difference == nil)
    #expect(result.verdict == .noDifference)
    #expect(result.eventsTried >= 10_000)
    #expect(result.eventsMatched >= 1000)
  }

  @Test(
    "a twin that is wrong in one place is found", arguments: Defect.allCases.filter { $0 != .none })
  func wrong(_ defect: Defect) throws {
    let result = try Self.compare(defect)
    #expect(result.verdict == .different)
    #expect(result.difference?.fields == defect.fields)
  }

  private static func compare(_ defect: Defect) throws -> RuleComparison.Result {
    let registry = Registry()
    registry.register(DetectionReader.read(SourceFile(path: "twin.yml", text: yaml)))
    registry.register(DefectiveTwin(defect: defect))
    return try ComparedRules.compare(registry)
  }
}
