import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// The Swift source of one rule while it is made: what its conditions need beside them, and what cannot be said.
final class RuleSource {
  /// The rule.
  let rule: SourceRule
  /// Whether functions belong to the type: a derivation has no value that they could belong to.
  let isStatic: Bool
  /// What is made once.
  var constants = RuleConstants()
  /// The functions that conditions were moved to, in the order of their use.
  var helpers: [Helper] = []
  /// What cannot be said.
  private(set) var diagnostics: [Diagnostic] = []
  /// The functions of list comprehensions by their conditions, which are written more than once.
  var elementHelpers: [String: String] = [:]
  private var remainingComments: [SourceNotes.Anchor: [String]]
  private var memberNames = UniqueNames(taken: [
    "alertContext", "dedup", "defaultDedup", "description", "destinations", "displayName", "id",
    "matches", "place", "reference", "register", "reports", "runbook", "severity", "tags", "tests",
    "title", "validateConfiguration",
  ])

  /// A condition that has a function of its own.
  struct Helper {
    let name: String
    /// What its parameter is: `event` or `element`.
    let parameter: String
    let condition: SwiftCondition
  }

  init(_ rule: SourceRule, isStatic: Bool) {
    self.rule = rule
    self.isStatic = isStatic
    remainingComments = rule.notes.comments
  }

  /// Refuses the rule.
  func refuse(_ message: String, at id: NodeID? = nil) {
    let sources = rule.fields.sources
    diagnostics.append(
      Diagnostic(
        EmitterDiagnostics.inexpressible, "the rule cannot be said in Swift: \(message)",
        file: sources.file,
        range: id.flatMap { sources.range(of: $0) } ?? rule.fields.ruleID.range,
        ruleID: rule.ruleID))
  }

  /// A name for a function.
  func memberName(_ wanted: String) -> String { memberNames.take(wanted) }

  /// A name for a value inside a function, which hides no function of the rule.
  func localName(_ wanted: String) -> String {
    var names = memberNames
    for name in ["count", "element", "event", "list"] { _ = names.take(name) }
    return names.take(wanted)
  }

  /// The comments beside an expression, which are written once.
  func comments(_ id: NodeID) -> [String] { comments(at: .expression(id.rawValue)) }

  /// The comments beside an anchor, which are written once.
  func comments(at anchor: SourceNotes.Anchor) -> [String] {
    remainingComments.removeValue(forKey: anchor) ?? []
  }

  /// The comments that have found no place, in the order of the file.
  func leftComments() -> [String] {
    let left = remainingComments.sorted { $0.key.order < $1.key.order }.flatMap(\.value)
    remainingComments = [:]
    return left
  }

  /// The marked source of the value at a path; `written` is how a person wrote it, where that matters.
  func value(_ path: EventKeyPath, written: [UInt8]? = nil, at id: NodeID? = nil) -> String {
    guard path.names == .folded else {
      refuse("a name is to match exactly", at: id)
      return "event.value"
    }
    let subject = path.base == .element ? SwiftCondition.element : "event"
    guard !path.steps.isEmpty else {
      return path.base == .element ? subject : "event.value"
    }
    let most = path.base == .element ? PathSource.mostSteps.value : PathSource.mostSteps.event
    let source =
      PathSource.components(path.steps, atMost: most).map { "\(subject)[\($0)]" }
      ?? "\(subject).value(\(keyPath(path, written: written, isRead: true, at: id)))"
    return ValueReference.marked(source, name: RuleConstants.name(of: path.steps))
  }

  /// The source of a key path: a literal of plain names, else a constant.
  ///
  /// With `isRead` one that conditions read for every event, which is always a constant.
  func keyPath(
    _ path: EventKeyPath, written: [UInt8]? = nil, isRead: Bool = false, at id: NodeID? = nil
  ) -> String {
    let text = EventKeyPath(steps: path.steps).text
    let source = written.map { String(decoding: $0, as: UTF8.self) } ?? text
    guard case .success(let read) = KeyPathParser.parse(source, names: .folded),
      read.base == .event, read.steps == path.steps
    else {
      refuse("\(quoted(source)) is no key path by itself", at: id)
      return "Path.none"
    }
    return !isRead && PathSource.isPlain(source)
      ? SwiftText.quoted(source) : constants.path(source, path.steps)
  }
}

extension SourceNotes.Anchor {
  /// A text that puts anchors in an order which is the same in every run.
  fileprivate var order: String {
    switch self {
    case .file: "0"
    case .key(let key): "1\(key)"
    case .expression(let number):
      "2\(String(repeating: "0", count: 10 - String(number).count))\(number)"
    case .test(let number): "3\(String(repeating: "0", count: 10 - String(number).count))\(number)"
    case .end: "4"
    }
  }
}
