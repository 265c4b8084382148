import MargayDiagnostics
import MargayYAML

/// The entries of a small mapping whose keys are all known, after unknown ones were reported.
struct KnownEntries {
  private let names: NameTable
  private let what: String
  private let findings: Findings
  private let node: YAMLNode
  /// The place of the entry of each name in the tree; 0, where no key stands, for none.
  private var places = SIMD16<Int32>(repeating: 0)
  /// Whether every key was known.
  private(set) var isWhole = true

  /// Sorts the entries of a mapping; a misspelt key is taken as the one that was meant.
  ///
  /// There are at most 16 names. Where the mapping `standsInRule`, a key of rules in it is one that is indented too far.
  init(
    _ node: YAMLNode, names: NameTable, what: String, findings: Findings, reading: NodeReading,
    kind: DiagnosticKind = FrontendDiagnostics.unknownKey, standsInRule: Bool = true
  ) {
    self.names = names
    self.what = what
    self.node = node
    self.findings = findings
    var places = places
    var unknown: [Int32] = []
    node.eachKey { text, place in
      if let index = text.flatMap({ names.index(of: $0) }) {
        places[index] = place
      } else {
        unknown.append(place)
      }
      return true
    }
    self.places = places
    guard !unknown.isEmpty else { return }
    isWhole = false
    report(unknown, reading, kind, standsInRule: standsInRule)
  }

  private mutating func report(
    _ unknown: [Int32], _ reading: NodeReading, _ kind: DiagnosticKind, standsInRule: Bool
  ) {
    // Made once for all keys that are unknown, of which a hostile file has many.
    var present: Set<String>?
    for place in unknown {
      let entry = node.entry(at: place)
      guard let key = reading.key(entry.key) else { continue }
      if standsInRule, TopLevelKey.isTopLevel(key) {
        findings.misplacedKeys.insert(key)
        findings.report(
          FrontendDiagnostics.misplacedKey,
          "\(quoted(key)) is a key of the rule, not of \(what): it is indented too far",
          at: entry.key, fixes: IndentationFix(file: findings.file).outdent(entry))
        continue
      }
      if present == nil { present = Set(node.entries.compactMap { $0.key.plainText }) }
      let meant = findings.reportUnknown(
        kind, "\(quoted(key)) is not a key of \(what)", word: key,
        among: names.names.filter { !(present?.contains($0) ?? false) },
        advice: standsInRule ? "" : "; there are " + names.names.joined(separator: ", "),
        at: entry.key)
      if let index = meant.flatMap({ names.index(of: $0) }) { places[index] = place }
    }
  }

  /// The entry of a key.
  subscript(_ name: String) -> YAMLEntry? {
    guard let index = names.index(of: name), places[index] > 0 else { return nil }
    return node.entry(at: places[index])
  }

  /// Whether a key is missing.
  private func lacks(_ name: String) -> Bool {
    names.index(of: name).map { places[$0] == 0 } ?? true
  }

  /// Reports the keys that are missing, unless an unknown key may have been meant for one of them.
  func requireAll(_ required: [String]? = nil, at node: YAMLNode) {
    guard isWhole, (required ?? names.names).contains(where: { lacks($0) }) else { return }
    let missing = (required ?? names.names).filter { lacks($0) }
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
