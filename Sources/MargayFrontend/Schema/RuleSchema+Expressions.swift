import MargayIR

extension RuleSchema {
  /// The match expressions of the three grammars, and their specifiers.
  static var expressionDefinitions: [(key: String, value: SchemaValue)] {
    [
      ("expression", expression("expression", .detection)),
      ("element", expression("element", .elements)),
      ("filter", expression("filter", .filters)),
      ("specifier", specifier(.detection)), ("elementSpecifier", specifier(.elements)),
      ("path", path(element: false)), ("elementPath", path(element: true)),
      (
        "enrichment",
        mapping(
          [
            ("Table", ["description": "The name of the table.", "type": "string"]),
            ("Selector", ["description": "The field that was looked up.", "type": "string"]),
            ("FieldPath", reference("path")),
          ], required: RuleLayout.enrichmentKeys
        ).adding(["description": "A field that the log pipeline looked up in a table."])
      ),
      (
        "values",
        [
          "description": "The values, of one kind.", "type": "array",
          "anyOf": [
            ["items": ["type": "string"]], ["items": ["type": "number"]],
            ["items": ["type": "boolean"]],
          ],
        ]
      ),
    ]
  }

  // MARK: Specifiers

  private static func path(element: Bool) -> SchemaValue {
    let ident = "[A-Za-z_][A-Za-z0-9_]*"
    let quoted = "\"(?:[^\"\\\\]|\\\\.)*\""
    let index = "\\[(?:\\*|0|-?[1-9][0-9]*)\\]"
    let first = (element ? ["@"] : []) + [ident, quoted, index]
    let further = element ? ", or @ for the element itself" : ""
    let origin = element ? "the element" : "the event"
    let description =
      "A path of names and indexes, such as a.b[0], a[*].\"odd.name\"\(further), from \(origin) on."
    return [
      "description": .string(description),
      "type": "string",
      "pattern": .string(
        "^(?:\(first.joined(separator: "|")))(?:\\.(?:\(ident)|\(quoted))|\(index))*$"),
    ]
  }

  private static func specifierProperties(_ grammar: Grammar) -> [(key: String, value: SchemaValue)]
  {
    let path = ("KeyPath", reference(grammar == .elements ? "elementPath" : "path"))
    guard grammar != .filters else { return [path] }
    return [
      ("Key", ["description": "The name of one field, taken literally.", "type": "string"]),
      (
        "DeepKey",
        [
          "description": "Names of fields and indexes of lists, from the outside in.",
          "type": "array", "items": ["type": ["string", "integer"]], "minItems": 1,
        ]
      ), path,
    ]
  }

  private static func specifier(_ grammar: Grammar) -> SchemaValue {
    mapping(specifierProperties(grammar)).adding(["minProperties": 1, "maxProperties": 1])
  }

  // MARK: Expressions

  /// The rows that may stand in a grammar.
  private static func rows(_ grammar: Grammar) -> [Condition] {
    ConditionTable.all.filter { grammar != .filters || $0.grammars.contains(.inlineFilters) }
  }

  private static func spellings(_ rows: [Condition]) -> [String] {
    rows.flatMap { row in
      [row.positive, row.negative].compactMap { $0 }.flatMap { [$0.canonical] + $0.aliases }
    }
  }

  private static func expression(_ name: String, _ grammar: Grammar) -> SchemaValue {
    let combinators =
      grammar == .filters ? ["All", "Any"] : ["All", "Any", "OnlyOne", "None"]
    let isNested = grammar == .elements
    var properties = specifierProperties(grammar)
    if !isNested { properties.append(("Enrichment", reference("enrichment"))) }
    properties += [
      ("Condition", condition(grammar)), ("Value", ["type": ["string", "number", "boolean"]]),
      ("Values", ["type": "array"]),
    ]
    if grammar != .filters {
      properties.append(("Expressions", list(of: reference("element"), least: 1)))
    }
    properties += combinators.map { combinator in
      let text: SchemaValue = ["description": .string(meaning(of: combinator))]
      return (key: combinator, value: text.adding(list(of: reference(name))))
    }
    let group = SchemaValue.list(combinators.map { ["required": .list([.string($0)])] })
    return mapping(properties).adding([
      "if": ["anyOf": group],
      "then": ["maxProperties": 1],
      "else": ["required": ["Condition"], "allOf": .list(shapes(grammar))],
    ])
  }

  private static func meaning(of combinator: String) -> String {
    switch combinator {
    case "All": "Every one of these holds."
    case "Any": "At least one of these holds."
    case "OnlyOne": "Exactly one of these holds."
    default: "None of these holds."
    }
  }

  /// The names of conditions, each with what it means; other names than the canonical one are deprecated.
  private static func condition(_ grammar: Grammar) -> SchemaValue {
    var names: [SchemaValue] = []
    for row in rows(grammar) {
      for (spellings, isNegated) in [(row.positive, false), (row.negative, true)] {
        guard let spellings else { continue }
        let text = isNegated ? "The negation of \(row.positive.canonical)." : row.documentation
        names.append(["const": .string(spellings.canonical), "description": .string(text)])
        names += spellings.aliases.map {
          [
            "const": .string($0), "deprecated": true,
            "description": .string("Another name of \(spellings.canonical)."),
          ]
        }
      }
    }
    return ["oneOf": .list(names)]
  }

  /// What stands beside a condition, by the operands that it takes.
  private static func shapes(_ grammar: Grammar) -> [SchemaValue] {
    let rows = rows(grammar)
    let specifiers = specifierProperties(grammar).map(\.key)
    let subjects = specifiers + (grammar == .elements ? [] : ["Enrichment"])
    func one(of keys: [String]) -> SchemaValue {
      .list(keys.map { ["required": .list([.string($0)])] })
    }
    func none(of keys: [String]) -> [(key: String, value: SchemaValue)] {
      keys.filter { $0 != "Expressions" || grammar != .filters }.map { (key: $0, value: false) }
    }
    func shape(_ rows: [Condition], _ then: SchemaValue) -> [SchemaValue] {
      guard !rows.isEmpty else { return [] }
      return [
        [
          "if": [
            "properties": ["Condition": ["enum": .strings(spellings(rows))]],
            "required": ["Condition"],
          ],
          "then": then,
        ]
      ]
    }
    let constants = rows.filter { if case .constant = $0.form { true } else { false } }
    let predicates = rows.filter { if case .predicate = $0.form { true } else { false } }
    let elements = rows.filter { if case .elements = $0.form { true } else { false } }
    let valueless = predicates.filter { $0.operands.isSubset(of: .none) }
    let networks = predicates.filter { $0.operands.contains(.network) }
    let lists = predicates.filter { $0.operands.contains(.values) }
    let pairs = predicates.filter { $0.operands.contains(.multiKey) && grammar != .filters }
    let single = predicates.filter {
      $0.operands.contains(.value) && !($0.operands.contains(.multiKey) && grammar != .filters)
    }
    let value: SchemaValue = [
      "required": ["Value"], "oneOf": one(of: subjects),
      "properties": .object(none(of: ["Values", "Expressions"])),
    ]
    let pair: SchemaValue = [
      "required": ["Values"],
      "properties": .object(
        [
          (
            key: "Values",
            value: [
              "description": "Two key specifiers, which are compared with each other.",
              "minItems": 2, "maxItems": 2,
              "items": reference(grammar == .elements ? "elementSpecifier" : "specifier"),
            ]
          )
        ] + none(of: subjects + ["Value", "Expressions"])),
    ]
    return shape(
      constants,
      [
        "properties": .object(
          [(key: "Value", value: ["const": true])]
            + none(of: subjects + ["Values", "Expressions"]))
      ])
      + shape(
        valueless,
        [
          "oneOf": one(of: specifiers),
          "properties": .object(
            [(key: "Value", value: ["const": true])]
              + none(of: (grammar == .elements ? [] : ["Enrichment"]) + ["Values", "Expressions"])),
        ])
      + shape(
        networks,
        [
          "required": ["Value"], "oneOf": one(of: subjects),
          "properties": .object(
            [(key: "Value", value: ["type": "string"])] + none(of: ["Values", "Expressions"])),
        ])
      + shape(
        lists,
        [
          "required": ["Values"], "oneOf": one(of: subjects),
          "properties": .object(
            [(key: "Values", value: reference("values"))] + none(of: ["Value", "Expressions"])),
        ])
      + shape(single, value)
      + shape(pairs, ["if": ["required": ["Values"]], "then": pair, "else": value])
      + shape(
        elements,
        [
          "required": ["Expressions"], "oneOf": one(of: specifiers),
          "properties": .object(
            none(of: (grammar == .elements ? [] : ["Enrichment"]) + ["Value", "Values"])),
        ])
  }
}
