/// A rule as the random generator makes it: the text of its match expressions, and what they say.
indirect enum OracleExpression {
  /// All, Any, OnlyOne or None.
  case combinator(String, [OracleExpression])
  case constant(Bool)
  case predicate(OraclePredicate)
  /// A list comprehension by the name of its condition.
  case elements(String, OraclePath, [OracleExpression])
}

/// A path: what is written and what its steps are.
struct OraclePath {
  enum Step {
    case name(String)
    case index(Int)
    case everyElement
  }

  /// The specifier, such as `KeyPath: "a[0]"`.
  var specifier: String
  var steps: [Step]
}

/// A condition on a value.
struct OraclePredicate {
  enum Subject {
    case path(OraclePath)
    /// Table, selector and the path in a row.
    case enrichment(String, String, OraclePath)
    /// The first of two paths.
    case first(OraclePath)
  }

  enum Operand {
    case none
    case value(OracleValue)
    case values([OracleValue])
    case network(String)
    /// The second of two paths.
    case second(OraclePath)
  }

  /// The name as it is written, an alias perhaps.
  var written: String
  /// The canonical name of the positive.
  var condition: String
  var isNegated: Bool
  var subject: Subject
  var operand: Operand
}

extension OracleExpression {
  /// The text of a match expression, in flow style on one line.
  var yaml: String {
    switch self {
    case .combinator(let name, let children):
      "{\(name): [\(children.map(\.yaml).joined(separator: ", "))]}"
    case .constant(let value): "{Condition: \(value ? "AlwaysTrue" : "AlwaysFalse")}"
    case .predicate(let predicate): predicate.yaml
    case .elements(let name, let path, let body):
      "{\(path.specifier), Condition: \(name), Expressions: "
        + "[\(body.map(\.yaml).joined(separator: ", "))]}"
    }
  }
}

extension OraclePredicate {
  fileprivate var yaml: String {
    var parts: [String] = []
    switch subject {
    case .path(let path): parts.append(path.specifier)
    case .enrichment(let table, let selector, let path):
      let field = path.specifier.dropFirst("KeyPath: ".count)
      parts.append("Enrichment: {Table: \(table), Selector: \(selector), FieldPath: \(field)}")
    case .first: break
    }
    parts.append("Condition: \(written)")
    switch operand {
    case .none: break
    case .value(let value): parts.append("Value: \(value.yaml)")
    case .values(let values):
      parts.append("Values: [\(values.map(\.yaml).joined(separator: ", "))]")
    case .network(let text): parts.append("Value: '\(text)'")
    case .second(let second):
      guard case .first(let first) = subject else { break }
      parts.append("Values: [{\(first.specifier)}, {\(second.specifier)}]")
    }
    return "{\(parts.joined(separator: ", "))}"
  }
}

extension OracleValue {
  /// A scalar as YAML.
  var yaml: String {
    if case .string(let text) = self { return QuotedText(text).source }
    return json
  }
}
