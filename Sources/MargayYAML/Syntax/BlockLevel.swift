import MargayDiagnostics

/// A block collection that is open where reading failed.
struct BlockLevel {
  /// Whether it is a list, else a mapping.
  let isSequence: Bool
  /// The column of its entries, from 0, in bytes.
  let column: Int
  /// Its first entry: the dash or the key.
  let first: Int
  /// Its last entry before the failure.
  var last: Int

  /// The block collections that are open before `place`, the outermost first.
  ///
  /// The scanner closes collections at the token that it reads next, so those that end at `place` are
  /// open as far as the author is concerned. Lists that are not indented under their key have no level.
  static func open(_ file: SourceFile, _ tokens: [YAMLToken], before place: Int) -> [BlockLevel] {
    var levels: [BlockLevel] = []
    for token in tokens where token.start < place {
      switch token.kind {
      case .blockSequenceStart, .blockMappingStart:
        let line = file.lineRange(file.lineIndex(at: token.start))
        levels.append(
          BlockLevel(
            isSequence: token.kind == .blockSequenceStart, column: token.start - line.lower,
            first: token.start, last: token.start))
      case .blockEnd:
        _ = levels.popLast()
      case .key, .blockEntry:
        let line = file.lineRange(file.lineIndex(at: token.start))
        if let top = levels.last, top.column == token.start - line.lower {
          levels[levels.count - 1].last = token.start
        }
      default:
        break
      }
    }
    return levels
  }
}
