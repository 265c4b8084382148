import MargayDiagnostics
import MargayFrontend
import MargayIR

/// Resolves bases and conflicts between the files of a registry.
struct RegistryResolution {
  /// The greatest number of bases below a derived rule (Documentation/Language, section 1).
  static let maximumDepth = 8

  private let files: [DetectionFile]
  /// How many more missing bases are looked for among all names; more would cost the square of their number.
  private var suggestions = 100
  /// The first file with a RuleID, by the id's bytes: equal texts that differ in bytes are two ids.
  private var firstFile: [[UInt8]: Int] = [:]
  private var isDuplicate: [Bool]
  private var resolved: [Resolution?]
  private var found: [[Diagnostic]]

  /// What became of a file's rule.
  private enum Resolution {
    case fields(EffectiveFields, depth: Int)
    case unusable(UnusableRule.Reason)
  }

  init(_ files: [DetectionFile]) {
    self.files = files
    self.isDuplicate = Array(repeating: false, count: files.count)
    self.resolved = Array(repeating: nil, count: files.count)
    self.found = files.map(\.diagnostics)
  }

  mutating func resolve() -> RuleSet {
    findDuplicates()
    var detections: [Detection] = []
    var unusable: [UnusableRule] = []
    for index in files.indices {
      guard let result = resolve(index) else { continue }
      switch result {
      case .fields(let fields, _):
        checkInheritedTests(of: index, fields)
        let hasErrors = found[index].contains { $0.severity == .error }
        if !hasErrors, let detection = fields.detection() {
          detections.append(detection)
        } else {
          unusable.append(unusableRule(index, .invalid))
        }
      case .unusable(let reason): unusable.append(unusableRule(index, reason))
      }
    }
    return RuleSet(
      detections: detections, unusable: unusable, diagnostics: found.flatMap { sorted($0) },
      fileCount: files.count, ignoredCount: files.count(where: \.isIgnored), leftOutCount: 0)
  }

  private func unusableRule(_ index: Int, _ reason: UnusableRule.Reason) -> UnusableRule {
    UnusableRule(
      ruleID: files[index].ruleID, file: files[index].file,
      kind: files[index].kind, style: files[index].fields?.base == nil ? .yaml : .derived,
      reason: reason)
  }

  private func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      if left.element.range.lower != right.element.range.lower {
        return left.element.range.lower < right.element.range.lower
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  private mutating func findDuplicates() {
    for (index, file) in files.enumerated() {
      guard let id = file.ruleID else { continue }
      let key = Array(id.utf8)
      guard let first = firstFile[key] else {
        firstFile[key] = index
        continue
      }
      isDuplicate[index] = true
      let place = file.idPlace
      let other = files[first].idPlace
      found[index].append(
        Diagnostic(
          FrontendDiagnostics.duplicateRuleID,
          "a rule with the RuleID \(quoted(id)) stands elsewhere too",
          file: file.file, range: place, ruleID: id,
          related: [
            RelatedPlace(message: "the first one", file: files[first].file, range: other)
          ]))
    }
  }

  /// What becomes of a file's rule; nil for a file without one.
  ///
  /// Its bases are resolved before it in a loop: a chain of them can be as long as there are files.
  private mutating func resolve(_ index: Int) -> Resolution? {
    var chain: [Int] = []
    var isInChain: Set<Int> = []
    var next: Int? = index
    while let current = next, resolved[current] == nil, isInChain.insert(current).inserted {
      chain.append(current)
      next = base(of: current).flatMap { firstFile[Array($0.value.utf8)] }
    }
    for current in chain.reversed() { resolved[current] = resolution(of: current, chain) }
    return resolved[index]
  }

  /// The base that a file's rule names.
  private func base(of index: Int) -> Located<String>? {
    isDuplicate[index] ? nil : files[index].fields?.base
  }

  /// The resolution of a rule whose base is resolved, unless the base is above it in `chain`: a cycle.
  private mutating func resolution(of index: Int, _ chain: [Int]) -> Resolution? {
    switch files[index].content {
    case .ignored: return nil
    case .broken, .detection(nil): return .unusable(.invalid)
    case .notRun(let reason): return .unusable(.notRun(reason))
    case .detection(let fields?):
      if isDuplicate[index] { return .unusable(.invalid) }
      guard let base = fields.base else { return .fields(EffectiveFields(fields), depth: 0) }
      return derive(index, fields, base, chain)
    }
  }

  private mutating func derive(
    _ index: Int, _ fields: DetectionFields, _ base: Located<String>, _ chain: [Int]
  ) -> Resolution {
    guard let baseIndex = firstFile[Array(base.value.utf8)] else {
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
    if let kind = files[baseIndex].kind, kind != .rule {
      report(
        FrontendDiagnostics.unsuitableBase,
        "the base \(quoted(base.value)) is \(kind.phrase); only a rule can be a base", index,
        base.range, related: [place(baseIndex)])
      return .unusable(.invalid)
    }
    switch resolvedBase {
    case .fields(let below, let depth):
      guard depth < RegistryResolution.maximumDepth else {
        report(
          FrontendDiagnostics.basesTooDeep,
          "more than \(RegistryResolution.maximumDepth) bases lie below this rule", index,
          base.range, related: [place(baseIndex)])
        return .unusable(.invalid)
      }
      return .fields(EffectiveFields(fields, over: below), depth: depth + 1)
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
    RelatedPlace(
      message: "\(quoted(files[index].ruleID ?? "")) stands here", file: files[index].file,
      range: files[index].idPlace)
  }

  private mutating func reportMissing(_ base: Located<String>, _ index: Int) {
    var meant: String?
    if suggestions > 0 {
      suggestions -= 1
      let names = files.compactMap(\.ruleID)
      meant = NearestName.suggestion(for: base.value, among: names)
    }
    report(
      FrontendDiagnostics.missingBase,
      "no rule with the RuleID \(quoted(base.value)) was read"
        + (meant.map { "; did you mean '\($0)'?" } ?? "; give its file too"), index, base.range,
      fixes: meant.map { [nameFix($0, replacing: base.range)] } ?? [])
  }

  private mutating func report(
    _ kind: DiagnosticKind, _ message: String, _ index: Int, _ range: SourceRange,
    fixes: [FixIt] = [], related: [RelatedPlace] = []
  ) {
    found[index].append(
      Diagnostic(
        kind, message, file: files[index].file, range: range, ruleID: files[index].ruleID,
        fixes: fixes, related: related))
  }

  /// Expectations of a derived rule that inherits its tests are checked against these.
  private mutating func checkInheritedTests(of index: Int, _ effective: EffectiveFields) {
    guard let own = files[index].fields, own.base != nil, own.tests == nil else { return }
    found[index] += ExpectationCheck.check(
      own.expectations, against: effective.fields.tests, in: files[index].file
    ).map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.ruleID = files[index].ruleID
      return diagnostic
    }
  }
}

extension DetectionFile {
  /// Whether the file is none of a rule repository.
  fileprivate var isIgnored: Bool {
    if case .ignored = content { return true }
    return false
  }

  /// The fields that could be read.
  fileprivate var fields: DetectionFields? {
    if case .detection(let fields) = content { return fields }
    return nil
  }

  /// Where the RuleID stands, or the start of the file.
  fileprivate var idPlace: SourceRange { fields?.ruleID.range ?? ruleIDRange ?? file.lineRange(0) }
}
