/// Makes names of Swift from texts of rules: legal, of ASCII letters and digits, and short.
enum SwiftNames {
  /// The longest name that is made; longer ones are cut.
  static let longest = 22
  /// The longest name of a type.
  static let longestType = 80

  /// The words of a text: runs of letters and digits; a letter beyond ASCII is written by its number.
  private static func words(of text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": word.append(UInt8(truncatingIfNeeded: scalar.value))
      case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
        word += Array("U\(String(scalar.value, radix: 16, uppercase: true))".utf8)
      default:
        if !word.isEmpty { words.append(word) }
        word = []
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// The name of a type: each word with a capital first letter.
  static func type(_ text: String) -> String {
    var name: [UInt8] = []
    for word in words(of: text) { name += capitalized(word) }
    guard let first = name.first else { return "Detection" }
    if isDigit(first) { name = Array("Detection".utf8) + name }
    let cut = String(decoding: name.prefix(longestType), as: UTF8.self)
    return takenTypes.contains(cut) ? cut + "Detection" : cut
  }

  /// The name of a value: the first word with a small letter at its beginning.
  static func value(_ text: String, or fallback: String) -> String {
    var name: [UInt8] = []
    for (place, word) in words(of: text).enumerated() {
      name += place == 0 ? uncapitalized(word) : capitalized(word)
    }
    guard let first = name.first else { return fallback }
    if isDigit(first) { name = Array(fallback.utf8) + name }
    let cut = String(decoding: name.prefix(longest), as: UTF8.self)
    return keywords.contains(cut) ? cut + "Field" : cut
  }

  private static func capitalized(_ word: [UInt8]) -> [UInt8] {
    guard let first = word.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first else {
      return word
    }
    return [first - 0x20] + word.dropFirst()
  }

  /// A word with its leading capitals small: `ARN` is `arn`, `UserAgent` is `userAgent`, `IPAddress` is `ipAddress`.
  private static func uncapitalized(_ word: [UInt8]) -> [UInt8] {
    let capitals = word.prefix { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }.count
    let isWhole = capitals == word.count || isDigit(word[capitals])
    let small = capitals > 1 && !isWhole ? capitals - 1 : capitals
    return word.prefix(small).map { $0 + 0x20 } + word.dropFirst(small)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  /// Names of types that the output uses, that Swift reserves, or that every rule package knows from Margay.
  static let takenTypes: Set<String> = [
    "ALBAccess", "AlertContext", "AlertContextValue", "Any", "AnyObject", "Array", "Auth0", "Bool",
    "CloudTrail", "CodePlace", "ConditionID", "ContextField", "ConvertedDetections", "Dictionary",
    "Double", "DynamicSeverity", "EKSAudit", "ElementQuantifier", "ElementList", "EnrichmentPath",
    "Event",
    "EventFilter", "EventKeyPath", "EventKeyPathStep", "EventPath", "ExactNumber", "ExpectedAlert",
    "Expression", "GCPAuditLog", "GitHubAudit", "GoogleWorkspace", "GuardDuty", "IPNetwork",
    "IPRange", "Indicator", "Int", "Literal", "MargayKit", "MatchExpression", "MatchOperand",
    "NameMatching", "NginxAccess", "NodeID", "NumberSet", "OktaSystemLog", "Optional", "Osquery",
    "Path",
    "PathComponent", "Predicate", "Previous", "Protocol", "Registry", "ReportMapping", "Rule",
    "RuleExtension", "RuleFilterError", "RuleMetadata", "RuleOverride", "RuleProgram", "RuleTest",
    "S3ServerAccess", "SelectedRules", "Self", "Set", "Severity", "SourceTexts", "String", "Swift",
    "Template", "TestLog", "Text", "TextSet", "Type", "UnreadableEvent", "VPCFlow", "Value",
    "ValueKind", "Void",
  ]

  /// The words that Swift reserves, and those that have a meaning behind a dot.
  private static let keywords: Set<String> = [
    "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
    "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is",
    "let", "nil", "none", "open", "operator", "precedencegroup", "private", "protocol", "public",
    "repeat", "rethrows", "return", "self", "some", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}

/// Tells names of one scope apart: the second of a name gets a number.
struct UniqueNames {
  private var taken: Set<String>

  /// Begins with names that are not to be given.
  init(taken: Set<String> = []) { self.taken = taken }

  /// The name, or the first free one with a number behind it.
  mutating func take(_ name: String) -> String {
    var number = 2
    var unique = name
    while !taken.insert(unique).inserted {
      unique = "\(name)\(number)"
      number += 1
    }
    return unique
  }
}
