package import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// Reads one file of a rule repository: YAML, structure, expressions and alert fields in one run.
package enum DetectionReader {
  /// The largest file in bytes; a reader of files takes one byte more, to see that it is passed.
  package static let fileLimit = YAMLLimits().fileBytes

  /// Reads a file; everything that is wrong with it is in the result.
  ///
  /// Whoever reads many files gives the same `memory` each time.
  package static func read(
    _ file: SourceFile, options: FrontendOptions = FrontendOptions(),
    memory: ReadingMemory = ReadingMemory()
  ) -> DetectionFile {
    if options.isNamed, ForeignFile.isPython(file) {
      return ForeignFile.pythonCode(file)
    }
    let document = YAMLParser.parse(file, memory: memory.yaml, isKept: options.keepsTree)
    let findings = Findings(file: file, known: memory.known)
    findings.add(document.diagnostics)
    guard let root = document.root else {
      if !options.isNamed, !ForeignFile.mentionsAnalysisType(file),
        !OverrideFileRecognition(file, isNamed: false).isMentioned
      {
        return .ignored(file)
      }
      return DetectionFile(
        file: file, content: .broken, diagnostics: findings.sorted())
    }
    guard root.isMapping else {
      if !options.isNamed { return .ignored(file) }
      if !findings.hasErrors {
        findings.report(
          FrontendDiagnostics.notAMapping,
          "a rule file must be a mapping of keys, but this is \(NodeReading.describe(root))",
          at: root)
      }
      return DetectionFile(
        file: file, content: .broken, diagnostics: findings.sorted())
    }
    return read(root, findings: findings, options: options)
  }

  private static func read(
    _ root: YAMLNode, findings: Findings, options: FrontendOptions
  ) -> DetectionFile {
    let file = findings.file
    let tree = options.keepsTree ? root : nil
    let keys = TopLevelPlaces(of: root)
    guard keys[.analysisType] > 0 else {
      let entries = root.entries
      if let overrides = OverrideFileReader.read(
        entries, root: root, findings: findings, isNamed: options.isNamed)
      {
        return DetectionFile(
          file: file, content: overrides, diagnostics: findings.sorted(), root: tree)
      }
      if !options.isNamed { return .ignored(file, root: tree) }
      ForeignFile.reportMissingAnalysisType(entries, root: root, findings: findings)
      return DetectionFile(
        file: file, content: .broken, diagnostics: findings.sorted(), root: tree)
    }
    let policyID = keys.unknown.first { root.entry(at: $0).key.isString("PolicyID") }
    let id = [keys[.ruleID], policyID ?? 0].filter { $0 > 0 }.min().flatMap { place in
      let value = root.value(at: place)
      return value.plainText.map { Located($0, value.reportRange) }
    }
    findings.ruleID = id?.value
    let reading = NodeReading(findings: findings)
    guard let kind = analysisKind(root.value(at: keys[.analysisType]), reading) else {
      return DetectionFile(
        file: file, content: .broken, id: id, diagnostics: findings.sorted(), root: tree)
    }
    let content: DetectionFile.Content
    switch kind {
    case .rule, .scheduledRule:
      var reader = RuleFileReader(
        kind: kind, findings: findings, options: options, root: root, keys: keys)
      content = reader.read()
    default: content = .notRun(reason: kind.rawValue)
    }
    return DetectionFile(
      file: file, content: content, kind: kind, id: id, diagnostics: findings.sorted(), root: tree,
      keys: tree == nil ? nil : keys)
  }

  private static let kinds = (
    names: NameTable(AnalysisKind.allCases.map(\.rawValue)), values: AnalysisKind.allCases
  )

  /// AnalysisType; a misspelt one is taken as what was meant, nil is one that means nothing.
  private static func analysisKind(_ node: YAMLNode, _ reading: NodeReading) -> AnalysisKind? {
    if let index = kinds.names.index(of: node) { return kinds.values[index] }
    guard let text = reading.string(node, "AnalysisType") else { return nil }
    let meant = reading.findings.reportUnknown(
      FrontendDiagnostics.unknownAnalysisType, "\(quoted(text)) is not an AnalysisType", word: text,
      among: AnalysisKind.allCases.map(\.rawValue), advice: "; a Simple Detection is a 'rule'",
      at: node)
    return meant.flatMap { AnalysisKind(rawValue: $0) }
  }
}

extension DetectionFile {
  /// A file that the walk found and that is none of a rule repository.
  static func ignored(_ file: SourceFile, root: YAMLNode? = nil) -> DetectionFile {
    DetectionFile(file: file, content: .ignored, diagnostics: [], root: root)
  }
}

extension YAMLNode {
  /// The text of a scalar that is text; nil for anything else.
  var plainText: String? { string }
}
