import MargayDiagnostics
import MargayYAML

/// The entries of a small mapping whose keys are all known, after unknown ones were reported.
struct KnownEntries {
  private let names: [String]
  private let what: String
  private let findings: Findings
  private var entries: [String: YAMLEntry] = [:]
  /// Whether every key was known.
  private(set) var isWhole = true

  /// Sorts the entries; a misspelt key is taken as the one that was meant.
  ///
  /// Where the mapping `standsInRule`, a key of rules in it is one that is indented too far.
  init(
    _ list: [YAMLEntry], names: [String], what: String, findings: Findings, reading: NodeReading,
    kind: DiagnosticKind = FrontendDiagnostics.unknownKey, standsInRule: Bool = true
  ) {
    self.names = names
    self.what = what
    self.findings = findings
    let present = Set(list.compactMap { $0.key.plainText })
    for entry in list {
      guard let key = reading.key(entry.key) else {
        isWhole = false
        continue
      }
      if names.contains(key) {
        entries[key] = entry
        continue
      }
      isWhole = false
      if standsInRule, TopLevelKey.isTopLevel(key) {
        findings.misplacedKeys.insert(key)
        findings.report(
          FrontendDiagnostics.misplacedKey,
          "\(quoted(key)) is a key of the rule, not of \(what): it is indented too far",
          at: entry.key, fixes: IndentationFix(file: findings.file).outdent(entry))
        continue
      }
      let meant = findings.reportUnknown(
        kind, "\(quoted(key)) is not a key of \(what)", word: key,
        among: names.filter { !present.contains($0) },
        advice: standsInRule ? "" : "; there are " + names.joined(separator: ", "), at: entry.key)
      if let meant { entries[meant] = entry }
    }
  }

  /// The entry of a key.
  subscript(_ name: String) -> YAMLEntry? { entries[name] }

  /// Reports the keys that are missing, unless an unknown key may have been meant for one of them.
  func requireAll(_ required: [String]? = nil, at node: YAMLNode) {
    let missing = (required ?? names).filter { entries[$0] == nil }
    guard isWhole, let first = missing.first else { return }
    let names =
      missing.count == 1 ? "'\(first)'" : missing.map { "'\($0)'" }.joined(separator: ", ")
    var place = node.reportRange
    if node.aliasRange == nil, case .mapping(let list) = node.content, let entry = list.first {
      place = entry.key.range
    }
    findings.report(
      FrontendDiagnostics.missingKey, "\(what) needs \(names)", at: place)
  }
}
