import MargayDiagnostics
import MargayYAML

/// The entries of one match expression by name, after unknown and misplaced ones were reported.
struct ExpressionFields {
  /// The expression's node.
  let node: YAMLNode
  /// The known keys, in document order; a misspelt one stands under the name that was meant.
  private(set) var entries: [(name: String, entry: YAMLEntry)] = []
  /// The keys that are written, each a bit at its place in `TopLevelKey.expressionKeys`.
  private var written: UInt16 = 0
  /// Whether something was reported that can make other keys seem to be missing.
  private(set) var isIncomplete = false

  /// Sorts the entries of a mapping.
  init(_ node: YAMLNode, entries list: [YAMLEntry], findings: Findings, reading: NodeReading) {
    self.node = node
    entries.reserveCapacity(min(list.count, TopLevelKey.expressionKeys.count))
    // Made once for all keys that are unknown, of which a hostile file has many.
    var present: Set<String>?
    for entry in list {
      if let index = TopLevelKey.expressionTable.index(of: entry.key) {
        entries.append((TopLevelKey.expressionKeys[index], entry))
        written |= 1 << UInt16(index)
        continue
      }
      guard let key = reading.key(entry.key) else {
        isIncomplete = true
        continue
      }
      if TopLevelKey.isTopLevel(key) {
        findings.misplacedKeys.insert(key)
        findings.report(
          FrontendDiagnostics.misplacedKey,
          "\(quoted(key)) is a key of the rule, not of a match expression: it is indented too far",
          at: entry.key, fixes: IndentationFix(file: findings.file).outdent(entry))
      } else {
        if present == nil { present = Set(list.compactMap { $0.key.plainText }) }
        report(unknown: key, entry, present: present ?? [], findings)
      }
    }
  }

  /// What other languages call the combinators, in lower case.
  private static let combinators = ["and": "All", "or": "Any", "not": "None"]

  /// Reports a key that no expression has; a misspelt one is taken as what was meant.
  private mutating func report(
    unknown key: String, _ entry: YAMLEntry, present: Set<String>, _ findings: Findings
  ) {
    if let meant = ExpressionFields.combinators[key.lowercased()] {
      // The nearest spelling of `And` is `Any`, which means the opposite.
      findings.report(
        FrontendDiagnostics.unknownExpressionKey,
        "\(quoted(key)) is not a key of a match expression; its name here is '\(meant)', with a list",
        at: entry.key,
        fixes: [
          FixIt(
            title: "write '\(meant)'", safety: .unsafe, replacing: entry.key.range, with: meant)
        ])
      add(meant, entry)
      return
    }
    let free = TopLevelKey.expressionKeys.filter { !present.contains($0) }
    let meant = findings.reportUnknown(
      FrontendDiagnostics.unknownExpressionKey, "\(quoted(key)) is not a key of a match expression",
      word: key, among: free, at: entry.key)
    if let meant { add(meant, entry) } else { isIncomplete = true }
  }

  private mutating func add(_ name: String, _ entry: YAMLEntry) {
    entries.append((name, entry))
    written |= ExpressionFields.bit(name)
  }

  /// The bit of a key.
  private static func bit(_ name: String) -> UInt16 {
    TopLevelKey.expressionTable.index(of: name).map { 1 << UInt16($0) } ?? 0
  }

  /// The bits of several keys.
  private static func bits(_ names: [String]) -> UInt16 {
    names.reduce(0) { $0 | bit($1) }
  }

  /// Whether a key groups expressions.
  static func isCombinator(_ name: String) -> Bool {
    name == "All" || name == "Any" || name == "OnlyOne" || name == "None"
  }

  private static let combinatorBits = bits(["All", "Any", "OnlyOne", "None"])
  private static let specifierNames = ["Key", "DeepKey", "KeyPath", "Enrichment"]
  private static let specifierBits = bits(specifierNames)
  private static let operandBits = bits(["Value", "Values"])

  /// Whether a key that groups expressions is written.
  var hasCombinator: Bool { written & ExpressionFields.combinatorBits != 0 }
  /// Whether `Value` or `Values` is written.
  var hasOperand: Bool { written & ExpressionFields.operandBits != 0 }

  /// The entry of a key.
  subscript(_ name: String) -> YAMLEntry? { entries.first { $0.name == name }?.entry }

  /// The entries of several keys, in document order.
  func entries(of names: [String]) -> [(name: String, entry: YAMLEntry)] {
    entries.filter { names.contains($0.name) }
  }

  /// The specifiers that are written.
  var specifiers: [(name: String, entry: YAMLEntry)] {
    entries(of: ExpressionFields.specifierNames)
  }

  /// The only specifier that is written; nil where there is none, or several.
  var onlySpecifier: (name: String, entry: YAMLEntry)? {
    let bits = written & ExpressionFields.specifierBits
    guard bits != 0, bits & (bits - 1) == 0 else { return nil }
    let name = TopLevelKey.expressionKeys[bits.trailingZeroBitCount]
    // A key that stands twice, once misspelt, has one bit.
    var found: (name: String, entry: YAMLEntry)?
    for entry in entries where entry.name == name {
      if found != nil { return nil }
      found = entry
    }
    return found
  }

  /// The first key, where a diagnostic about something that is missing points.
  var head: SourceRange {
    if let alias = node.aliasRange { return alias }
    return entries.first?.entry.key.range ?? node.range
  }
}
