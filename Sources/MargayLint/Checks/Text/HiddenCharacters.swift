import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// What the checks of hidden characters have in common: characters that stand together are one finding.
struct HiddenCharacters {
  /// The characters, one behind the other.
  let scalars: [ForeignScalar]

  /// The runs of characters that are asked for.
  static func runs(
    in file: LintedFile, where isHidden: (ForeignScalar) -> Bool
  ) -> [HiddenCharacters] {
    var runs: [[ForeignScalar]] = []
    for scalar in file.foreignScalars where isHidden(scalar) {
      if let last = runs.last?.last, last.offset + last.length == scalar.offset {
        runs[runs.count - 1].append(scalar)
      } else {
        runs.append([scalar])
      }
    }
    return runs.map { HiddenCharacters(scalars: $0) }
  }

  /// Where they stand.
  var range: SourceRange {
    let last = scalars[scalars.count - 1]
    return SourceRange(scalars[0].offset, last.offset + last.length)
  }

  /// How they are named in a message.
  var description: String {
    scalars[0].description + (scalars.count > 1 ? " and \(scalars.count - 1) more" : "")
  }

  /// Makes them visible or takes them away: an escape in double quotes, where the value stays; nothing elsewhere.
  func fix(in file: LintedFile) -> FixIt {
    guard let node = file.scalar(at: range.lower), case .scalar(let scalar) = node.content else {
      return FixIt(title: "take it away", safety: .safe, replacing: range, with: "")
    }
    guard scalar.style == .doubleQuoted else {
      return FixIt(title: "take it away", safety: .unsafe, replacing: range, with: "")
    }
    return FixIt(
      title: "write an escape", safety: .safe, replacing: range,
      with: scalars.map { HiddenCharacters.escape($0.scalar) }.joined())
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let width = scalar.value > 0xFFFF ? 8 : 4
    return (width == 8 ? "\\U" : "\\u")
      + String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}

extension LintedFile {
  /// The scalar of the tree in which a byte stands; nil for one in a comment or between two scalars.
  func scalar(at offset: Int) -> YAMLNode? {
    var pending = root.map { [$0] } ?? []
    while let node = pending.popLast() {
      if node.aliasRange != nil || offset < node.range.lower || offset >= node.range.upper {
        continue
      }
      switch node.content {
      case .scalar: return node
      case .sequence(let items): pending += items
      case .mapping(let entries):
        for entry in entries {
          pending.append(entry.key)
          pending.append(entry.value)
        }
      case .invalid: break
      }
    }
    return nil
  }

  /// The top-level key under which a byte stands; nil between them.
  func topLevelKey(at offset: Int) -> String? {
    entries.first { $0.range.lower <= offset && offset < $0.range.upper }?.key.scalarText
  }

  /// Whether a byte stands in a test or what is expected of one.
  func isInTests(_ offset: Int) -> Bool {
    let key = topLevelKey(at: offset)
    return key == "Tests" || key == "x-margay"
  }
}
