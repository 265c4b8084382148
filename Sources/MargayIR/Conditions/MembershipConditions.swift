extension Condition {
  static let contains = Condition(
    .predicate(.contains), negative: "DoesNotContain", aliases: ["Has"],
    negativeAliases: ["DoesNotHave"], operands: [.value, .multiKey], literalKinds: .all,
    index: .substring,
    documentation:
      "The value is a string with the operand in it, a list with an element that equals it, or an object with that key.",
    examples: [
      .yes(#""abc""#, .value(#""b""#)), .yes(#"["abc", 1]"#, .value("1.0")),
      .no(#"["abc"]"#, .value(#""b""#)), .yes(#"{"a": null}"#, .value(#""a""#)),
      .no(#"{"A": 1}"#, .value(#""a""#)), .no("123", .value(#""2""#)),
    ])

  static let iContains = Condition(
    .predicate(.iContains), negative: "IDoesNotContain", operands: [.value, .multiKey],
    literalKinds: .all, index: .substring,
    documentation:
      "As Contains, strings, elements and keys compared after lower-casing.",
    examples: [
      .yes(#""ABC""#, .value(#""b""#)), .yes(#"["ABC"]"#, .value(#""abc""#)),
      .no(#"["ABC"]"#, .value(#""b""#)), .yes(#"{"A": 1}"#, .value(#""a""#)),
      .no(nil, .value(#""""#)),
    ])

  static let isIn = Condition(
    .predicate(.isIn), negative: "IsNotIn", operands: .values, literalKinds: .all,
    index: .equality,
    documentation: "The value equals one of the operands, or is a list with an element that does.",
    examples: [
      .yes(#""b""#, .values(#"["a", "b"]"#)), .yes(#"["c", "a"]"#, .values(#"["a", "b"]"#)),
      .yes("2.0", .values("[1, 2]")), .no(#""c""#, .values(#"["a", "b"]"#)),
      .no("null", .values(#"["a"]"#)), .no(#""a""#, .values("[]")),
    ])
}
