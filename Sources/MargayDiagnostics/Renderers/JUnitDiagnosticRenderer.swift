/// Writes findings as JUnit XML: a suite for each file, a case for each finding, for CI servers that know tests only.
///
/// Errors and warnings are failures and notes are skipped cases, as `lint` fails without `--fail-level`. A file without
/// findings has one case that passed, so that what was looked at can be seen; what was not run is skipped.
package struct JUnitDiagnosticRenderer: Sendable {
  /// Makes a renderer.
  package init() {}

  /// The document.
  package func render(_ report: DiagnosticReport) -> String {
    var byFile: [ObjectIdentifier: [Diagnostic]] = [:]
    for diagnostic in report.shown {
      byFile[ObjectIdentifier(diagnostic.file), default: []].append(diagnostic)
    }
    let notices = Dictionary(grouping: report.notices, by: \.path)
    var files = report.files
    let known = Set(files.map { ObjectIdentifier($0) })
    for diagnostic in report.shown where !known.contains(ObjectIdentifier(diagnostic.file)) {
      if files.last !== diagnostic.file { files.append(diagnostic.file) }
    }
    let suites = files.map { file in
      Suite(
        path: file.path, diagnostics: byFile[ObjectIdentifier(file)] ?? [],
        notices: notices[file.path] ?? [])
    }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name="
    text += XMLText.attribute(report.tool.name) + Suite.counts(of: suites.flatMap(\.cases)) + ">\n"
    for suite in suites { suite.append(to: &text) }
    return text + "</testsuites>\n"
  }
}

/// The cases of one file.
private struct Suite {
  /// One case: a finding, a notice, or that nothing was found.
  struct Case {
    let name: String
    var isFailure = false
    var isSkipped = false
    var kind = ""
    var message = ""
    var line = 1
    var place = ""
  }

  let path: String
  let cases: [Case]

  init(path: String, diagnostics: [Diagnostic], notices: [DiagnosticReport.Notice]) {
    self.path = DiagnosticReport.path(path)
    var cases = diagnostics.map { diagnostic in
      let location = diagnostic.file.location(of: diagnostic.range.lower)
      return Case(
        name: "\(diagnostic.kind.code) \(diagnostic.kind.name)",
        isFailure: diagnostic.severity != .note, isSkipped: diagnostic.severity == .note,
        kind: diagnostic.severity.rawValue, message: diagnostic.message, line: location.line,
        place: "\(path):\(location.line):\(location.column)")
    }
    cases += notices.map { Case(name: "notice", isSkipped: true, message: $0.message) }
    if cases.isEmpty { cases = [Case(name: "no findings")] }
    self.cases = cases
  }

  static func counts(of cases: [Case]) -> String {
    " tests=\"\(cases.count)\" failures=\"\(cases.count(where: \.isFailure))\" errors=\"0\""
      + " skipped=\"\(cases.count(where: \.isSkipped))\""
  }

  func append(to text: inout String) {
    text += "  <testsuite name=\(XMLText.attribute(path)) file=\(XMLText.attribute(path))"
    text += Suite.counts(of: cases) + ">\n"
    for one in cases {
      text += "    <testcase name=\(XMLText.attribute(one.name))"
      text += " classname=\(XMLText.attribute(path)) file=\(XMLText.attribute(path))"
      text += " line=\"\(one.line)\""
      if one.isFailure {
        text += ">\n      <failure type=\"\(one.kind)\" message=\(XMLText.attribute(one.message))>"
        text += XMLText.content(["\(one.place): \(one.message)"]) + "</failure>\n    </testcase>\n"
      } else if one.isSkipped {
        text += ">\n      <skipped message=\(XMLText.attribute(one.message))/>\n    </testcase>\n"
      } else {
        text += "/>\n"
      }
    }
    text += "  </testsuite>\n"
  }
}
