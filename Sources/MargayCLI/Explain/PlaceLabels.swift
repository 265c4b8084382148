import MargayDiagnostics
import MargayIR
import MargayKit

/// Short names of the places of a rule's expressions: `rule.yml:12`.
///
/// The file's own name stands for its path, which is said once above; whole paths where two files of one name
/// take part (a derived rule and its base).
struct PlaceLabels {
  private let detection: Detection
  private let showsPaths: Bool

  /// Makes the names for a rule.
  init(_ detection: Detection) {
    self.detection = detection
    let paths = Set(
      (detection.places.map(\.file.path) + [detection.origin.file.path]).map { Array($0.utf8) })
    showsPaths =
      Set(paths.map { $0.split(separator: 0x2F).last.map(Array.init) ?? [] }).count < paths.count
  }

  /// The name of an expression's place; empty for an id that the rule does not have.
  func label(_ id: NodeID) -> String {
    detection.place(of: id).map(label) ?? ""
  }

  /// The name of a place, escaped for a terminal.
  func label(_ place: SourcePlace) -> String {
    let path = place.file.path
    let name = showsPaths ? path : path.split(separator: "/").last.map(String.init) ?? path
    return "\(TerminalText.escape(name)):\(place.file.location(of: place.range.lower).line)"
  }
}
