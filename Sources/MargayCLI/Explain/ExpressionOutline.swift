import MargayDiagnostics
import MargayEvents
import MargayIR

/// An expression as lines of a tree for people, with its results when an event is explained.
struct ExpressionOutline {
  /// The expression; nil for the line that counts the elements that are not shown.
  let id: NodeID?
  /// What it says: `eventName Equals 'StopLogging'`.
  let label: String
  /// Whether it holds; nil without an event.
  let holds: Bool?
  /// What was found and why; empty without an event and for combinators.
  let reason: String
  /// What stands under it.
  let children: [ExpressionOutline]

  private init(
    id: NodeID?, label: String, holds: Bool? = nil, reason: String = "",
    children: [ExpressionOutline]
  ) {
    self.id = id
    self.label = label
    self.holds = holds
    self.reason = reason
    self.children = children
  }

  /// An expression without an event.
  init(_ expression: Expression) {
    let (label, children) = ExpressionOutline.parts(of: expression)
    self.init(id: expression.id, label: label, children: children.map { ExpressionOutline($0) })
  }

  /// An expression with what it gave on an event.
  init(_ explanation: Explanation) {
    var children = explanation.children.map { ExpressionOutline($0) }
    if let elements = explanation.elements {
      children = ExpressionOutline.shownElements(elements)
    }
    self.init(
      id: explanation.id, label: ExpressionOutline.label(explanation), holds: explanation.holds,
      reason: ExpressionOutline.reason(explanation), children: children)
  }

  // MARK: Labels

  private static func parts(of expression: Expression) -> (String, [Expression]) {
    switch expression.kind {
    case .all(let children): return ("All", children)
    case .any(let children): return ("Any", children)
    case .onlyOne(let children): return ("OnlyOne", children)
    case .none(let children): return ("None", children)
    case .constant(let value): return (value ? "AlwaysTrue" : "AlwaysFalse", [])
    case .elements(let quantifier, let subject, let body):
      return (label(subject.text, quantifier.rawValue, nil), [body])
    case .predicate(let predicate):
      let path =
        switch predicate.subject {
        case .path(let path): path.text
        case .enrichment(let enrichment): enrichment.text
        }
      let name = ConditionTable.spelling(of: predicate.condition, isNegated: predicate.isNegated)
      return (label(path, name, predicate.operand.text), [])
    }
  }

  private static func label(_ explanation: Explanation) -> String {
    guard let path = explanation.path else { return explanation.name }
    return label(path, explanation.name, explanation.operand)
  }

  private static func label(_ path: String, _ name: String, _ operand: String?) -> String {
    let parts = [path, name] + (operand.map { [DisplayText.cut($0)] } ?? [])
    return TerminalText.escape(parts.joined(separator: " "))
  }

  // MARK: Results

  /// The reason, and behind it the value where the reason does not show it already.
  private static func reason(_ explanation: Explanation) -> String {
    guard !explanation.reason.isEmpty else { return "" }
    let reason = TerminalText.escape(explanation.reason)
    guard let value = explanation.value, explanation.elements == nil,
      !DisplayText.shows(value, in: explanation.reason)
    else { return reason }
    return reason + " (" + TerminalText.escape(DisplayText.cut(value)) + ")"
  }

  /// How many elements that match, and how many that do not, are shown.
  private static let shownElementCount = 3

  /// The first elements of each result, in the order of the list.
  private static func shownElements(_ elements: Explanation.Elements) -> [ExpressionOutline] {
    var shown: [Bool: Int] = [:]
    var lines: [ExpressionOutline] = []
    for (index, body) in elements.explained.enumerated() {
      shown[body.holds, default: 0] += 1
      guard shown[body.holds, default: 0] <= shownElementCount else { continue }
      let line = ExpressionOutline(body)
      lines.append(
        ExpressionOutline(
          id: line.id, label: "[\(index)] " + line.label, holds: line.holds, reason: line.reason,
          children: line.children))
    }
    if lines.count < elements.count {
      lines.append(
        ExpressionOutline(
          id: nil, label: "\(plural(elements.count - lines.count, "more element"))", children: []))
    }
    return lines
  }
}

/// Text of rules and events, cut for a line of a terminal.
enum DisplayText {
  /// The most scalars of an operand or a value.
  private static let limit = 160

  /// The text, or its beginning and `...`.
  static func cut(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return text }
    return String(scalars.prefix(limit - 3)) + "..."
  }

  /// Whether a reason shows a value, which is compact JSON, already.
  ///
  /// Reasons cut values, so only the beginning is looked for; a reason writes a string in single quotes.
  static func shows(_ value: String, in reason: String) -> Bool {
    var needle = Array(value.utf8.prefix(40))
    if needle.first == 0x22 {
      needle.removeFirst()
      if needle.last == 0x22 { needle.removeLast() }
    }
    guard !needle.isEmpty else { return true }
    let text = Array(reason.utf8)
    guard text.count >= needle.count else { return false }
    return (0...(text.count - needle.count)).contains { start in
      text[start..<(start + needle.count)].elementsEqual(needle)
    }
  }
}
