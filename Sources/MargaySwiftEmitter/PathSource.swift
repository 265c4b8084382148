import MargayEvents

/// The source of key paths that stand where they are used: a few plain names, which events find without preparation.
///
/// All others, with a `[*]`, quotes or many steps, are constants of the rule (`RuleConstants`).
enum PathSource {
  /// How many steps a subscript of an event, or of a value, takes without a list.
  static let mostSteps = (event: 5, value: 3)
  /// How many characters a path in a line has at most.
  private static let longest = 64

  /// The literals between the brackets of a subscript: `"userIdentity", "type"`; nil for a path that is not of plain
  /// names and places, and for a long one.
  static func components(_ steps: [EventKeyPathStep], atMost count: Int) -> String? {
    guard 1...count ~= steps.count else { return nil }
    var literals: [String] = []
    for step in steps {
      switch step {
      case .name(let name):
        guard isPlain(name[...]) else { return nil }
        literals.append(SwiftText.quoted(name))
      case .index(let index): literals.append(String(index))
      case .wildcard: return nil
      }
    }
    let source = literals.joined(separator: ", ")
    return source.utf8.count <= longest ? source : nil
  }

  /// Whether a path in the notation of rules is a few plain names joined by dots.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= longest
      && Array(text.utf8).split(
        separator: UInt8(ascii: "."), omittingEmptySubsequences: false
      ).allSatisfy(isPlain)
  }

  /// Whether a name has letters, digits and `_` of ASCII only, and does not begin with a digit.
  private static func isPlain(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.first, !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= first) else {
      return false
    }
    return name.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}
