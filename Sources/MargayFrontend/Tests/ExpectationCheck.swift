package import MargayDiagnostics

/// Checks that expectations name positive tests of the rule (Documentation/Language, section 7).
package enum ExpectationCheck {
  /// The names for which a near one is looked for among all tests; more would cost the square of their number.
  private static let mostSuggestions = 100
  private static let leastInTable = 8

  /// The problems of a file's expectations against the tests that its rule has, inherited ones included.
  ///
  /// With `hasBrokenTests` an unknown name is not reported: it may be one of a test that could not be read.
  package static func check(
    _ expectations: [Expectation], against tests: [WrittenTest]?, hasBrokenTests: Bool = false,
    in file: SourceFile
  ) -> [Diagnostic] {
    if expectations.isEmpty { return [] }
    let tests = tests ?? []
    // Few tests are compared with each other, many get a table.
    var places: [[UInt8]: Int] = [:]
    if tests.count > leastInTable {
      for (place, test) in tests.enumerated() where places[Array(test.name.value.utf8)] == nil {
        places[Array(test.name.value.utf8)] = place
      }
    }
    func place(of name: String) -> Int? {
      tests.count > leastInTable
        ? places[Array(name.utf8)]
        : tests.firstIndex { $0.name.value.utf8.elementsEqual(name.utf8) }
    }
    var suggestions = mostSuggestions
    var result: [Diagnostic] = []
    for expectation in expectations {
      let name = expectation.testName
      guard let place = place(of: name.value) else {
        if hasBrokenTests { continue }
        result.append(unknownTest(name, among: suggestions > 0 ? tests : [], in: file))
        suggestions -= 1
        continue
      }
      if !tests[place].expectedResult {
        let test = tests[place]
        result.append(
          Diagnostic(
            FrontendDiagnostics.expectOnNegativeTest,
            "\(quoted(name.value)) expects no match, so there are no alert fields to expect",
            file: file, range: name.range,
            related: [
              RelatedPlace(message: "the test", file: test.file, range: test.name.range)
            ]))
      }
    }
    return result
  }

  private static func unknownTest(
    _ name: Located<String>, among tests: [WrittenTest], in file: SourceFile
  ) -> Diagnostic {
    let meant = NearestName.suggestion(for: name.value, among: tests.map(\.name.value))
    return Diagnostic(
      FrontendDiagnostics.unknownTest,
      "this rule has no test named \(quoted(name.value))"
        + (meant.map { "; did you mean \(quoted($0))?" } ?? ""), file: file, range: name.range,
      fixes: meant.map {
        [
          FixIt(
            title: "write \(quoted($0))", safety: .safe, replacing: name.range,
            with: NodeReading.yamlQuoted($0))
        ]
      } ?? [])
  }
}
