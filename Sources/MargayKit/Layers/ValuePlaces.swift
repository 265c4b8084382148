import MargayDiagnostics
import MargayFrontend

/// The places that set each value of a rule, by the name of its key in YAML.
///
/// Nearly every rule is one file: its places stay where the file's reader put them until a layer changes one.
package struct ValuePlaces: Sendable {
  private var file: SourceFile?
  private var ranges = KeyRanges()
  /// The places of the keys that were changed; an empty list for a key that no longer has any.
  private var changed: [String: [SourcePlace]] = [:]

  /// Makes places of no key.
  init() {}

  /// Makes the places of a file.
  init(_ ranges: KeyRanges, in file: SourceFile) {
    self.ranges = ranges
    self.file = file
  }

  /// The places of a key; nil for one that nothing sets.
  package internal(set) subscript(_ key: String) -> [SourcePlace]? {
    get {
      if let places = changed[key] { return places.isEmpty ? nil : places }
      guard let file, let range = ranges[key] else { return nil }
      return [SourcePlace(file: file, range: range)]
    }
    set { changed[key] = newValue ?? [] }
  }

  /// The places of a key, a default for one that nothing sets.
  subscript(_ key: String, default places: [SourcePlace]) -> [SourcePlace] {
    get { self[key] ?? places }
    set { self[key] = newValue }
  }
}
