import MargayIR

extension RuleSource {
  /// How many conditions on values one line joins at most: more are hard to read, and slow to compile.
  private static let mostJoined = 3
  /// How long a condition in a line is at most; a longer one gets a function.
  private static let longest = 80

  /// A condition as it stands in one line, and the comments that belong above it.
  private typealias Line = (source: String, comments: [String])

  /// Writes the body of a function that says whether a condition holds; `subject` is its parameter.
  func body(_ condition: SwiftCondition, _ subject: String, to writer: inout SwiftWriter) {
    switch condition.kind {
    case .constant(let value):
      writer.comments(condition.comments)
      writer.line(value ? "true" : "false")
    case .all(let children):
      writer.comments(condition.comments)
      lines(children, subject, to: &writer) { line, isLast, writer in
        if isLast { return writer.line("return \(line)") }
        statement("guard \(line) else", "return false", to: &writer)
      }
    case .any(let children):
      writer.comments(condition.comments)
      lines(children, subject, to: &writer) { line, isLast, writer in
        if isLast { return writer.line("return \(line)") }
        statement("if \(line)", "return true", to: &writer)
      }
    case .onlyOne(let children, let isNegated):
      writer.comments(condition.comments)
      writer.line("var count = 0")
      lines(children, subject, to: &writer) { line, _, writer in
        statement("if \(line)", "count += 1", to: &writer)
      }
      writer.line("return count \(isNegated ? "!=" : "==") 1")
    case .test(let value, _, _):
      writer.comments(condition.comments)
      writer.value(value.naming(subject).plain)
    case .elements(_, let list, _, _, _):
      let line = elements(condition, subject)
      let source = ValueReference.plain(line.source)
      writer.comments(condition.comments + line.comments)
      if source.count + 4 <= SwiftValue.lineLength {
        writer.line(source)
      } else {
        writer.line("let list = \(ValueReference.plain(SwiftValue.naming(list, subject)))")
        writer.line("return \(elements(condition, subject, named: "list").source)")
      }
    }
  }

  /// Writes a statement for each condition; a value that lines which follow each other ask for, and no other, is looked
  /// up once.
  private func lines(
    _ children: [SwiftCondition], _ subject: String, to writer: inout SwiftWriter,
    _ write: (_ line: String, _ isLast: Bool, inout SwiftWriter) -> Void
  ) {
    let lines = children.map { markedLine($0, subject) }
    let values = lines.map { line in ValueReference.values(in: line.source) }
    var named: (source: String, name: String)?
    for (place, line) in lines.enumerated() {
      writer.comments(line.comments)
      let source = RuleSource.onlyValue(values[place])
      if named == nil || source != named?.source {
        named = nil
        let run = values[place...].prefix { RuleSource.onlyValue($0) == source }
        if let source, let first = values[place].first, run.map(\.count).reduce(0, +) > 1 {
          let name = localName(first.name)
          named = (source, name)
          writer.line("let \(name) = \(source)")
        }
      }
      write(
        ValueReference.plain(line.source, calling: named), place == lines.count - 1, &writer)
    }
  }

  /// The source of the value that all of a line's values are.
  private static func onlyValue(_ values: [(name: String, source: String)]) -> String? {
    values.first.flatMap { first in
      values.allSatisfy { $0.source == first.source } ? first.source : nil
    }
  }

  private func statement(_ head: String, _ inside: String, to writer: inout SwiftWriter) {
    if 4 + head.count + inside.count + 5 <= SwiftValue.lineLength {
      writer.line("\(head) { \(inside) }")
    } else {
      writer.block(head) { $0.line(inside) }
    }
  }

  /// The source of a condition in one line: itself where it is short, else the call of a function of its own.
  func line(
    _ condition: SwiftCondition, _ subject: String
  ) -> (source: String, comments: [String]) {
    let line = markedLine(condition, subject)
    return (ValueReference.plain(line.source), line.comments)
  }

  private func markedLine(_ condition: SwiftCondition, _ subject: String) -> Line {
    var short: Line?
    switch condition.kind {
    case .constant, .test: short = (joined(condition, subject), condition.comments)
    case .all(let children), .any(let children):
      if children.count <= RuleSource.mostJoined, children.allSatisfy(\.isTest) {
        short = (joined(condition, subject), condition.allComments)
      }
    case .elements:
      let line = elements(condition, subject)
      short = (line.source, condition.comments + line.comments)
    case .onlyOne: break
    }
    if let short, ValueReference.plain(short.source).count <= RuleSource.longest { return short }
    var inner = condition
    inner.comments = []
    let name = memberName(RuleSource.helperName(condition))
    helpers.append(Helper(name: name, parameter: subject, condition: inner))
    return ("\(name)(\(subject))", condition.comments)
  }

  /// A name for the function of a condition.
  private static func helperName(_ condition: SwiftCondition) -> String {
    let prefix =
      switch condition.kind {
      case .any: "any"
      case .onlyOne: "onlyOne"
      case .elements(let quantifier, _, _, _, _):
        quantifier == .allElements ? "all" : "some"
      case .all, .test, .constant: "has"
      }
    let name = condition.name
    let first = name.first.map { String($0).uppercased() } ?? ""
    return String((prefix + first + name.dropFirst()).prefix(SwiftNames.longest))
  }

  private func joined(_ condition: SwiftCondition, _ subject: String) -> String {
    switch condition.kind {
    case .constant(let value): value ? "true" : "false"
    case .test(let value, _, _): SwiftValue.naming(value.flat ?? "false", subject)
    case .all(let children): children.map { joined($0, subject) }.joined(separator: " && ")
    case .any(let children): children.map { joined($0, subject) }.joined(separator: " || ")
    case .elements, .onlyOne: "false"
    }
  }

  /// The source of a list comprehension, over the list or the source that names it.
  private func elements(
    _ condition: SwiftCondition, _ subject: String, named: String? = nil
  ) -> Line {
    guard case .elements(let quantifier, let source, let body, let isNegated, _) = condition.kind
    else { return ("false", []) }
    let list = named ?? SwiftValue.naming(source, subject)
    let inside = inElement(body)
    let call =
      switch quantifier {
      case .anyElement, .noElement:
        "\(isNegated ? "!" : "")\(list).contains(where: { \(inside.source) })"
      case .allElements: "\(isNegated ? "!" : "")\(list).allSatisfy({ \(inside.source) })"
      case .onlyOneElement:
        "\(list).count(where: { \(inside.source) }) \(isNegated ? "!=" : "==") 1"
      }
    return (call, inside.comments)
  }

  /// The source of a condition in a closure.
  private func inElement(_ body: SwiftCondition) -> Line {
    if isShortInElement(body) {
      let inline = ValueReference.plain(joined(body, "$0"))
      if inline.count <= RuleSource.longestInElement { return (inline, body.allComments) }
    }
    // A body may be asked for its source twice: for its length, then to be written.
    let key = "\(body)"
    if let known = elementHelpers[key] { return ("\(known)($0)", []) }
    let name = memberName(RuleSource.elementName(body))
    elementHelpers[key] = name
    helpers.append(Helper(name: name, parameter: "element", condition: body))
    return ("\(name)($0)", [])
  }

  private static let longestInElement = 44

  private func isShortInElement(_ body: SwiftCondition) -> Bool {
    switch body.kind {
    case .test: true
    case .all(let children), .any(let children):
      children.count == 2 && children.allSatisfy(\.isTest)
    default: false
    }
  }

  private static func elementName(_ body: SwiftCondition) -> String {
    let name = body.name
    let first = name.first.map { String($0).uppercased() } ?? ""
    return String(("matches" + first + name.dropFirst()).prefix(SwiftNames.longest))
  }
}

extension SwiftCondition {
  /// Whether it is one condition on one value.
  fileprivate var isTest: Bool {
    if case .test = kind { return true }
    return false
  }
}

extension SwiftValue {
  /// The value without marks.
  fileprivate var plain: SwiftValue {
    switch self {
    case .atom(let source): .atom(ValueReference.plain(source))
    case .call(let name, let arguments):
      .call(ValueReference.plain(name), arguments.map { ($0.label, $0.value.plain) })
    default: self
    }
  }

  /// The value with the element of a list comprehension called `subject`.
  fileprivate func naming(_ subject: String) -> SwiftValue {
    switch self {
    case .atom(let source): .atom(SwiftValue.naming(source, subject))
    case .call(let name, let arguments):
      .call(
        SwiftValue.naming(name, subject),
        arguments.map { ($0.label, $0.value.naming(subject)) })
    default: self
    }
  }

  fileprivate static func naming(_ source: String, _ subject: String) -> String {
    source.split(separator: SwiftCondition.element, omittingEmptySubsequences: false)
      .joined(separator: subject)
  }
}
