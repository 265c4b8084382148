public import MargayEvents

/// A key path in the notation of rules: `a.b`, `a[0].b`, `a[*].b`, `"odd.name".b` (Documentation/Language, section 2).
///
/// A literal is parsed once. A text that is no path leads nowhere, and makes the function that used it fail with an
/// error that names it: a misspelt path must not pass for a field that is missing.
public struct EventPath: Sendable {
  /// The path as written.
  let source: Text
  /// The path made ready; nil for a text that is none, and for plain names that are looked up as they are read.
  let standing: StandingPath?
  /// Whether the text is a path.
  let isValid: Bool
  /// The path, where its value is found in the event itself, without anything gathered or made.
  @usableFromInline let direct: StandingPath?

  /// Reads a path; keep it where it is used for many events.
  public init(_ text: String) {
    source = Text(text)
    standing = StandingPath(text: source.bytes)
    isValid = standing != nil
    direct = standing.flatMap { $0.isDirect ? $0 : nil }
  }

  /// Reads a path that is kept for many events; a literal behind no label is made for a single use.
  ///
  ///     private static let userName = EventPath(once: "userIdentity.userName")
  public init(once text: String) { self.init(text) }
}

extension EventPath: ExpressibleByStringLiteral {
  /// Reads a path, or finds it among those that were read before.
  public init(stringLiteral literal: StaticString) {
    source = Text(stringLiteral: literal)
    if EventPath.isDottedNames(source.bytes) {
      standing = nil
      isValid = true
      direct = nil
    } else {
      standing =
        source.isLiteral
        ? StandingPath.of(literal: source.bytes) : StandingPath(text: source.bytes)
      isValid = standing != nil
      direct = standing.flatMap { $0.isDirect ? $0 : nil }
    }
  }

  /// Whether a text is a few names without quotes, joined by dots, which need not be parsed.
  private static func isDottedNames(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var startsName = true
    var dots = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "."):
        if startsName { return false }
        startsName = true
        dots += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if startsName { return false }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        startsName = false
      default: return false
      }
    }
    return !startsName && dots < KeyPathParser.maximumSteps
  }
}
