import MargayDiagnostics
import MargayFrontend
import MargayIR

/// Resolves bases, changes and conflicts between the entries of a registry.
struct RegistryResolution {
  /// The greatest number of bases below a derived rule (Documentation/Language, section 1).
  static let maximumDepth = 8

  let entries: [RegistryEntry]
  /// How many more missing ids are looked for among all names; more would cost the square of their number.
  var suggestions = 100
  /// The first entry with a RuleID, by the id's bytes: equal texts that differ in bytes are two ids.
  private(set) var firstEntry: [RuleIDKey: Int] = [:]
  /// The entries that repeat another one, and whether that is an error.
  private var repeats: [Int: Bool] = [:]
  private var resolved: [Resolution?]
  /// The diagnostics of each entry.
  var found: [[Diagnostic]]
  /// The diagnostics of changes, which belong to no entry.
  var foundInChanges: [Diagnostic] = []
  /// What is laid over each entry, in order.
  var changes: [Int: [RuleChange]] = [:]

  /// What became of an entry's rule.
  private enum Resolution {
    /// The rule of a file that stands alone and over which nothing is laid, as nearly all are: what it writes.
    case alone
    indirect case rule(EffectiveRule, depth: Int)
    case unusable(UnusableRule.Reason)
  }

  init(_ content: Registry.State) {
    entries = content.entries.map { RegistryEntry($0) }
    resolved = Array(repeating: nil, count: entries.count)
    found = entries.map(\.diagnostics)
    firstEntry.reserveCapacity(entries.count)
    findDuplicates()
    distribute(content.changes)
  }

  mutating func resolve() -> RuleSet {
    resolveAll()
    if distributeOverrideFiles() {
      // What the files select is judged by the rules as they are without them.
      resolved = Array(repeating: nil, count: entries.count)
      found = entries.map(\.diagnostics)
      reportDuplicates()
      resolveAll()
    }
    var detections: [Detection] = []
    detections.reserveCapacity(entries.count)
    var unusable: [UnusableRule] = []
    for index in entries.indices {
      var detection: Detection?
      switch resolved[index] {
      case .alone?:
        if !hasErrors(index) {
          detection = entries[index].reading.flatMap {
            Detection($0, number: detections.count, entry: index)
          }
        }
      case .rule(let rule, _)?:
        checkConfiguration(of: index, rule)
        checkInheritedTests(of: index, rule)
        if !hasErrors(index) {
          detection = rule.detectionValue(number: detections.count, entry: index)
        }
      case .unusable(let reason)?:
        unusable.append(entries[index].unusable(reason, entry: index))
        continue
      case nil: continue
      }
      if let detection {
        detections.append(detection)
      } else {
        unusable.append(entries[index].unusable(.invalid, entry: index))
      }
    }
    return RuleSet(
      detections: detections, unusable: unusable,
      diagnostics: found.flatMap { sorted($0) } + foundInChanges,
      files: entries.enumerated().compactMap { index, entry in
        entry.reading.map {
          RuleSet.File(
            reading: $0, entry: index, isIgnored: entry.isIgnored, overrides: entry.overrides)
        }
      }, wholeSet: detections.map(\.metadata.ruleID), leftOutCount: 0)
  }

  private mutating func resolveAll() {
    for index in entries.indices where repeats[index] != false { resolve(index) }
  }

  /// What the rule of an entry says about itself so far; nil where it cannot be run.
  func metadata(of index: Int) -> RuleMetadata? {
    switch resolved[index] {
    case .alone?: entries[index].fields?.metadata
    case .rule(let rule, _)?: rule.fields.metadata
    case .unusable?, nil: nil
    }
  }

  private func hasErrors(_ index: Int) -> Bool {
    found[index].contains { $0.severity == .error }
  }

  private func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    if diagnostics.count < 2 { return diagnostics }
    return diagnostics.enumerated().sorted { left, right in
      if left.element.range.lower != right.element.range.lower {
        return left.element.range.lower < right.element.range.lower
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  private mutating func findDuplicates() {
    for (index, entry) in entries.enumerated() {
      guard let id = entry.ruleID else { continue }
      let key = RuleIDKey(id)
      guard let first = firstEntry[key] else {
        firstEntry[key] = index
        continue
      }
      repeats[index] = !entry.isEqual(to: entries[first])
    }
    reportDuplicates()
  }

  private mutating func reportDuplicates() {
    for (index, isError) in repeats where isError {
      guard let id = entries[index].ruleID, let first = firstEntry[RuleIDKey(id)] else {
        continue
      }
      let other = entries[first].idPlace
      report(
        FrontendDiagnostics.duplicateRuleID,
        "a rule with the RuleID \(quoted(id)) stands elsewhere too", index,
        entries[index].idPlace.range,
        related: [
          RelatedPlace(message: "the first one", file: other.file, range: other.range)
        ])
    }
  }

  /// Resolves an entry.
  ///
  /// Its bases are resolved before it in a loop: a chain of them can be as long as there are entries.
  private mutating func resolve(_ index: Int) {
    if resolved[index] == nil, isAlone(index) {
      resolved[index] = .alone
      return
    }
    var chain: [Int] = []
    var isInChain: Set<Int> = []
    var next: Int? = index
    while let current = next, resolved[current] == nil, isInChain.insert(current).inserted {
      chain.append(current)
      next = base(of: current).flatMap { firstEntry[RuleIDKey($0.value)] }
    }
    for current in chain.reversed() {
      if isAlone(current) {
        resolved[current] = .alone
        continue
      }
      guard var result = resolution(of: current, chain) else { continue }
      if case .rule(var rule, let depth) = result, let changes = changes[current] {
        for change in changes { rule.apply(change) }
        result = .rule(rule, depth: depth)
      }
      resolved[current] = result
    }
  }

  /// Whether an entry is the rule of a file that derives from none and over which nothing is laid.
  private func isAlone(_ index: Int) -> Bool {
    guard case .file = entries[index].content else { return false }
    return entries[index].base == nil && changes[index] == nil && repeats[index] == nil
  }

  /// The base that an entry's rule names.
  private func base(of index: Int) -> Located<String>? {
    repeats[index] == nil ? entries[index].base : nil
  }

  /// The resolution of a rule whose base is resolved, unless the base is above it in `chain`: a cycle.
  ///
  /// nil for an entry that is no rule.
  private mutating func resolution(of index: Int, _ chain: [Int]) -> Resolution? {
    if repeats[index] == true { return .unusable(.invalid) }
    switch entries[index].content {
    case .nothing: return nil
    case .broken: return .unusable(.invalid)
    case .notRun(let reason): return .unusable(.notRun(reason))
    case .file:
      guard let fields = entries[index].fields else { return nil }
      guard let base = fields.base else { return .rule(EffectiveRule(fields), depth: 0) }
      return derive(index, base, chain) { EffectiveRule(fields, over: $0) }
    case .rule(let rule, let reading):
      return .rule(EffectiveRule(rule, reading), depth: 0)
    case .derivation(let id, let base, let layers, let place):
      return derive(index, base, chain) { below in
        var rule = EffectiveRule(derived: id, from: base.value, below, at: place)
        for layer in layers { rule.apply(layer) }
        return rule
      }
    }
  }

  private mutating func derive(
    _ index: Int, _ base: Located<String>, _ chain: [Int],
    _ over: (EffectiveRule) -> EffectiveRule
  ) -> Resolution {
    guard let baseIndex = firstEntry[RuleIDKey(base.value)] else {
      reportMissing(base, index)
      return .unusable(.invalid)
    }
    guard let resolvedBase = resolved[baseIndex] else {
      let start = chain.firstIndex(of: baseIndex) ?? chain.endIndex
      report(
        FrontendDiagnostics.baseCycle,
        "\(quoted(base.value)) is derived from this rule: a cycle", index, base.range,
        related: chain[start...].filter { $0 != index }.map(place))
      return .unusable(.invalid)
    }
    if let kind = entries[baseIndex].kind, kind != .rule {
      report(
        FrontendDiagnostics.unsuitableBase,
        "the base \(quoted(base.value)) is \(kind.phrase); only a rule can be a base", index,
        base.range, related: [place(baseIndex)])
      return .unusable(.invalid)
    }
    switch resolvedBase {
    case .alone:
      guard let below = entries[baseIndex].fields else { return .unusable(.invalid) }
      return .rule(over(EffectiveRule(below)), depth: 1)
    case .rule(let below, let depth):
      guard depth < RegistryResolution.maximumDepth else {
        report(
          FrontendDiagnostics.basesTooDeep,
          "more than \(RegistryResolution.maximumDepth) bases lie below this rule", index,
          base.range, related: [place(baseIndex)])
        return .unusable(.invalid)
      }
      return .rule(over(below), depth: depth + 1)
    case .unusable(.notRun(let reason)):
      return .unusable(.notRun("its base \(quoted(base.value)) is not run: \(reason)"))
    case .unusable(.invalid):
      report(
        FrontendDiagnostics.brokenBase, "the base \(quoted(base.value)) has errors of its own",
        index, base.range, related: [place(baseIndex)])
      return .unusable(.invalid)
    }
  }

  private func place(_ index: Int) -> RelatedPlace {
    let place = entries[index].idPlace
    return RelatedPlace(
      message: "\(quoted(entries[index].ruleID ?? "")) stands here", file: place.file,
      range: place.range)
  }

  private mutating func reportMissing(_ base: Located<String>, _ index: Int) {
    let meant = suggestion(for: base.value)
    report(
      FrontendDiagnostics.missingBase,
      "no rule with the RuleID \(quoted(base.value)) was read"
        + (meant.map { "; did you mean '\($0)'?" } ?? "; give its file too"), index, base.range,
      fixes: entries[index].isFile
        ? meant.map { [nameFix($0, replacing: base.range)] } ?? [] : [])
  }

  /// The RuleID that is nearest to one that there is not.
  mutating func suggestion(for id: String) -> String? {
    suggestion(for: id, among: entries.compactMap(\.ruleID))
  }

  /// The name that is nearest to a word.
  mutating func suggestion(for word: String, among names: [String]) -> String? {
    guard suggestions > 0 else { return nil }
    suggestions -= 1
    return NearestName.suggestion(for: word, among: names)
  }

  private mutating func report(
    _ kind: DiagnosticKind, _ message: String, _ index: Int, _ range: SourceRange,
    fixes: [FixIt] = [], related: [RelatedPlace] = []
  ) {
    found[index].append(
      Diagnostic(
        kind, message, file: entries[index].file, range: range, ruleID: entries[index].ruleID,
        fixes: fixes, related: related))
  }

  /// A rule that is to run must have the data of the site that it needs.
  private mutating func checkConfiguration(of index: Int, _ rule: EffectiveRule) {
    guard rule.isEnabled else { return }
    for sentence in rule.missingConfiguration {
      report(
        RegistryDiagnostics.ruleNotConfigured, "the rule is not configured: \(sentence)", index,
        entries[index].idPlace.range)
    }
  }

  /// Expectations of a derived rule that inherits its tests are checked against these.
  private mutating func checkInheritedTests(of index: Int, _ effective: EffectiveRule) {
    if case .derivation(let id, _, let layers, let place) = entries[index].content {
      found[index] += ExpectationCheck.check(
        layers.flatMap(\.expectations), against: effective.tests?.map(\.written), in: place.file
      ).map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.ruleID = id
        return diagnostic
      }
    }
    guard entries[index].base != nil, let own = entries[index].fields, own.tests == nil else {
      return
    }
    found[index] += ExpectationCheck.check(
      own.expectations, against: effective.tests?.map(\.written), in: entries[index].file
    ).map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.ruleID = entries[index].ruleID
      return diagnostic
    }
  }
}
