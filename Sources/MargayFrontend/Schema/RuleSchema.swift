import MargayIR

/// The JSON Schema (2020-12) of rule files and override files, for editors: made of the tables that the reader uses.
///
/// It says less than the reader: what a value means, that names are unique, whether a base exists.
package enum RuleSchema {
  /// The schema as indented JSON; ends with a line feed.
  package static var document: String { root.document }

  private static let root: SchemaValue = [
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:margay:schema:rule:1.0",
    "title": "Rule file",
    "description":
      "A detection in YAML (Simple Detection or derived detection), the metadata of a Python rule, or an override file.",
    "type": "object",
    "properties": .object(
      TopLevelKey.all.map { (key: $0.name, value: value(of: $0)) } + overrideProperties),
    "if": ["required": ["AnalysisType"]],
    "then": [
      "if": ["properties": ["AnalysisType": ["enum": ["rule", "scheduled_rule"]]]],
      "then": ruleFile,
    ],
    "else": [
      "if": ["anyOf": [["required": ["Overrides"]], ["required": ["Filters"]]]],
      "then": ["propertyNames": ["enum": .strings(RuleLayout.overrideFileKeys)]],
      "else": ["required": ["AnalysisType"]],
    ],
    "$defs": .object(definitions),
  ]

  /// The files whose AnalysisType is `rule` or `scheduled_rule`, by the keys that decide what they are.
  private static let ruleFile: SchemaValue = [
    "if": ["required": ["BaseDetection"]],
    "then": [
      "properties": ["AnalysisType": ["const": "rule"]],
      "required": ["RuleID"],
      "propertyNames": names(.derived),
    ],
    "else": [
      "if": ["required": ["Filename"], "not": ["required": ["Detection"]]],
      "then": [
        "required": ["RuleID", "Enabled", "Severity"], "propertyNames": names([.simple, .python]),
      ],
      "else": simple,
    ],
  ]

  private static let simple: SchemaValue = [
    "required": ["RuleID", "Enabled", "Severity", "Detection"],
    "propertyNames": names(.simple),
    "if": ["properties": ["AnalysisType": ["const": "rule"]]],
    "then": ["required": ["LogTypes"], "properties": ["ScheduledQueries": false]],
    "else": [
      "oneOf": [["required": ["LogTypes"]], ["required": ["ScheduledQueries"]]],
      "properties": ["InlineFilters": false],
    ],
  ]

  private static func names(_ place: TopLevelKey.Place) -> SchemaValue {
    ["enum": .strings(TopLevelKey.all.filter { !$0.places.isDisjoint(with: place) }.map(\.name))]
  }

  private static var definitions: [(key: String, value: SchemaValue)] {
    expressionDefinitions + fieldDefinitions
  }

  static func reference(_ name: String) -> SchemaValue { ["$ref": .string("#/$defs/\(name)")] }

  /// A mapping of some keys and no others.
  static func mapping(
    _ properties: [(key: String, value: SchemaValue)], required: [String] = []
  ) -> SchemaValue {
    var fields: [(key: String, value: SchemaValue)] = [
      ("type", "object"), ("properties", .object(properties)), ("additionalProperties", false),
    ]
    if !required.isEmpty { fields.append(("required", .strings(required))) }
    return .object(fields)
  }

  static func list(of items: SchemaValue, least: Int = 0) -> SchemaValue {
    least == 0
      ? ["type": "array", "items": items]
      : ["type": "array", "items": items, "minItems": .integer(least)]
  }
}
