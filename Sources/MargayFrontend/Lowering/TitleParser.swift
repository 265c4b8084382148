import MargayEvents
import MargayIR

/// An error in an AlertTitle, with its place in the text.
struct TitleError: Error {
  /// What is wrong.
  var message: String
  /// The scalars that are wrong, counted from 0.
  var scalars: Range<Int>
  /// The braces that are doubled to mend it, where that may be what the author meant.
  var braces: [Int]
  /// The scalars of a path that quotes mend, and the path with them; nil for every other error.
  var quoting: (scalars: Range<Int>, path: String)?
}

/// Parses an AlertTitle (Documentation/Language, section 6).
enum TitleParser {
  /// The template, or all errors of the text; `known` has the paths of other files.
  static func parse(
    _ text: String, _ known: KnownTexts?
  ) -> (template: Template, errors: [TitleError]) {
    // In ASCII, which most titles are, every byte is a scalar.
    let bytes = Array(text.utf8)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      var parser = Parser(scalars: bytes, known: known)
      parser.run()
      return (Template(parts: parser.parts), parser.errors)
    }
    var parser = Parser(scalars: text.unicodeScalars.map(\.value), known: known)
    parser.run()
    return (Template(parts: parser.parts), parser.errors)
  }

  /// A reading of the numbers of a title's scalars.
  private struct Parser<Scalar: FixedWidthInteger & UnsignedInteger> {
    let scalars: [Scalar]
    let known: KnownTexts?
    var parts: [Template.Part] = []
    var errors: [TitleError] = []
    var literal: [UInt8] = []

    mutating func run() {
      literal.reserveCapacity(scalars.count)
      var index = 0
      while index < scalars.count {
        let scalar = scalars[index]
        let isDoubled = index + 1 < scalars.count && scalars[index + 1] == scalar
        if scalar == 0x7B, !isDoubled {
          index = placeholder(at: index)
        } else if scalar == 0x7D, !isDoubled {
          errors.append(
            TitleError(
              message: "a lone '}' in AlertTitle: write '}}' for a brace",
              scalars: index..<index + 1, braces: [index]))
          index += 1
        } else {
          if scalar < 0x80 {
            literal.append(UInt8(truncatingIfNeeded: scalar))
          } else if let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: scalar)) {
            literal.append(contentsOf: String(scalar).utf8)
          }
          index += scalar == 0x7B || scalar == 0x7D ? 2 : 1
        }
      }
      flush()
    }

    private mutating func flush() {
      guard !literal.isEmpty else { return }
      parts.append(.text(literal))
      literal = []
    }

    /// Reads the placeholder that opens at `start`; gives the index behind it.
    private mutating func placeholder(at start: Int) -> Int {
      guard let end = closingBrace(after: start) else {
        errors.append(
          TitleError(
            message: "this placeholder in AlertTitle is never closed; write '{{' for a brace",
            scalars: start..<start + 1, braces: [start]))
        return scalars.count
      }
      var lower = start + 1
      var upper = end
      while lower < upper, scalars[lower] == 0x20 { lower += 1 }
      while upper > lower, scalars[upper - 1] == 0x20 { upper -= 1 }
      if let part = knownPart(lower..<upper) {
        flush()
        parts.append(part)
        return end + 1
      }
      let source = text(of: scalars[lower..<upper])
      guard lower < upper else {
        errors.append(
          TitleError(
            message: "an empty placeholder in AlertTitle: name a path, or write '{{}}' for braces",
            scalars: start..<end + 1, braces: [start, end]))
        return end + 1
      }
      switch KeyPathParser.parse(source, names: .folded) {
      case .success(let path) where path.base == .event:
        flush()
        let bytes = Array(source.utf8)
        known?.keep(path, of: bytes, .path)
        parts.append(.value(path, source: bytes))
      case .success:
        errors.append(
          TitleError(
            message: "'@' is the current element and stands only inside Expressions",
            scalars: lower..<upper, braces: [start, end]))
      case .failure(let error):
        let place = min(lower + error.offset, max(lower, end))
        errors.append(
          TitleError(
            message: "\(quoted(source)) in AlertTitle is not a key path: \(error.reason.rawValue)",
            scalars: place..<place + 1, braces: [start, end],
            quoting: error.quoted.map { (scalars: lower..<upper, path: $0) }))
      }
      return end + 1
    }

    /// The value whose path stands at some scalars; nil for one that no file wrote before.
    private func knownPart(_ range: Range<Int>) -> Template.Part? {
      guard let known, let bytes = scalars as? [UInt8] else { return nil }
      let found = bytes.withUnsafeBufferPointer {
        known.path(of: UnsafeBufferPointer(rebasing: $0[range]), .path, .folded)
      }
      return found.map { .value($0.path, source: $0.source) }
    }

    private func text(of scalars: ArraySlice<Scalar>) -> String {
      if let bytes = scalars as? ArraySlice<UInt8> { return String(decoding: bytes, as: UTF8.self) }
      let known = scalars.compactMap { Unicode.Scalar(UInt32(truncatingIfNeeded: $0)) }
      return String(String.UnicodeScalarView(known))
    }

    /// The next `}` outside a quoted name.
    private func closingBrace(after start: Int) -> Int? {
      var isQuoted = false
      var index = start + 1
      while index < scalars.count {
        switch scalars[index] {
        case 0x5C where isQuoted: index += 1
        case 0x22: isQuoted.toggle()
        case 0x7D where !isQuoted: return index
        default: break
        }
        index += 1
      }
      return nil
    }
  }
}
