import MargayEvents
import MargayIR

/// What a rule's source makes once: key paths, sets of texts, networks, numbers, long texts.
///
/// Equal ones stand once.
struct RuleConstants {
  /// A constant of a rule: its declaration without `static let`.
  private struct Constant {
    let name: String
    let type: String?
    let value: SwiftValue
  }

  private var pathNames: [[UInt8]: String] = [:]
  private var paths: [(name: String, text: String)] = []
  private var uniquePaths = UniqueNames()
  private var names: [String: String] = [:]
  private var constants: [Constant] = []
  private var unique = UniqueNames()

  /// The source that names a key path, by its text.
  mutating func path(_ text: String, _ steps: [EventKeyPathStep]) -> String {
    let key = Array(text.utf8)
    if let known = pathNames[key] { return "Path.\(known)" }
    let name = uniquePaths.take(RuleConstants.name(of: steps))
    pathNames[key] = name
    paths.append((name, text))
    return "Path.\(name)"
  }

  /// A name of a key path: its last names, as many as are short enough.
  static func name(of steps: [EventKeyPathStep]) -> String {
    let words = steps.map { step in
      switch step {
      case .name(let name): String(decoding: name, as: UTF8.self)
      case .index(let index): index < 0 ? "last\(-Int(index))" : "\(index)"
      case .wildcard: "each"
      }
    }
    for count in stride(from: words.count, to: 0, by: -1) {
      let joined = words.suffix(count).joined(separator: " ")
      let name = SwiftNames.value(joined, or: "field")
      if joined.utf8.count <= SwiftNames.longest || count == 1 { return name }
    }
    return "element"
  }

  /// The source that names a set of texts.
  mutating func texts(_ texts: [[UInt8]], of name: String) -> String {
    let strings = texts.map { String(decoding: $0, as: UTF8.self) }
    let key = "texts \(strings.map { SwiftText.quoted($0) }.joined(separator: ","))"
    let plural = name.utf8.last == UInt8(ascii: "s") ? name + "Texts" : name + "s"
    return constant(key, plural) { name in
      guard texts.count > RuleConstants.mostElements, RuleConstants.fitLines(strings) else {
        return Constant(name: name, type: "TextSet", value: .strings(strings))
      }
      // A long array literal takes the compiler seconds; one text does not.
      let lines = strings.flatMap { SwiftText.lines($0) }
      return Constant(
        name: name, type: nil,
        value: .call(
          "TextSet", [("lines", .lines(open: "\"\"\"", lines, close: "\"\"\""))]))
    }
  }

  /// How many elements an array literal has at most, where there is another way.
  private static let mostElements = 60

  private static func fitLines(_ texts: [String]) -> Bool {
    texts.allSatisfy { text in !text.unicodeScalars.contains { $0 == "\n" || $0 == "\"" } }
  }

  /// The source that names a set of numbers.
  mutating func numbers(_ texts: [String], of name: String) -> String {
    constant("numbers \(texts.joined(separator: ","))", name + "Values") { name in
      Constant(
        name: name, type: "NumberSet",
        value: .array(texts.map { .atom(NumberSource.element($0)) }))
    }
  }

  /// The source that names a number that no literal of Swift is exact for.
  mutating func number(_ text: String, of name: String) -> String {
    constant("number \(text)", name + "Value") { name in
      Constant(name: name, type: nil, value: .atom("ExactNumber(\(SwiftText.quoted(text)))"))
    }
  }

  /// The source that names a network.
  mutating func network(_ network: IPNetwork) -> String {
    constant("network \(network.text)", "network") { name in
      Constant(
        name: name, type: nil, value: .call("IPRange", [("literal", .string(network.text))]))
    }
  }

  /// The source that names a text which is too long for the line that it is used in.
  mutating func text(_ text: [UInt8], of name: String) -> String {
    let quoted = SwiftText.quoted(text)
    return constant("text \(quoted)", name + "Value") { name in
      Constant(name: name, type: "Text", value: .atom(quoted))
    }
  }

  private mutating func constant(
    _ key: String, _ wanted: String, _ make: (String) -> Constant
  ) -> String {
    if let known = names[key] { return "Self.\(known)" }
    let constant = make(unique.take(wanted))
    names[key] = constant.name
    constants.append(constant)
    return "Self.\(constant.name)"
  }

  /// Writes the declarations.
  func write(to writer: inout SwiftWriter) {
    if !paths.isEmpty {
      writer.blank()
      writer.block("private enum Path") { writer in
        for path in paths {
          writer.assignment(
            "static let \(path.name)", .call("EventPath", [("once", .string(path.text))]))
        }
      }
    }
    if !constants.isEmpty { writer.blank() }
    for constant in constants {
      writer.assignment(
        "private static let \(constant.name)\(constant.type.map { ": \($0)" } ?? "")",
        constant.value)
    }
  }
}

/// The source of numbers: literals only where their value is exactly that of the text.
enum NumberSource {
  /// A literal for the comparison with a value; nil where none is exact.
  static func literal(_ text: String) -> String? { integer(text) ?? fraction(text) }

  /// An element of a list of exact numbers.
  static func element(_ text: String) -> String {
    integer(text) ?? "ExactNumber(\(SwiftText.quoted(text)))"
  }

  /// An integer of 64 bits, its digits in groups.
  private static func integer(_ text: String) -> String? {
    guard let value = Int64(text) else { return nil }
    let digits = String(value.magnitude)
    guard digits.utf8.count >= 7 else { return String(value) }
    var grouped: [UInt8] = []
    for (place, digit) in digits.utf8.enumerated() {
      if place > 0, (digits.utf8.count - place) % 3 == 0 { grouped.append(UInt8(ascii: "_")) }
      grouped.append(digit)
    }
    return (value < 0 ? "-" : "") + String(decoding: grouped, as: UTF8.self)
  }

  /// A decimal fraction of at most three places and fifteen digits.
  ///
  /// Compilers may read a literal with 64 bits of precision first; of such short ones the result is the same, since
  /// none lies within that precision of the middle between two doubles.
  private static func fraction(_ text: String) -> String? {
    let parts = text.utf8.drop { $0 == UInt8(ascii: "-") }
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, 1...3 ~= parts[1].count, parts[0].count >= 1,
      parts[0].count + parts[1].count <= 15,
      parts.allSatisfy({ $0.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } })
    else { return nil }
    return text
  }
}
