/// Reads the text of a key path (Documentation/Language, section 2).
///
/// `@` at the beginning gives a path from the current element; any other path begins at the event, and whoever
/// reads it inside Expressions moves it to the element.
package enum KeyPathParser {
  /// The greatest number of steps, `@` counted.
  package static let maximumSteps = 64

  /// The path that `text` is, or why it is none.
  package static func parse(
    _ text: String, names: NameMatching
  ) -> Result<EventKeyPath, KeyPathError> {
    if let path = plain(text, names: names) { return .success(path) }
    var scan = KeyPathScan(text)
    switch scan.path(names: names) {
    case .success(let path):
      return .success(path)
    case .failure(var error):
      error.quoted = KeyPathQuoting.quoted(text, names: names)
      return .failure(error)
    }
  }
}

extension KeyPathParser {
  /// A path of names without quotes, as most are; nil for any other text.
  private static func plain(_ text: String, names: NameMatching) -> EventKeyPath? {
    var text = text
    let steps = text.withUTF8 { plainSteps($0) }
    return steps.isEmpty ? nil : EventKeyPath(steps: steps, names: names)
  }

  /// The names between the dots of a text; empty for a text of another form.
  private static func plainSteps(_ text: UnsafeBufferPointer<UInt8>) -> [EventKeyPathStep] {
    var steps: [EventKeyPathStep] = []
    steps.reserveCapacity(text.count { $0 == 0x2E } + 1)
    var start = 0
    for index in 0...text.count {
      let byte = index < text.count ? text[index] : 0x2E
      let letter = byte | 0x20
      if letter >= 0x61 && letter <= 0x7A || byte == 0x5F
        || byte >= 0x30 && byte <= 0x39 && index > start
      {
        continue
      }
      guard byte == 0x2E, index > start, steps.count < maximumSteps else { return [] }
      steps.append(.name(Array(UnsafeBufferPointer(rebasing: text[start..<index]))))
      start = index + 1
    }
    return steps
  }
}

/// One reading of a path's text, scalar by scalar.
struct KeyPathScan {
  let scalars: [Unicode.Scalar]
  /// The offset of the next scalar.
  private(set) var position = 0
  /// The offset at which the present step begins, the dot before it excluded.
  private(set) var stepStart = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The error has no text with quotes yet.
  mutating func path(names: NameMatching) -> Result<EventKeyPath, KeyPathError> {
    var path = EventKeyPath(steps: [], names: names)
    do throws(KeyPathError) {
      if next == "@" {
        path.base = .element
        position += 1
      } else if next == "[" {
        path.steps.append(try index())
      } else {
        path.steps.append(.name(try name()))
      }
      while let scalar = next {
        let count = path.steps.count + (path.base == .element ? 1 : 0)
        guard scalar == "." || scalar == "[" else {
          throw KeyPathError(
            reason: endsInBareName ? .unquotedName : .noSeparator, offset: position)
        }
        guard count < KeyPathParser.maximumSteps else {
          throw KeyPathError(reason: .tooManySteps, offset: position)
        }
        if scalar == "[" {
          path.steps.append(try index())
        } else {
          position += 1
          path.steps.append(.name(try name()))
        }
      }
      return .success(path)
    } catch {
      return .failure(error)
    }
  }

  private var next: Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  /// Whether the last step that was read is a name without quotes, or `@`.
  private var endsInBareName: Bool {
    stepStart < position && scalars[stepStart] != "\"" && scalars[stepStart] != "["
  }

  private mutating func name() throws(KeyPathError) -> [UInt8] {
    stepStart = position
    guard let first = next else { throw KeyPathError(reason: .noStep, offset: position) }
    if first == "\"" { return try quotedName() }
    guard Self.isNameStart(first) else {
      let reason: KeyPathError.Reason = first == "." || first == "[" ? .noStep : .unquotedName
      throw KeyPathError(reason: reason, offset: position)
    }
    while let scalar = next, Self.isNamePart(scalar) { position += 1 }
    return scalars[stepStart..<position].map { UInt8(truncatingIfNeeded: $0.value) }
  }

  static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "_": true
    default: false
    }
  }

  static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    isNameStart(scalar) || ("0"..."9").contains(scalar)
  }

  private mutating func index() throws(KeyPathError) -> EventKeyPathStep {
    stepStart = position
    let bracket = position
    let broken = KeyPathError(reason: .badIndex, offset: bracket)
    position += 1
    if next == "*" {
      position += 1
      guard next == "]" else { throw broken }
      position += 1
      return .wildcard
    }
    let isNegative = next == "-"
    if isNegative { position += 1 }
    let firstDigit = position
    var value: Int64 = 0
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = value * 10 + Int64(scalar.value - 0x30)
      guard value <= 1 << 31 else { throw broken }
      position += 1
    }
    let digits = position - firstDigit
    guard digits > 0, next == "]",
      scalars[firstDigit] != "0" || (digits == 1 && !isNegative),
      let index = Int32(exactly: isNegative ? -value : value)
    else { throw broken }
    position += 1
    return .index(index)
  }

  /// The name in a JSON string; lone surrogates become U+FFFD, as in events.
  private mutating func quotedName() throws(KeyPathError) -> [UInt8] {
    var name: [UInt8] = []
    position += 1
    while let scalar = next {
      switch scalar {
      case "\"":
        position += 1
        return name
      case "\\":
        name.append(contentsOf: UTF8.encode(try escape())?.map { $0 } ?? [])
      default:
        guard scalar.value >= 0x20 else {
          throw KeyPathError(reason: .badQuotedName, offset: position)
        }
        name.append(contentsOf: UTF8.encode(scalar)?.map { $0 } ?? [])
        position += 1
      }
    }
    throw KeyPathError(reason: .unclosedName, offset: position)
  }

  private mutating func escape() throws(KeyPathError) -> Unicode.Scalar {
    position += 1
    guard let letter = next else {
      throw KeyPathError(reason: .unclosedName, offset: position)
    }
    let simple: Unicode.Scalar
    switch letter {
    case "\"", "\\", "/": simple = letter
    case "b": simple = "\u{8}"
    case "f": simple = "\u{C}"
    case "n": simple = "\n"
    case "r": simple = "\r"
    case "t": simple = "\t"
    case "u":
      position += 1
      return try unicodeEscape()
    default: throw KeyPathError(reason: .badQuotedName, offset: position)
    }
    position += 1
    return simple
  }

  private mutating func unicodeEscape() throws(KeyPathError) -> Unicode.Scalar {
    let unit = try hexUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, position + 1 < scalars.count, next == "\\",
      scalars[position + 1] == "u"
    else { return "\u{FFFD}" }
    var ahead = self
    ahead.position += 2
    let low = try ahead.hexUnit()
    guard (0xDC00...0xDFFF).contains(low) else { return "\u{FFFD}" }
    position = ahead.position
    return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexUnit() throws(KeyPathError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let scalar = next else {
        throw KeyPathError(reason: .unclosedName, offset: position)
      }
      guard scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
        throw KeyPathError(reason: .badQuotedName, offset: position)
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
