import MargayYAML

/// A short text form of a tree, for expectations.
func outline(_ node: YAMLNode?) -> String {
  guard let node else { return "none" }
  switch node.content {
  case .invalid: return "invalid"
  case .sequence(let items): return "[" + items.map(outline).joined(separator: ", ") + "]"
  case .mapping(let entries):
    return "{" + entries.map { outline($0.key) + ": " + outline($0.value) }.joined(separator: ", ")
      + "}"
  case .scalar(let scalar):
    switch scalar.value {
    case .string: return "'" + scalar.text + "'"
    case .null: return "null"
    case .bool(let value): return String(value)
    case .integer(let digits): return digits
    case .float(let number): return "float " + number
    case .ambiguous(let vendor, let number): return "ambiguous \(vendor ?? "text")/\(number)"
    case .notFinite: return "not finite"
    }
  }
}
