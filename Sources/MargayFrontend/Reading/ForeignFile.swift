import MargayDiagnostics
import MargayYAML

/// Files that are not Simple Detections but are given where one is wanted: says what they are.
enum ForeignFile {
  /// Whether the path is one of Python code.
  static func isPython(_ file: SourceFile) -> Bool {
    file.path.utf8.suffix(3).elementsEqual(".py".utf8)
  }

  /// The result for the code of a Python rule.
  static func pythonCode(_ file: SourceFile) -> DetectionFile {
    let diagnostic = Diagnostic(
      FrontendDiagnostics.foreignFile,
      "this is Python code, which Margay does not run; give the rule's YAML file, or write the "
        + "rule as a Simple Detection (AnalysisType: rule with Detection)", file: file,
      range: file.lineRange(0))
    return DetectionFile(
      file: file, content: .broken, diagnostics: [diagnostic])
  }

  /// Whether a file that is no YAML was meant to be one of a rule repository.
  static func mentionsAnalysisType(_ file: SourceFile) -> Bool {
    let needle = Array("AnalysisType".utf8)
    for line in 0..<file.lineCount {
      let range = file.lineRange(line)
      var start = range.lower
      while start < range.upper, file.bytes[start] == 0x20 || file.bytes[start] == 0x22 {
        start += 1
      }
      if file.bytes[start..<range.upper].starts(with: needle) { return true }
    }
    return false
  }

  /// Reports a file without AnalysisType, naming what it seems to be.
  static func reportMissingAnalysisType(
    _ entries: [YAMLEntry], root: YAMLNode, findings: Findings
  ) {
    let names = entries.compactMap { $0.key.plainText }
    let place = entries.first?.key.range ?? root.range
    if names.contains("logsource"), names.contains("detection") {
      findings.report(
        FrontendDiagnostics.foreignFile,
        "this is a Sigma rule, not a Simple Detection: write it with AnalysisType: rule, RuleID, "
          + "LogTypes and a Detection list of match expressions", at: place)
      return
    }
    if names.contains("rules") || names.contains("sources"), !names.contains("RuleID") {
      findings.report(
        FrontendDiagnostics.foreignFile,
        "this is not a file of a rule repository: a Simple Detection has AnalysisType: rule",
        at: place)
      return
    }
    if let near = entries.first(where: {
      $0.key.plainText.flatMap { NearestName.suggestion(for: $0, among: ["AnalysisType"]) } != nil
    }), let written = near.key.plainText {
      findings.report(
        FrontendDiagnostics.missingAnalysisType,
        "\(quoted(written)) is not a key; did you mean 'AnalysisType'?", at: near.key,
        fixes: [
          FixIt(
            title: "write 'AnalysisType'", safety: .safe, replacing: near.key.range,
            with: "AnalysisType")
        ])
      return
    }
    let looksLikeRule = names.contains("RuleID") || names.contains("Detection")
    let start = SourceRange(place.lower, place.lower)
    findings.report(
      FrontendDiagnostics.missingAnalysisType,
      "this file has no AnalysisType: a Simple Detection begins with 'AnalysisType: rule'",
      at: place,
      fixes: looksLikeRule && !root.isFlow
        ? [
          FixIt(
            title: "add 'AnalysisType: rule'", safety: .safe, replacing: start,
            with: "AnalysisType: rule\n")
        ] : [])
  }
}
