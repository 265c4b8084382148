package import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayYAML

/// Reads a `.margay.yml` (Documentation/Guides/Linting.md).
package struct ConfigurationReader {
  /// The keys of the top level.
  package static let keys = [
    "select", "ignore", "severities", "paths", "exclude", "logTypes", "fields", "accountIds",
    "domains",
  ]

  private let file: SourceFile
  private var configuration = LintConfiguration()
  private var diagnostics: [Diagnostic] = []

  private init(_ file: SourceFile) { self.file = file }

  /// The configuration of a file in `folder`, and everything that is wrong with it.
  package static func read(
    _ file: SourceFile, folder: String
  ) -> (configuration: LintConfiguration, diagnostics: [Diagnostic]) {
    var reader = ConfigurationReader(file)
    reader.configuration.file = file
    reader.configuration.folder = folder
    let document = YAMLParser.parse(file)
    // A file that holds nothing, or comments only, sets nothing.
    let isEmpty =
      document.root == nil
      && document.diagnostics.allSatisfy { $0.kind.code == YAMLDiagnostics.emptyFile.code }
    if isEmpty { return (reader.configuration, []) }
    reader.diagnostics = document.diagnostics
    if let root = document.root { reader.readTop(root) }
    return (reader.configuration, reader.diagnostics.sortedByPlace())
  }

  private mutating func readTop(_ root: YAMLNode) {
    for entry in entries(root, "the file") {
      let value = entry.value
      switch entry.key.scalarText {
      case "select": configuration.select = selectors(value, "select")
      case "ignore": configuration.ignore = selectors(value, "ignore")
      case "severities": readSeverities(value)
      case "paths": for item in list(value, "paths") { readPath(item) }
      case "exclude": configuration.exclude = patterns(value, "exclude")
      case "logTypes": configuration.settings.logTypes = fields(value, "logTypes")
      case "fields": configuration.settings.fields = fields(value, "fields")
      case "accountIds": configuration.settings.accountIDs = accountIDs(value)
      case "domains": configuration.settings.domains = domains(value)
      default: reportUnknown(entry.key, among: ConfigurationReader.keys)
      }
    }
  }

  private mutating func readSeverities(_ node: YAMLNode) {
    for entry in entries(node, "severities") {
      guard let selector = selector(entry.key) else { continue }
      let word = entry.value.scalarText ?? ""
      guard let severity = DiagnosticSeverity(rawValue: word) else {
        report("the severity is error, warning or note", at: entry.value)
        continue
      }
      configuration.severities.append((selector, severity))
    }
  }

  private mutating func readPath(_ node: YAMLNode) {
    var rule: PathPatterns?
    var select: [CodeSelector] = []
    var ignore: [CodeSelector] = []
    var isBroken = false
    for entry in entries(node, "an item of paths") {
      switch entry.key.scalarText {
      case "match":
        rule = patterns(entry.value, "match")
        isBroken = rule == nil
      case "select": select = selectors(entry.value, "select")
      case "ignore": ignore = selectors(entry.value, "ignore")
      default: reportUnknown(entry.key, among: ["match", "select", "ignore"])
      }
    }
    if let rule {
      configuration.paths.append(.init(patterns: rule, select: select, ignore: ignore))
    } else if !isBroken, case .mapping = node.content {
      report("an item of paths needs 'match', a list of patterns", at: node)
    }
  }

  private mutating func fields(_ node: YAMLNode, _ key: String) -> [String: KnownFields] {
    var result: [String: KnownFields] = [:]
    for entry in entries(node, key) {
      guard let name = entry.key.scalarText else { continue }
      if let fields = KnownFields(reading: text(entry.value, key) ?? "}") {
        result[name] = fields
      } else if entry.value.scalarText != nil {
        report("fields are written as 'a b{c d} list[]{e *}'", at: entry.value)
      }
    }
    return result
  }

  private mutating func accountIDs(_ node: YAMLNode) -> [String] {
    var result: [String] = []
    for item in list(node, "accountIds") {
      guard let number = text(item, "the number of an account") else { continue }
      if number.utf8.count == 12, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        result.append(number)
      } else {
        report("the number of an AWS account has twelve digits", at: item)
      }
    }
    return result
  }

  private mutating func domains(_ node: YAMLNode) -> [String] {
    var result: [String] = []
    for item in list(node, "domains") {
      guard let name = text(item, "a domain") else { continue }
      if RealDomain.isDomain(name) {
        result.append(name)
      } else {
        report("a domain is written like 'corp.example'", at: item)
      }
    }
    return result
  }

  private mutating func selectors(_ node: YAMLNode, _ key: String) -> [CodeSelector] {
    var result: [CodeSelector] = []
    for item in list(node, key) {
      if let selector = selector(item) { result.append(selector) }
    }
    return result
  }

  private mutating func selector(_ node: YAMLNode) -> CodeSelector? {
    guard let word = text(node, "a code") else { return nil }
    do throws(CodeSelector.Unknown) {
      return try CodeSelector(word)
    } catch {
      diagnostics.append(
        Diagnostic(
          LintDiagnostics.unknownCodeInSettings, error.description, file: file,
          range: node.reportRange,
          fixes: node.aliasRange == nil
            ? error.suggestion.map { [nameFix($0, replacing: node.range)] } ?? [] : []))
      return nil
    }
  }

  private mutating func patterns(_ node: YAMLNode, _ key: String) -> PathPatterns? {
    let items = list(node, key)
    let texts = items.compactMap { text($0, "a pattern") }
    guard texts.count == items.count, !texts.isEmpty else {
      if case .sequence = node.content, items.isEmpty { report("\(key) is empty", at: node) }
      return nil
    }
    guard let patterns = PathPatterns(texts) else {
      report("a pattern of \(key) can match nothing", at: node)
      return nil
    }
    return patterns
  }

  private mutating func list(_ node: YAMLNode, _ key: String) -> [YAMLNode] {
    switch node.content {
    case .sequence(let items): return items
    case .invalid: return []
    default:
      report("\(key) is a list", at: node)
      return []
    }
  }

  private mutating func entries(_ node: YAMLNode, _ key: String) -> [YAMLEntry] {
    switch node.content {
    case .mapping(let entries): return entries
    case .invalid: return []
    default:
      report("\(key) is a mapping", at: node)
      return []
    }
  }

  private mutating func text(_ node: YAMLNode, _ what: String) -> String? {
    if let text = node.scalarText { return text }
    if case .invalid = node.content { return nil }
    report("\(what) is text", at: node)
    return nil
  }

  private mutating func report(_ message: String, at node: YAMLNode) {
    diagnostics.append(
      Diagnostic(LintDiagnostics.wrongSetting, message, file: file, range: node.reportRange))
  }

  private mutating func reportUnknown(_ key: YAMLNode, among names: [String]) {
    let word = key.scalarText ?? ""
    let meant = NearestName.suggestion(for: word, among: names)
    diagnostics.append(
      Diagnostic(
        LintDiagnostics.unknownSetting,
        "\(quoted(word)) is no setting"
          + (meant.map { "; did you mean '\($0)'?" } ?? "; they are "
            + names.joined(separator: ", ")),
        file: file, range: key.reportRange,
        fixes: meant.map { [nameFix($0, replacing: key.range)] } ?? []))
  }
}
