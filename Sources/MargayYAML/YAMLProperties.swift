package import MargayDiagnostics

/// Finds the anchors and tags of a YAML file, which its tree does not hold.
package enum YAMLProperties {
  /// Where anchors and tags stand, in their order; none when the file is not text.
  package static func scan(_ file: SourceFile, limits: YAMLLimits = .init()) -> [SourceRange] {
    let marks: [UInt8] = [UInt8(ascii: "&"), UInt8(ascii: "!")]
    guard file.bytes.contains(where: marks.contains),
      case .text(let text) = SourceText.check(file, limits: limits)
    else { return [] }
    let table = MarkTable(file, base: text.base, isASCII: text.isASCII)
    let tokens = file.bytes.withUnsafeBufferPointer { bytes in
      CParser(bytes, marks: table)?.scanTokens(before: .max, nesting: limits.nesting)
    }
    return (tokens?.list ?? []).filter { $0.kind == .property }
      .map { SourceRange($0.start, $0.end) }
  }
}
