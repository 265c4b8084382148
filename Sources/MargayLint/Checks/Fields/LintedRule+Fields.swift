import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML

extension FieldUse {
  /// The kind of the documented value; nil where it is not known, for lists, and for what `[*]` gathers.
  var scalarKind: KnownFields.Kind? {
    guard case .field(let field, isElement: false) = resolution, field.kind != .list,
      !path.steps.contains(.wildcard)
    else { return nil }
    return field.kind
  }

  /// The documented values of a text, also of those that `[*]` gathers; nil where there is no such list.
  var documentedValues: [String]? {
    guard case .field(let field, isElement: false) = resolution, !field.values.isEmpty else {
      return nil
    }
    return field.values
  }

  /// Whether the place may hold values that are not documented.
  var mayHaveOtherValues: Bool {
    guard case .field(let field, _) = resolution else { return true }
    return field.values.isEmpty || field.hasOtherValues
  }
}

extension KnownFields.Resolution {
  /// Whether the place may hold a list.
  var mayBeList: Bool {
    switch self {
    case .open: true
    case .field(let field, let isElement):
      field.holdsList || isElement || field.kind == nil
    case .unknown, .nameOnList, .nameInScalar, .elementOfOther: false
    }
  }
}

extension LintedRule {
  /// Where one of the two fields of a comparison stands; nil for other expressions.
  func multiKeyItem(_ place: Int, of expression: Expression) -> SourceRange? {
    guard case .predicate(let predicate) = expression.kind, case .path = predicate.operand,
      let items = entry("Values", of: expression)?.value.items, items.count == 2
    else { return nil }
    return items[place].reportRange
  }

  /// The log types that the file writes, with their places.
  var writtenLogTypes: [(name: String, node: YAMLNode)] {
    guard let names = fields.logTypes, let nodes = entry(.logTypes)?.value.items,
      names.count == nodes.count
    else { return [] }
    return Array(zip(names, nodes).map { (name: $0, node: $1) })
  }

  /// Where a literal of an expression is written, by its place among those of the operand; nil behind an alias.
  func node(ofLiteral number: Int, of expression: Expression) -> YAMLNode? {
    guard case .predicate(let predicate) = expression.kind else { return nil }
    switch predicate.operand {
    case .literal: return entry("Value", of: expression)?.value
    case .literals(let list):
      let nodes = entry("Values", of: expression)?.value.items ?? []
      return nodes.count == list.count ? nodes[number] : nil
    case .none, .path, .network: return nil
    }
  }

  /// A literal that a field is compared with.
  struct Comparison {
    /// The expression that compares.
    let expression: Expression
    /// The literal.
    let literal: Literal
    /// Its place among the literals of the operand.
    let number: Int
  }

  /// The literals that Equals and IsIn compare a field at the top of the event with, in rules of one log type only.
  func comparisons(ofField name: String, in logType: String) -> [Comparison] {
    guard logTypes.count == 1, logTypes[0].utf8.elementsEqual(logType.utf8) else { return [] }
    var found: [Comparison] = []
    for use in fieldUses {
      guard let site = use.site, use.steps.count == 1, case .name(let bytes) = use.steps[0],
        bytes.elementsEqual(name.utf8), let predicate = sites[site].predicate,
        [.equals, .iEquals, .isIn].contains(predicate.condition)
      else { continue }
      let expression = sites[site].expression
      for (number, literal) in predicate.literals.enumerated() {
        found.append(Comparison(expression: expression, literal: literal, number: number))
      }
    }
    return found
  }
}
