extension Condition {
  static let anyElement = Condition(
    .elements(.anyElement), operands: .expressions, grammars: .detection, index: .onDemand,
    documentation:
      "Some element of the list fulfils all Expressions; anything but a list has no elements.",
    examples: [
      .yes("[1, 2]", .elementEquals("2")), .no("[]", .elementEquals("2")),
      .no("2", .elementEquals("2")),
    ])

  static let allElements = Condition(
    .elements(.allElements), operands: .expressions, grammars: .detection, index: .onDemand,
    documentation:
      "Every element of the list fulfils all Expressions; a list without elements does.",
    examples: [
      .yes("[2, 2.0]", .elementEquals("2")), .yes(nil, .elementEquals("2")),
      .no("[1, 2]", .elementEquals("2")),
    ])

  static let onlyOneElement = Condition(
    .elements(.onlyOneElement), operands: .expressions, grammars: .detection, index: .onDemand,
    documentation: "Exactly one element of the list fulfils all Expressions.",
    examples: [
      .yes("[1, 2]", .elementEquals("2")), .no("[2, 2]", .elementEquals("2")),
      .no("[]", .elementEquals("2")),
    ])

  static let noElement = Condition(
    .elements(.noElement), operands: .expressions, grammars: .detection, index: .onDemand,
    documentation:
      "No element of the list fulfils all Expressions; a list without elements has none.",
    examples: [
      .yes("[1, 3]", .elementEquals("2")), .yes("null", .elementEquals("2")),
      .no("[1, 2]", .elementEquals("2")),
    ])
}
