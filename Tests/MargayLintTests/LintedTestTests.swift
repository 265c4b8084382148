import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayLint
import TestSupport
import Testing

/// What a test has is the same whether it is looked up in the tree of its file or in its event.
@Suite struct LintedTestTests {
  /// The tests of a file, each as it stands in the tree and with the JSON text of its event.
  private func tests(_ bytes: [UInt8]) -> [(written: LintedTest, event: LintedTest)] {
    let read = DetectionReader.read(
      SourceFile(path: "r.yml", bytes: bytes), options: FrontendOptions(keepsTree: true))
    guard case .detection(let fields?) = read.content else { return [] }
    let memory = LintingMemory()
    return (fields.tests ?? []).map { test in
      var other = test
      other.writtenLog = WrittenLog(json: test.log)
      return (LintedTest(test, memory), LintedTest(other, memory))
    }
  }

  private static let head =
    RuleText.head + """
      Tests:
        - Name: n
          ExpectedResult: true
          Log:

      """

  private static let log = """
          plain: x
          null1: ~
          null2:
          empty: ''
          no: false
          Mixed: 1
          mixed: ~
          UPPER: {inner: {deep: null, Deep: 1}, list: [{x: 1}, {x: null}]}
          upper.dotted: 1
          7: seven
          kelvin: 1
          K: kelvin sign
          É: capital
          object: {}
          list: []
          large: 1.50
          a@: 1
    """

  @Test(arguments: [NameMatching.exact, .folded])
  func pathsLeadTheSameWay(names: NameMatching) throws {
    let pair = try #require(tests(Array((Self.head + Self.log).utf8)).first)
    #expect(pair.written.written.writtenLog.node != nil)
    #expect(pair.event.written.writtenLog.node == nil)
    let words = [
      "plain", "PLAIN", "null1", "Null2", "empty", "no", "Mixed", "mixed", "MIXED", "UPPER",
      "upper",
      "inner", "INNER", "deep", "Deep", "DEEP", "list", "List", "x", "upper.dotted", "7", "kelvin",
      "Kelvin", "k", "K", "\u{212A}", "é", "É", "object", "large", "a@", "A`", "A@", "", "none",
      "p_x",
    ]
    var steps = words.map { EventKeyPathStep.name(Array($0.utf8)) }
    steps += [.index(0), .index(-1), .wildcard]
    var found = 0
    for first in steps {
      for second in [nil] + steps.map(Optional.some) {
        for third in [nil] + (second == nil ? [] : steps.map(Optional.some)) {
          let path = EventKeyPath(steps: [first, second, third].compactMap(\.self), names: names)
          let answer = pair.written.has(path)
          #expect(answer == pair.event.has(path), "\(path.text)")
          found += answer ? 1 : 0
        }
      }
    }
    #expect(found > 20)
  }

  /// A path of names is followed without the event wherever the names stand as they are asked for, or nowhere.
  @Test func treesAnswer() throws {
    let pair = try #require(tests(Array((Self.head + Self.log).utf8)).first)
    let node = try #require(pair.written.written.writtenLog.node)
    func answer(_ names: String...) -> Bool? {
      node.leadsToValue(EventKeyPath(steps: names.map { .name(Array($0.utf8)) }))
    }
    #expect(answer("UPPER", "inner", "Deep") == true)
    #expect(answer("UPPER", "inner", "deep") == false)
    #expect(answer("none") == nil)
    #expect(answer("UPPER", "none") == false)
    #expect(answer("UPPER", "INNER") == nil)
    #expect(node.leadsToValue(EventKeyPath(steps: [.name(Array("list".utf8)), .wildcard])) == nil)
  }

  @Test func rulesOfThePackLeadTheSameWay() {
    var count = 0
    for folder in ["../../Detections", ""] {
      for file in Fixtures(folder).files(endingIn: ".yml") {
        guard let bytes = try? file.bytes() else { continue }
        for pair in tests(bytes) {
          #expect(pair.written.isEvent == pair.event.isEvent)
          let names = [
            "eventName", "userIdentity", "USERIDENTITY", "arn", "id", "actor", "request",
          ]
          for first in names {
            for second in names {
              let path = EventKeyPath(
                steps: [.name(Array(first.utf8)), .name(Array(second.utf8))])
              #expect(pair.written.has(path) == pair.event.has(path), "\(file.name) \(path.text)")
              count += 1
            }
          }
        }
      }
    }
    #expect(count > 1000)
  }
}
