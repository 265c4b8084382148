import MargayFrontend

/// Patterns of paths in the syntax of gitignore(5), relative to a folder; the last one that matches decides.
package struct PathPatterns: Sendable {
  private let patterns: [IgnorePattern]
  /// The patterns as they are written.
  package let texts: [String]

  /// Reads patterns; nil where one of them can match nothing.
  package init?(_ texts: [String]) {
    var patterns: [IgnorePattern] = []
    for text in texts {
      guard let pattern = IgnorePattern(line: text.utf8) else { return nil }
      patterns.append(pattern)
    }
    self.patterns = patterns
    self.texts = texts
  }

  /// Whether a file, or a folder above it, is matched.
  package func match(_ names: [[UInt8]]) -> Bool {
    for depth in names.indices {
      let isFolder = depth + 1 < names.count
      let path = Array(names[...depth])
      if let last = patterns.last(where: { $0.matches(path, isFolder: isFolder) }) {
        // As in git, what lies below a folder that is taken out cannot be taken in again.
        if isFolder, last.isNegated { continue }
        return !last.isNegated
      }
    }
    return false
  }

  /// The names of a path below a folder, both absolute; nil for one that lies elsewhere.
  package static func names(of path: String, below folder: String) -> [[UInt8]]? {
    let names = path.utf8.split(separator: 0x2F).map { Array($0) }
    let above = folder.utf8.split(separator: 0x2F).map { Array($0) }
    guard names.count > above.count, names.starts(with: above) else { return nil }
    return Array(names.dropFirst(above.count))
  }
}
