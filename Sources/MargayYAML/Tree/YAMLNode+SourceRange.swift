package import MargayDiagnostics

extension YAMLNode {
  /// Where some scalars of the value stand in the source, for a caret inside a string.
  ///
  /// `scalars` counts Unicode scalars of the value from 0. It can be told inside plain and quoted
  /// scalars on one line, escapes included; else the whole scalar is given.
  package func sourceRange(ofScalars scalars: Range<Int>, in file: SourceFile) -> SourceRange {
    ScalarPlaces(self, in: file).range(of: scalars)
  }

  /// The offset of every scalar of the value, and behind the last one; nil where they cannot be told.
  fileprivate func places(in file: SourceFile) -> [Int]? {
    guard case .scalar(let scalar) = content, range.upper <= file.bytes.count else { return nil }
    var inner = range
    switch scalar.style {
    case .plain: break
    case .singleQuoted, .doubleQuoted:
      guard range.length >= 2 else { return nil }
      inner = SourceRange(range.lower + 1, range.upper - 1)
    case .literal, .folded: return nil
    }
    var places = [inner.lower]
    var offset = inner.lower
    while offset < inner.upper {
      let length = YAMLNode.sourceLength(file, scalar.style, at: offset, end: inner.upper)
      guard let length, offset + length <= inner.upper else { return nil }
      offset += length
      places.append(offset)
    }
    // A different number means that some other rule made the value, so the places would be wrong.
    return places.count == scalar.text.unicodeScalars.count + 1 ? places : nil
  }

  /// The bytes that one scalar of the value takes at `offset`; nil where it cannot be told.
  private static func sourceLength(
    _ file: SourceFile, _ style: YAMLScalarStyle, at offset: Int, end: Int
  ) -> Int? {
    let bytes = file.bytes
    switch bytes[offset] {
    case 0x0A, 0x0D:
      return nil
    case UInt8(ascii: "'") where style == .singleQuoted:
      return 2
    case UInt8(ascii: "\\") where style == .doubleQuoted:
      guard offset + 1 < end else { return nil }
      switch bytes[offset + 1] {
      case UInt8(ascii: "x"): return 4
      case UInt8(ascii: "u"): return 6
      case UInt8(ascii: "U"): return 10
      case 0x0A, 0x0D: return nil
      default: return 2
      }
    default:
      return UTF8Decoding.step(bytes, at: offset, end: end).length
    }
  }
}

/// Where the scalars of a node's value stand, read once for many questions.
package struct ScalarPlaces {
  private let whole: SourceRange
  private let places: [Int]?

  /// Reads the places.
  package init(_ node: YAMLNode, in file: SourceFile) {
    whole = node.range
    places = node.places(in: file)
  }

  /// Where some scalars stand, as `YAMLNode.sourceRange` says.
  package func range(of scalars: Range<Int>) -> SourceRange {
    guard let places else { return whole }
    let lower = min(max(scalars.lowerBound, 0), places.count - 1)
    let upper = min(max(scalars.upperBound, lower), places.count - 1)
    return SourceRange(places[lower], places[upper])
  }
}
