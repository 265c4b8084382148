import MargayIR

extension RuleSchema {
  /// The schema of the value of a top-level key.
  static func value(of key: TopLevelKey) -> SchemaValue {
    let description: SchemaValue = ["description": .string(key.documentation)]
    return description.adding(form(key.form))
  }

  private static func form(_ form: TopLevelKey.Form) -> SchemaValue {
    switch form {
    case .kind:
      [
        "oneOf": .list(
          AnalysisKind.allCases.map {
            ["const": .string($0.rawValue), "description": .string($0.phrase)]
          })
      ]
    case .name: reference("name")
    case .text: ["type": "string"]
    case .flag: ["type": "boolean"]
    case .number(let least):
      ["type": "integer", "minimum": .integer(least), "maximum": .integer(Int(Int32.max))]
    case .severity: reference("severity")
    case .texts: reference("texts")
    case .reports: ["type": "object", "additionalProperties": reference("texts")]
    case .expressions(.filters): list(of: reference("filter"))
    case .expressions(.elements): list(of: reference("element"), least: 1)
    case .expressions(.detection): list(of: reference("expression"), least: 1)
    case .paths: list(of: reference("specifier"))
    case .context: list(of: context)
    case .severities: list(of: dynamicSeverity)
    case .tests: list(of: reference("test"))
    case .extensions:
      mapping([
        (
          "Expect",
          [
            "description": "What is expected of alerts, by the name of a test that matches.",
            "type": "object", "additionalProperties": reference("expectation"),
          ]
        )
      ])
    }
  }

  private static var context: SchemaValue {
    mapping(
      [
        ("KeyName", ["description": "The name in the alert.", "type": "string"]),
        ("KeyValue", reference("specifier")),
      ], required: RuleLayout.contextKeys)
  }

  private static var dynamicSeverity: SchemaValue {
    let names = Severity.allCases.map(\.rawValue) + ["DEFAULT"]
    return mapping(
      [
        (
          "ChangeTo",
          [
            "description":
              "The severity, in any case; DEFAULT ends the search and gives the rule's own.",
            "anyOf": [["enum": .strings(names)], ["pattern": .string(anyCase(names))]],
          ]
        ),
        (
          "Conditions",
          SchemaValue.object([("description", "The match expressions that must all hold.")])
            .adding(list(of: reference("expression"), least: 1))
        ),
      ], required: RuleLayout.severityKeys)
  }

  /// A pattern of names in any case.
  private static func anyCase(_ names: [String]) -> String {
    let patterns = names.map { name in
      name.unicodeScalars.map {
        "[\($0.properties.uppercaseMapping)\($0.properties.lowercaseMapping)]"
      }
      .joined()
    }
    return "^(?:\(patterns.joined(separator: "|")))$"
  }

  static var fieldDefinitions: [(key: String, value: SchemaValue)] {
    [
      (
        "name",
        [
          "type": "string",
          "pattern": .string("^[^\(RuleName.forbidden)\\u0000-\\u001F\\u007F-\\u009F]+$"),
        ]
      ),
      ("severity", ["enum": .strings(Severity.allCases.map(\.rawValue))]),
      ("texts", list(of: ["type": "string"])),
      ("test", test), ("expectation", expectation), ("selection", selection),
    ]
  }

  private static var test: SchemaValue {
    let descriptions: [String: SchemaValue] = [
      "Name": ["description": "The name, unique in the rule.", "type": "string"],
      "ExpectedResult": ["description": "Whether the rule matches.", "type": "boolean"],
      "LogType": ["description": "The log type of the event.", "type": "string"],
      "Mocks": ["description": "Without effect: a rule in YAML calls no functions."],
      "Log": [
        "description": "The event: an object, or the text of its JSON.",
        "type": ["object", "string"],
      ],
    ]
    return mapping(
      RuleLayout.testKeys.map { (key: $0, value: descriptions[$0] ?? [:]) },
      required: ["Name", "ExpectedResult", "Log"])
  }

  private static var expectation: SchemaValue {
    mapping(
      ExpectationField.allCases.map { field in
        let value: SchemaValue =
          switch field {
          case .severity: reference("severity")
          case .destinations: reference("texts")
          case .alertContext: ["type": "object"]
          case .title, .dedup, .description, .reference, .runbook: ["type": "string"]
          }
        return (key: field.rawValue, value: value)
      })
  }

  private static var selection: SchemaValue {
    let texts = list(of: ["type": "string"], least: 1)
    return mapping(
      RuleLayout.selectionKeys.map { key in
        (key: key, value: key == "Severity" ? list(of: reference("severity"), least: 1) : texts)
      }
    ).adding([
      "description": "The rules: every key must hold, of a list one value.", "minProperties": 1,
    ])
  }

  /// The keys of an override file.
  static var overrideProperties: [(key: String, value: SchemaValue)] {
    func changes(_ place: TopLevelKey.Place, _ text: String) -> SchemaValue {
      let keys = TopLevelKey.all.filter { $0.places.contains(place) }
      return mapping(keys.map { (key: $0.name, value: value(of: $0)) })
        .adding(["description": .string(text)])
    }
    let override = mapping(
      [
        ("Select", reference("selection")),
        ("Override", changes(.override, "Values that the rules get in place of their own.")),
        ("Extend", changes(.extend, "What is added to lists of the rules.")),
      ], required: ["Select"])
    let filter = mapping(
      [
        ("Name", ["description": "The name of the filter.", "type": "string", "minLength": 1]),
        (
          "Mode",
          [
            "description": "Include: events must pass it. Exclude: events must not.",
            "enum": ["Include", "Exclude"],
          ]
        ),
        ("Applies", reference("selection")),
        ("Expressions", list(of: reference("expression"), least: 1)),
      ], required: RuleLayout.filterKeys)
    return [
      (
        "Overrides",
        SchemaValue.object([("description", "Changes of rules that stand elsewhere.")])
          .adding(list(of: override))
      ),
      (
        "Filters",
        SchemaValue.object([("description", "Filters before the logic of rules.")])
          .adding(list(of: filter))
      ),
    ]
  }
}
