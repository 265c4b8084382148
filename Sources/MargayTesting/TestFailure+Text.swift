extension TestFailure: CustomStringConvertible {
  /// The message with the sentences of all causes, or with what was expected of an alert field.
  public var description: String {
    let details =
      stage == .expectation
      ? causes.map { "expected \($0.operand ?? ""), actual \($0.value ?? "")" }
      : causes.map(\.sentence)
    return details.isEmpty ? message : message + ": " + details.joined(separator: "; ")
  }
}

extension TestFailure.Cause {
  /// The expression, its result and the reason: `eventName Equals 'a' is false: 'b' does not equal 'a'`.
  package var sentence: String {
    let prefix = element.map { "in element \($0), " } ?? ""
    let expression = [path, condition, operand].compactMap(\.self).joined(separator: " ")
    let result = holds ? " is true" : " is false"
    return prefix + expression + result + (reason.isEmpty ? "" : ": " + reasonClause)
  }

  /// The reason as a clause with a subject.
  private var reasonClause: String {
    if reason.utf8.elementsEqual("missing".utf8) { return "the value is missing" }
    return reason.utf8.starts(with: "is ".utf8) ? "the value " + reason : reason
  }

  /// Whether the value is a list or an object, which reasons do not show.
  package var showsValue: Bool {
    value?.utf8.first == UInt8(ascii: "[") || value?.utf8.first == UInt8(ascii: "{")
  }
}
