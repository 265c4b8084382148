package import MargayDiagnostics
package import MargayFrontend
package import MargayIR

/// How a rule is written.
package enum RuleStyle: String, Sendable, CaseIterable {
  /// A YAML file with its own Detection.
  case yaml
  /// A Swift type.
  case swift
  /// Derived from another rule: a YAML file with BaseDetection, or `derive` in Swift.
  case derived
}

/// A place in a source file.
package struct SourcePlace: Sendable {
  /// The file.
  package let file: SourceFile
  /// The range in it.
  package let range: SourceRange

  /// Makes a place.
  package init(file: SourceFile, range: SourceRange) {
    self.file = file
    self.range = range
  }
}

/// The Swift type that a rule is, or that lies below it.
package struct CodeOrigin: Sendable {
  let type: any Rule.Type
  /// Where it was registered, or where it says that it stands.
  package let place: CodePlace
  /// The name of the type, module included, made when it is asked for: the runtime looks long for it.
  package var typeName: String { String(reflecting: type) }
}

/// A rule with everything resolved: what evaluation, tests, alerting and listing see.
///
/// A reference type: it is large, and passed on often; immutable.
package final class Detection: Sendable {
  /// Its index in the rule set that was frozen, which a selection keeps: what a worker knows it by.
  package let number: Int
  /// Which of the registry's entries it is.
  package let entry: Int
  /// How it is written.
  package let style: RuleStyle
  /// The RuleID in its file, or the line of Swift that registers it.
  package let origin: SourcePlace
  /// Its Swift type, or that of the rule it derives from; nil where there is only YAML.
  package let code: CodeOrigin?
  /// What is said about it.
  package let metadata: RuleMetadata
  /// Its expressions and alert fields; NodeIDs are unique in it.
  ///
  /// Of a Swift rule the filters that are expressions.
  package let program: RuleProgram
  /// Its functions; nil for a rule that is expressions only.
  let functions: RuleFunctions?
  private let expressionPlaces: ExpressionPlaces
  /// The places that set each value, by the name of its key in YAML.
  package let valuePlaces: ValuePlaces
  /// The names of its include and exclude filters, in their order.
  package let filterNames: FilterNames
  private let ownTests: Tests
  /// The expected alert fields that its own file states.
  package let expectations: [Expectation]
  /// The rule that it derives from.
  package let baseID: String?

  /// Where expressions stand, as it is known.
  private enum ExpressionPlaces: Sendable {
    /// All in one file, under the ids that its reader gave.
    case file(SourceMap)
    /// One by one, by their ids.
    case list([SourcePlace])
  }

  /// The tests, as they are known.
  private enum Tests: Sendable {
    /// As a file writes them, with what it expects of them.
    case written([WrittenTest], [Expectation])
    /// One by one.
    case list([DetectionTest])
  }

  /// Makes the rule of a file that stands alone, over which nothing is laid; nil without logic.
  ///
  /// The reader gives NodeIDs in the order in which a program holds its expressions, from 0: they stay.
  init?(_ reading: DetectionFile, number: Int, entry: Int) {
    // The fields are many: they are taken out of the file here, where nothing copies them all.
    guard case .detection(let fields?) = reading.content, let detection = fields.detection else {
      return nil
    }
    let file = fields.sources.file
    self.number = number
    self.entry = entry
    style = .yaml
    origin = SourcePlace(file: file, range: fields.ruleID.range)
    code = nil
    metadata = fields.metadata
    program = RuleProgram(
      filters: fields.filters, includes: [], excludes: [], detection: detection,
      title: fields.title, groupBy: fields.groupBy ?? [], context: fields.context ?? [],
      dynamicSeverities: fields.dynamicSeverities ?? [])
    functions = nil
    expressionPlaces = .file(fields.sources)
    valuePlaces = ValuePlaces(fields.ranges, in: file)
    filterNames = FilterNames(includes: [], excludes: [])
    ownTests = .written(fields.tests ?? [], fields.expectations)
    expectations = fields.expectations
    baseID = nil
  }

  init(
    number: Int, entry: Int, style: RuleStyle, origin: SourcePlace, code: CodeOrigin?,
    metadata: RuleMetadata, program: RuleProgram, functions: RuleFunctions?,
    places: [SourcePlace], valuePlaces: ValuePlaces, filterNames: FilterNames,
    tests: [DetectionTest], expectations: [Expectation], baseID: String?
  ) {
    self.number = number
    self.entry = entry
    self.style = style
    self.origin = origin
    self.code = code
    self.metadata = metadata
    self.program = program
    self.functions = functions
    expressionPlaces = .list(places)
    self.valuePlaces = valuePlaces
    self.filterNames = filterNames
    ownTests = .list(tests)
    self.expectations = expectations
    self.baseID = baseID
  }

  /// The functions of a test that has a Swift rule of its own; nil for every other test.
  func functions(ofTest number: Int) -> RuleFunctions? {
    guard case .list(let tests) = ownTests, tests.indices.contains(number) else { return nil }
    return tests[number].functions
  }

  /// The Swift rule whose `matches` decides; nil for a rule of expressions.
  package var swiftRule: (any Rule)? { functions?.rule }

  /// Whether functions take part, so that the rule runs in a worker.
  package var hasFunctions: Bool { functions != nil }

  /// Whether a function has the last word on whether the rule matches.
  package var isDecidedByFunction: Bool {
    functions.map { $0.rule != nil || !$0.matches.isEmpty } ?? false
  }

  /// The place of an expression; nil for an id that is not of this rule.
  package func place(of id: NodeID) -> SourcePlace? {
    switch expressionPlaces {
    case .file(let sources):
      sources.range(of: id).map { SourcePlace(file: sources.file, range: $0) }
    case .list(let places):
      places.indices.contains(Int(id.rawValue)) ? places[Int(id.rawValue)] : nil
    }
  }

  /// Where its expressions stand, indexed by NodeID; a derived rule has places in its base's file too.
  package var places: [SourcePlace] {
    switch expressionPlaces {
    case .file(let sources): sources.ranges.map { SourcePlace(file: sources.file, range: $0) }
    case .list(let places): places
    }
  }

  /// Its tests, made when they are asked for; those of the base when it has none of its own.
  package var tests: [DetectionTest] {
    switch ownTests {
    case .written(let tests, let expectations): DetectionTest.tests(tests, expectations)
    case .list(let tests): tests
    }
  }

  /// How many tests there are.
  package var testCount: Int {
    switch ownTests {
    case .written(let tests, _): tests.count
    case .list(let tests): tests.count
    }
  }

  /// Calls `body` with every test in its order, with one at a time in memory where that is possible.
  package func eachTest(_ body: (_ number: Int, _ test: DetectionTest) -> Void) {
    guard case .written(let tests, let expectations) = ownTests,
      expectations.count <= DetectionTest.mostCompared
    else {
      for (number, test) in tests.enumerated() { body(number, test) }
      return
    }
    for (number, test) in tests.enumerated() {
      body(number, DetectionTest(test, DetectionTest.expectation(of: test, among: expectations)))
    }
  }
}

/// The names of filters that run before a rule's logic: those of the program, in its order, then functions.
package struct FilterNames: Hashable, Sendable {
  /// Those that must all hold.
  package let includes: [String]
  /// Those of which none may hold.
  package let excludes: [String]
}
