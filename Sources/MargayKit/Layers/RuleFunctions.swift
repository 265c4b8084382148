import MargayEvents
import MargayIR

/// One function of a rule with everything that was wrapped around it, the outermost last.
///
/// Each is given the event and what the function gave without it.
struct FunctionChain<Result: Sendable>: Sendable {
  typealias Wrapper = @Sendable (Event, Previous<Result>) throws -> Result

  private(set) var wrappers: [Wrapper] = []

  mutating func wrap(_ wrapper: @escaping Wrapper) { wrappers.append(wrapper) }

  var isEmpty: Bool { wrappers.isEmpty }

  /// What the function gives; `base` is what there is without any, asked only by a wrapper that wants it.
  func callAsFunction(_ event: Event, base: @escaping () throws -> Result) throws -> Result {
    try call(wrappers.count, event, base)
  }

  private func call(
    _ count: Int, _ event: Event, _ base: @escaping () throws -> Result
  ) throws -> Result {
    guard count > 0 else { return try base() }
    return try wrappers[count - 1](event, Previous { try call(count - 1, event, base) })
  }
}

/// What a function of a rule gives without the override that asks: call it to know.
///
///     $0.title { event, previous in "[production] " + (try previous()) }
public struct Previous<Result> {
  private let body: () throws -> Result

  init(_ body: @escaping () throws -> Result) { self.body = body }

  /// The previous result; throws what the function threw.
  public func callAsFunction() throws -> Result { try body() }
}

/// The part of a rule that is code: functions of a Swift rule, and whatever was wrapped around those of any rule.
struct RuleFunctions: Sendable {
  /// The Swift rule whose `matches` decides; nil where an expression does.
  var rule: (any Rule)?
  /// Include filters that are functions.
  var includes: [EventFilter] = []
  /// Exclude filters that are functions.
  var excludes: [EventFilter] = []
  var matches = FunctionChain<Bool>()
  var title = FunctionChain<String>()
  var dedup = FunctionChain<String>()
  var severity = FunctionChain<Severity>()
  var description = FunctionChain<String>()
  var reference = FunctionChain<String>()
  var runbook = FunctionChain<String>()
  var destinations = FunctionChain<[String]?>()
  var context = FunctionChain<AlertContext>()

  init() {}

  /// The functions of a Swift rule; `id` is that of the rule that is evaluated, which may derive from it.
  init(_ rule: any Rule, id: String) {
    self.rule = rule
    title.wrap { event, previous in
      if let title = try rule.title(event), !title.isEmpty { return title }
      return try previous()
    }
    let ownDedup = rule.defaultDedup
    dedup.wrap { event, previous in
      guard let key = try rule.dedup(event) else { return try previous() }
      // As of a rule in YAML: what groups by nothing has the id of the rule that matches.
      return key.utf8.elementsEqual(ownDedup.utf8) ? "defaultDedupString:\(id)" : key
    }
    severity.wrap { try rule.severity($0) ?? $1() }
    description.wrap { try rule.description($0) ?? $1() }
    reference.wrap { try rule.reference($0) ?? $1() }
    runbook.wrap { try rule.runbook($0) ?? $1() }
    destinations.wrap { try rule.destinations($0) ?? $1() }
    context.wrap { event, _ in try rule.alertContext(event) }
  }

  /// Whether there is no code: expressions and metadata say all.
  var isEmpty: Bool {
    rule == nil && includes.isEmpty && excludes.isEmpty && matches.isEmpty && title.isEmpty
      && dedup.isEmpty && severity.isEmpty && description.isEmpty && reference.isEmpty
      && runbook.isEmpty && destinations.isEmpty && context.isEmpty
  }
}
