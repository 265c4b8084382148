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
      for child in children.dropLast() {
        let line = line(child, subject)
        writer.comments(line.comments)
        statement("guard \(line.source) else", "return false", to: &writer)
      }
      last(children, subject, to: &writer)
    case .any(let children):
      writer.comments(condition.comments)
      for child in children.dropLast() {
        let line = line(child, subject)
        writer.comments(line.comments)
        statement("if \(line.source)", "return true", to: &writer)
      }
      last(children, subject, to: &writer)
    case .onlyOne(let children, let isNegated):
      writer.comments(condition.comments)
      writer.line("var count = 0")
      for child in children {
        let line = line(child, subject)
        writer.comments(line.comments)
        statement("if \(line.source)", "count += 1", to: &writer)
      }
      writer.line("return count \(isNegated ? "!=" : "==") 1")
    case .test(let value, _, _):
      writer.comments(condition.comments)
      writer.value(value.naming(subject))
    case .elements(_, let list, _, _, _):
      let line = elements(condition, subject)
      writer.comments(condition.comments + line.comments)
      if line.source.count + 4 <= SwiftValue.lineLength {
        writer.line(line.source)
      } else {
        writer.line("let list = \(SwiftValue.naming(list, subject))")
        writer.line("return \(elements(condition, subject, named: "list").source)")
      }
    }
  }

  private func last(
    _ children: [SwiftCondition], _ subject: String, to writer: inout SwiftWriter
  ) {
    guard let child = children.last else { return }
    let line = line(child, subject)
    writer.comments(line.comments)
    writer.line("return \(line.source)")
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
    if let short, short.source.count <= RuleSource.longest { return short }
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
      let inline = joined(body, "$0")
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
