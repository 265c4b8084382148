/// A path by its place in the tables of the prepared rules: plain data.
struct PreparedPath {
  /// Where the path begins.
  enum Base: UInt8 {
    /// At the event: `place` is its slot.
    case event
    /// At the element of a list comprehension or the row of an enrichment: `place` is its number.
    case element
    /// It is the event itself.
    case root
    /// There is no path; its value is missing.
    case nothing
  }

  let base: Base
  let place: Int32

  /// No path.
  static let nothing = PreparedPath(base: .nothing, place: 0)
}
