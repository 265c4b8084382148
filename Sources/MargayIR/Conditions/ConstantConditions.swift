extension Condition {
  static let alwaysTrue = Condition(
    .constant(true), operands: .none, grammars: .detection, index: .onDemand,
    documentation: "True for every event.", examples: [.yes(nil)])

  static let alwaysFalse = Condition(
    .constant(false), operands: .none, grammars: .detection, index: .onDemand,
    documentation: "False for every event.", examples: [.no(nil)])
}
