/// What stands in Swift source outside of literals and comments, found by a reader of its own.
struct SwiftScan {
  /// The source without comments and without what stands in literals.
  private(set) var code = ""
  /// The source of every interpolation.
  private(set) var interpolations: [String] = []
  /// The texts of the literals without an interpolation, one for each.
  private(set) var literals: [String] = []

  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    while place < scalars.count { step() }
  }

  private func at(_ offset: Int) -> Unicode.Scalar? {
    scalars.indices.contains(place + offset) ? scalars[place + offset] : nil
  }

  private mutating func step() {
    switch scalars[place] {
    case "/" where at(1) == "/":
      while place < scalars.count, scalars[place] != "\n" { place += 1 }
    case "/" where at(1) == "*":
      code += "BLOCK COMMENT"
      place += 2
    case "\"", "#": literal()
    default:
      code.unicodeScalars.append(scalars[place])
      place += 1
    }
  }

  private mutating func literal() {
    var signs = 0
    while at(signs) == "#" { signs += 1 }
    guard at(signs) == "\"" else {
      code += "#"
      place += 1
      return
    }
    let isLong = at(signs + 1) == "\"" && at(signs + 2) == "\""
    place += signs + (isLong ? 3 : 1)
    code += "\"\""
    var text = ""
    var isWhole = true
    while place < scalars.count {
      if scalars[place] == "\"", closes(signs, isLong) {
        place += (isLong ? 3 : 1) + signs
        if isWhole { literals.append(text) }
        return
      }
      if scalars[place] == "\\", (0..<signs).allSatisfy({ at(1 + $0) == "#" }) {
        place += 1 + signs
        isWhole = escape(&text) && isWhole
        continue
      }
      if !isLong, scalars[place] == "\n" { code += "OPEN LITERAL" }
      text.unicodeScalars.append(scalars[place])
      place += 1
    }
    code += "OPEN LITERAL"
  }

  private func closes(_ signs: Int, _ isLong: Bool) -> Bool {
    let quotes = isLong ? 3 : 1
    return (0..<quotes).allSatisfy { at($0) == "\"" }
      && (0..<signs).allSatisfy { at(quotes + $0) == "#" }
  }

  /// Reads what stands behind a backslash; false for an interpolation.
  private mutating func escape(_ text: inout String) -> Bool {
    guard let scalar = at(0) else { return true }
    place += 1
    switch scalar {
    case "(":
      var depth = 1
      var inside = ""
      while place < scalars.count, depth > 0 {
        if scalars[place] == "(" { depth += 1 }
        if scalars[place] == ")" { depth -= 1 }
        if depth > 0 { inside.unicodeScalars.append(scalars[place]) }
        place += 1
      }
      interpolations.append(inside)
      return false
    case "u":
      var digits = ""
      place += 1
      while place < scalars.count, scalars[place] != "}" {
        digits.unicodeScalars.append(scalars[place])
        place += 1
      }
      place += 1
      if let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) {
        text.unicodeScalars.append(scalar)
      } else {
        code += "BAD SCALAR"
      }
    case "n": text += "\n"
    case "r": text.unicodeScalars.append("\r")
    case "t": text += "\t"
    case "0": text.unicodeScalars.append("\0")
    case "\"", "\\", "'": text.unicodeScalars.append(scalar)
    default: code += "BAD ESCAPE"
    }
    return true
  }
}
