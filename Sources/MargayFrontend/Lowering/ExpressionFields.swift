import MargayDiagnostics
import MargayYAML

/// A key of a match expression, by its place in `TopLevelKey.expressionKeys`.
enum ExpressionKey: Int, CaseIterable {
  case key, deepKey, keyPath, enrichment, condition, value, values, expressions, all, any, onlyOne,
    none

  /// How it is written.
  var name: String { TopLevelKey.expressionKeys[rawValue] }
  /// Its bit.
  var bit: UInt16 { 1 << UInt16(rawValue) }
}

/// The entries of one match expression by name, after unknown and misplaced ones were reported.
struct ExpressionFields {
  /// The expression's node.
  let node: YAMLNode
  /// The place of each key's entry in the tree; 0, where no key stands, for none.
  private var places = SIMD16<Int32>(repeating: 0)
  /// The keys that are written, each a bit at its place in `TopLevelKey.expressionKeys`.
  private var written: UInt16 = 0
  /// The places of misspelt keys, with those that were meant.
  private var misspelt: [(key: Int, place: Int32)] = []
  /// Whether something was reported that can make other keys seem to be missing.
  private(set) var isIncomplete = false

  /// Sorts the entries of a mapping.
  init(_ node: YAMLNode, findings: Findings, reading: NodeReading) {
    self.node = node
    var (places, written) = (places, written)
    var unknown: [Int32] = []
    node.eachKey { text, place in
      if let index = text.flatMap({ TopLevelKey.expressionTable.index(of: $0) }) {
        places[index] = place
        written |= 1 << UInt16(index)
      } else {
        unknown.append(place)
      }
      return true
    }
    (self.places, self.written) = (places, written)
    if !unknown.isEmpty { report(unknown, findings, reading) }
  }

  private mutating func report(
    _ unknown: [Int32], _ findings: Findings, _ reading: NodeReading
  ) {
    // Made once for all keys that are unknown, of which a hostile file has many.
    var present: Set<String>?
    for place in unknown {
      let entry = node.entry(at: place)
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
        if present == nil { present = Set(node.entries.compactMap { $0.key.plainText }) }
        report(unknown: key, place, entry, present: present ?? [], findings)
      }
    }
  }

  /// What other languages call the combinators, in lower case.
  private static let combinators = ["and": "All", "or": "Any", "not": "None"]

  /// Reports a key that no expression has; a misspelt one is taken as what was meant.
  private mutating func report(
    unknown key: String, _ place: Int32, _ entry: YAMLEntry, present: Set<String>,
    _ findings: Findings
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
      add(meant, place)
      return
    }
    let free = TopLevelKey.expressionKeys.filter { !present.contains($0) }
    let meant = findings.reportUnknown(
      FrontendDiagnostics.unknownExpressionKey, "\(quoted(key)) is not a key of a match expression",
      word: key, among: free, at: entry.key)
    if let meant { add(meant, place) } else { isIncomplete = true }
  }

  private mutating func add(_ name: String, _ place: Int32) {
    guard let index = TopLevelKey.expressionTable.index(of: name) else { return }
    misspelt.append((index, place))
    written |= 1 << UInt16(index)
  }

  private static let combinatorBits =
    ExpressionKey.all.bit | ExpressionKey.any.bit | ExpressionKey.onlyOne.bit
    | ExpressionKey.none.bit
  private static let specifierBits =
    ExpressionKey.key.bit | ExpressionKey.deepKey.bit | ExpressionKey.keyPath.bit
    | ExpressionKey.enrichment.bit
  private static let operandBits = ExpressionKey.value.bit | ExpressionKey.values.bit

  /// The known keys, in document order; a misspelt one stands under the name that was meant.
  var entries: [(name: String, entry: YAMLEntry)] {
    var found = misspelt
    for key in ExpressionKey.allCases where places[key.rawValue] > 0 {
      found.append((key.rawValue, places[key.rawValue]))
    }
    return found.sorted { $0.place < $1.place }.map {
      (TopLevelKey.expressionKeys[$0.key], node.entry(at: $0.place))
    }
  }

  /// The only known key of the expression, where that groups expressions; nil where there are others too, or none.
  var onlyCombinator: (name: String, entry: YAMLEntry)? {
    written & ExpressionFields.combinatorBits == 0 ? nil : only(of: .max)
  }

  /// Whether a key that groups expressions is written.
  var hasCombinator: Bool { written & ExpressionFields.combinatorBits != 0 }
  /// Whether `Value` or `Values` is written.
  var hasOperand: Bool { written & ExpressionFields.operandBits != 0 }

  /// Whether a key groups expressions.
  static func isCombinator(_ name: String) -> Bool {
    name == "All" || name == "Any" || name == "OnlyOne" || name == "None"
  }

  /// The entry of a key; the first one of a key that stands there twice, once misspelt.
  subscript(_ key: ExpressionKey) -> YAMLEntry? {
    guard written & key.bit != 0 else { return nil }
    var place = places[key.rawValue]
    for other in misspelt where other.key == key.rawValue && (place == 0 || other.place < place) {
      place = other.place
    }
    return node.entry(at: place)
  }

  /// The entries of several keys, in document order.
  func entries(of keys: [ExpressionKey]) -> [(name: String, entry: YAMLEntry)] {
    entries.filter { entry in keys.contains { $0.name == entry.name } }
  }

  /// The specifiers that are written.
  var specifiers: [(name: String, entry: YAMLEntry)] {
    entries(of: [.key, .deepKey, .keyPath, .enrichment])
  }

  /// The only specifier that is written; nil where there is none, or several.
  var onlySpecifier: (name: String, entry: YAMLEntry)? { only(of: ExpressionFields.specifierBits) }

  /// The only one of some keys that is written; nil where there is none, or several.
  private func only(of keys: UInt16) -> (name: String, entry: YAMLEntry)? {
    let bits = written & keys
    guard bits != 0, bits & (bits - 1) == 0 else { return nil }
    let index = bits.trailingZeroBitCount
    // A key that stands twice, once misspelt, has one bit.
    guard misspelt.isEmpty else {
      let found = entries.filter { $0.name == TopLevelKey.expressionKeys[index] }
      return found.count == 1 ? found[0] : nil
    }
    return (TopLevelKey.expressionKeys[index], node.entry(at: places[index]))
  }

  /// The first key, where a diagnostic about something that is missing points.
  var head: SourceRange {
    if let alias = node.aliasRange { return alias }
    return entries.first?.entry.key.range ?? node.range
  }
}
