import MargayDiagnostics
import MargayYAML

/// The entries of a small mapping whose keys are all known, after unknown ones were reported.
struct KnownEntries {
  private let names: [String]
  private let what: String
  private let findings: Findings
  private let list: [YAMLEntry]
  /// The place in `list` of the entry of each name; -1 where there is none.
  private var places: [Int]
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
    self.list = list
    places = Array(repeating: -1, count: names.count)
    // Made once for all keys that are unknown, of which a hostile file has many.
    var present: Set<String>?
    for (place, entry) in list.enumerated() {
      if let index = names.firstIndex(where: { entry.key.isString($0) }) {
        places[index] = place
        continue
      }
      isWhole = false
      guard let key = reading.key(entry.key) else { continue }
      if standsInRule, TopLevelKey.isTopLevel(key) {
        findings.misplacedKeys.insert(key)
        findings.report(
          FrontendDiagnostics.misplacedKey,
          "\(quoted(key)) is a key of the rule, not of \(what): it is indented too far",
          at: entry.key, fixes: IndentationFix(file: findings.file).outdent(entry))
        continue
      }
      if present == nil { present = Set(list.compactMap { $0.key.plainText }) }
      let meant = findings.reportUnknown(
        kind, "\(quoted(key)) is not a key of \(what)", word: key,
        among: names.filter { !(present?.contains($0) ?? false) },
        advice: standsInRule ? "" : "; there are " + names.joined(separator: ", "), at: entry.key)
      if let index = meant.flatMap({ names.firstIndex(of: $0) }) { places[index] = place }
    }
  }

  /// The entry of a key.
  subscript(_ name: String) -> YAMLEntry? {
    guard let index = names.firstIndex(of: name), places[index] >= 0 else { return nil }
    return list[places[index]]
  }

  /// Reports the keys that are missing, unless an unknown key may have been meant for one of them.
  func requireAll(_ required: [String]? = nil, at node: YAMLNode) {
    guard isWhole, (required ?? names).contains(where: { self[$0] == nil }) else { return }
    let missing = (required ?? names).filter { self[$0] == nil }
    guard let first = missing.first else { return }
    let names =
      missing.count == 1 ? "'\(first)'" : missing.map { "'\($0)'" }.joined(separator: ", ")
    var place = node.reportRange
    if node.aliasRange == nil, let entry = node.entries.first {
      place = entry.key.range
    }
    findings.report(
      FrontendDiagnostics.missingKey, "\(what) needs \(names)", at: place)
  }
}
