import MargayDiagnostics
import MargayIR
import TestSupport
import Testing

@testable import MargayFrontend

/// What files share with those that were read before is what each of them says alone.
@Suite struct KnownTextsTests {
  /// A rule that writes texts in every place that takes one from the files before.
  private func rule(_ path: String, _ name: String) -> String {
    """
    AnalysisType: rule
    RuleID: R
    Enabled: true
    Severity: Low
    LogTypes: ["\(name)", Second.Log.Type.Of.Many]
    Tags: ["\(name)"]
    Reports: {"\(name)": ["\(name)"]}
    InlineFilters:
      - {KeyPath: "\(path)", Condition: Equals, Value: "\(name)"}
    Detection:
      - {Key: "\(path)", Condition: Equals, Value: "\(name)"}
      - {KeyPath: "\(path)", Condition: IsIn, Values: ["\(path)", "\(name)"]}
      - KeyPath: "\(path)"
        Condition: AnyElement
        Expressions:
          - {KeyPath: "\(path)", Condition: Exists}
          - {Key: "\(path)", Condition: Exists}
          - {KeyPath: '@', Condition: Exists}
    AlertTitle: "\(name) {\(path)} {{ { \(path) }"
    GroupBy: [{KeyPath: "\(path)"}, {Key: "\(path)"}]
    AlertContext: [{KeyName: "\(name)", KeyValue: {KeyPath: "\(path)"}}]
    SummaryAttributes: ["\(path)", "\(path):x"]
    Tests:
      - {Name: "\(name)", ExpectedResult: true, Log: {}}
    x-margay: {Expect: {"\(name)": {Title: "\(name)"}}}

    """
  }

  private func read(_ text: String, _ memory: ReadingMemory) -> String {
    let file = DetectionReader.read(SourceFile(path: "r.yml", text: text), memory: memory)
    guard case .detection(let fields?) = file.content else {
      return file.diagnostics.map(\.message).joined(separator: "; ")
    }
    let lists = [fields.logTypes, fields.tags, fields.summaryAttributes].map { $0 ?? [] }
    let names = fields.tests?.map(\.name.value) ?? []
    return [
      "\(String(describing: fields.detection))", "\(String(describing: fields.filters))",
      "\(String(describing: fields.title))", "\(String(describing: fields.groupBy))",
      "\(String(describing: fields.context))", "\(String(describing: fields.reports))",
      "\(lists)", "\(names)", "\(fields.expectations.map(\.testName.value))",
    ].joined(separator: "\n")
  }

  @Test func filesSayWhatTheySayAlone() {
    let memory = ReadingMemory()
    var paths = ["a", "userIdentity.sessionContext.sessionIssuer.userName", "a.b.c", "a[0].b"]
    // More than there are places, so that some take those of others, and longer ones than are kept.
    for number in 0..<700 { paths.append("requestParameters.field\(number)") }
    for length in 50...70 { paths.append(String(repeating: "x", count: length)) }
    paths += ["no path", "a.", "@", "é", "a:b"] + paths.prefix(300)
    for path in paths {
      let text = rule(path, "a name like \(path)")
      #expect(read(text, memory) == read(text, ReadingMemory()), "\(path)")
    }
  }

  @Test func textsThatDifferInOneByteHaveTheirOwnValues() {
    let values = RecentValues<String>()
    var texts: [String] = []
    for length in 1...64 {
      for place in [0, length / 2, length - 1] {
        var letters = [UInt8](repeating: 0x61, count: length)
        texts.append(String(decoding: letters, as: UTF8.self))
        letters[place] = 0x62
        texts.append(String(decoding: letters, as: UTF8.self))
      }
    }
    // A text that ends with what stands behind a shorter one.
    texts.append("a\0")
    for text in texts {
      var text = text
      let kept = text
      for form in 0...1 as ClosedRange<UInt8> {
        text.withUTF8 { values.keep("\(kept) \(form)", of: $0, form: form) }
        for other in texts {
          var found = other
          let place = found.withUTF8 { values.place(of: $0, form: form) }
          if let place { #expect(values[place] == "\(other) \(form)") }
          if other == kept { #expect(place != nil) }
        }
      }
    }
    #expect(values[-1] == nil)
    #expect(values[512] == nil)
  }

  @Test func namesAreFoundAndNothingElse() {
    let longest = String(repeating: "n", count: 40)
    let lists = [
      TopLevelKey.all.map(\.name), TopLevelKey.expressionKeys, ConditionTable.spellings,
      ["a", "ab", "abc", "abcd", "abcde", "abcdefg", "abcdefgh", "abcdefghi", longest],
    ]
    for names in lists {
      let table = NameTable(names)
      for (index, name) in names.enumerated() {
        #expect(table.index(of: name) == index)
        for place in name.utf8.indices {
          var bytes = Array(name.utf8)
          bytes[name.utf8.distance(from: name.utf8.startIndex, to: place)] = 0x7E
          #expect(table.index(of: String(decoding: bytes, as: UTF8.self)) == nil)
        }
        for other in [name + "~", "~" + name, String(name.dropLast())] {
          #expect(table.index(of: other) == names.firstIndex(of: other))
        }
      }
    }
  }

  @Test func keysOfExpressionsStandAtTheirPlaces() {
    #expect(ExpressionKey.allCases.count == TopLevelKey.expressionKeys.count)
    for key in ExpressionKey.allCases {
      #expect(key.name.lowercased() == "\(key)".lowercased())
    }
  }

  @Test func rangesOfKeysAreFoundByName() {
    let text = rule("a", "b")
    let source = SourceFile(path: "r.yml", text: text)
    guard case .detection(let fields?) = DetectionReader.read(source).content else {
      Issue.record("the rule cannot be read")
      return
    }
    #expect(fields.ranges["Severity"].map { source.text($0) } == "Severity: Low")
    #expect(fields.ranges["x-margay"].map { source.text($0).hasPrefix("x-margay:") } == true)
    #expect(fields.ranges["Status"] == nil)
    #expect(fields.ranges["NoKey"] == nil)
    #expect(fields.ranges.list.count == 15)
    for (key, range) in fields.ranges.list {
      #expect(source.text(range).hasPrefix(key + ":"))
    }
  }
}
