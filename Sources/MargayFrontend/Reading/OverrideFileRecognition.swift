import MargayDiagnostics
import MargayYAML

/// Tells whether a file without AnalysisType holds `Overrides` or `Filters` (Documentation/Language, Override files).
struct OverrideFileRecognition {
  /// The top-level keys of an override file.
  static let keys = ["Overrides", "Filters"]

  private let file: SourceFile
  private let isNamed: Bool

  init(_ file: SourceFile, isNamed: Bool) {
    self.file = file
    self.isNamed = isNamed
  }

  /// Whether a mapping is one.
  ///
  /// What the walk finds is one only where nothing else can be meant: other tools have keys of these names too. In a
  /// folder for override files, and where the user named the file, slips are said rather than the file ignored.
  func accepts(_ entries: [YAMLEntry]) -> Bool {
    let names = entries.map { $0.key.plainText ?? "" }
    let known = entries.filter { entry in isKnown(entry.key.plainText ?? "") }
    if known.count == entries.count, known.contains(where: isFilled) { return true }
    guard isNamed || standsInFolder else { return false }
    if !known.isEmpty { return !names.contains("RuleID") && !names.contains("Detection") }
    return !entries.isEmpty
      && zip(entries, names).allSatisfy { entry, name in
        NearestName.suggestion(for: name, among: OverrideFileRecognition.keys) != nil
          && isFilled(entry)
      }
  }

  /// Whether a file that is no YAML was meant to be one: a key of it begins a line.
  var isMentioned: Bool {
    for line in 0..<file.lineCount {
      let range = file.lineRange(line)
      for key in OverrideFileRecognition.keys {
        if file.bytes[range.lower..<range.upper].starts(with: Array(key.utf8) + [0x3A]) {
          return true
        }
      }
    }
    return false
  }

  private var standsInFolder: Bool {
    let folder = file.path.split(separator: "/").dropLast().last
    return folder == "Overrides" || folder == "overrides"
  }

  private func isKnown(_ name: String) -> Bool { OverrideFileRecognition.keys.contains(name) }

  /// Whether a value is that of an override file: a list of mappings, or a mapping whose dash was forgotten.
  private func isFilled(_ entry: YAMLEntry) -> Bool {
    switch entry.value.content {
    case .sequence(let elements):
      return elements.isEmpty
        || elements.contains { if case .mapping = $0.content { true } else { false } }
    case .mapping(let fields):
      let names = fields.map { $0.key.plainText ?? "" }
      return names.contains("Select") || names.contains("Expressions")
    case .scalar, .invalid: return false
    }
  }
}
