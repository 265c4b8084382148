import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit

extension LintedRule {
  /// What each test that is run for the rule expects; nil where the tests are not known.
  var expectedResults: [Bool]? {
    if let tests = fields.tests { return tests.map(\.expectedResult) }
    if isDerived, detection == nil { return nil }
    return detection?.tests.map(\.written.expectedResult) ?? []
  }

  /// The paths of which no test leads to a value, each once; empty where no test of the kind is there.
  ///
  /// `positiveOnly` asks the tests that expect a match, the only ones of which alert fields are made.
  func pathsInNoTest<Item>(
    _ items: [Item], positiveOnly: Bool, path: (Item) -> EventKeyPath
  ) -> [Item] {
    guard !items.isEmpty else { return [] }
    let tests = effectiveTests.filter { $0.written.expectedResult || !positiveOnly }
    guard !tests.isEmpty, tests.allSatisfy(\.isEvent) else { return [] }
    var seen: Set<EventKeyPath> = []
    return items.filter { item in
      let path = path(item)
      return !tests.contains { $0.has(path) } && seen.insert(path).inserted
    }
  }
}
