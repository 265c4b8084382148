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
    guard let names = fields.logTypes, let nodes = entry("LogTypes")?.value.items,
      names.count == nodes.count
    else { return [] }
    return Array(zip(names, nodes).map { (name: $0, node: $1) })
  }

  /// The literals that an expression compares with, with their places; none behind an alias.
  func literals(of expression: Expression) -> [(literal: Literal, node: YAMLNode)] {
    guard case .predicate(let predicate) = expression.kind else { return [] }
    switch predicate.operand {
    case .literal(let literal):
      return entry("Value", of: expression).map { [(literal, $0.value)] } ?? []
    case .literals(let list):
      let nodes = entry("Values", of: expression)?.value.items ?? []
      return nodes.count == list.count
        ? Array(zip(list, nodes).map { (literal: $0, node: $1) }) : []
    default: return []
    }
  }

  /// The literals that Equals and IsIn compare a field at the top of the event with, in rules of one log type only.
  func comparisons(
    ofField name: StaticString, in logType: String
  ) -> [(expression: Expression, literal: Literal, node: YAMLNode?)] {
    guard logTypes.count == 1, logTypes[0].utf8.elementsEqual(logType.utf8) else { return [] }
    var found: [(Expression, Literal, YAMLNode?)] = []
    for use in fieldUses {
      guard let site = use.site, use.steps.count == 1, case .name(let bytes) = use.steps[0],
        bytes.count == name.utf8CodeUnitCount,
        bytes.elementsEqual(
          UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)),
        let predicate = sites[site].predicate,
        [.equals, .iEquals, .isIn].contains(predicate.condition)
      else { continue }
      let expression = sites[site].expression
      found += literals(of: expression).map { (expression, $0.literal, $0.node) }
    }
    return found
  }
}
