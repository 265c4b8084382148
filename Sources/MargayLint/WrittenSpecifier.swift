import MargayDiagnostics
import MargayFrontend
package import MargayYAML

/// A key specifier as it is written: `Key`, `DeepKey` or `KeyPath` (Documentation/Language, section 2).
package struct WrittenSpecifier {
  /// The forms of a specifier.
  package enum Form: String, CaseIterable {
    /// One name, taken literally.
    case key = "Key"
    /// A list of names and integers.
    case deepKey = "DeepKey"
    /// A path.
    case keyPath = "KeyPath"
  }

  /// The form.
  package let form: Form
  /// The key and its value.
  package let entry: YAMLEntry

  private static let parts: [TopLevelKey.Index] = [
    .inlineFilters, .detection, .dynamicSeverities, .groupBy, .alertContext,
  ]

  /// The specifiers of a file outside of tests, in document order; behind an alias none.
  static func all(in file: LintedFile) -> [WrittenSpecifier] {
    var found: [WrittenSpecifier] = []
    for part in parts {
      if let entry = file.entry(part) { collect(entry.value, into: &found) }
    }
    return found.sorted { $0.entry.range.lower < $1.entry.range.lower }
  }

  private static func collect(
    _ node: YAMLNode, into found: inout [WrittenSpecifier]
  ) {
    if node.aliasRange != nil { return }
    for item in node.items { collect(item, into: &found) }
    for entry in node.entries {
      if let form = Form.allCases.first(where: { entry.key.isText($0.rawValue) }) {
        found.append(WrittenSpecifier(form: form, entry: entry))
      } else {
        collect(entry.value, into: &found)
      }
    }
  }
}
