import MargayEvents
import MargayIR

/// Calls the functions of one rule for one event, and keeps what went wrong (Documentation/Language, section 9).
struct FunctionCalls {
  /// How many destinations of a rule count.
  static let mostDestinations = 10

  private let code: RuleCode
  let event: Event
  let notes: EventNotes
  private(set) var errors: [FunctionError] = []

  init(code: RuleCode, event: Event, notes: EventNotes) {
    self.code = code
    self.event = event
    self.notes = notes
  }

  /// The filters that are functions and `matches`, or the first that failed.
  func stage(detectionHolds: Bool) -> Result<RuleOutcome, FunctionError> {
    do throws(FunctionError) {
      if let rule = code.plainRule {
        return .success(
          try call("matches") { try rule.matches(self.event) } ? .matched : .notMatched)
      }
      let functions = code.functions
      for filter in functions.includes
      where try !hold(filter, "includeFilter") { return .success(.notIncluded) }
      for filter in functions.excludes
      where try hold(filter, "excludeFilter") { return .success(.excluded) }
      let event = self.event
      let matches = try call("matches") {
        try functions.matches(event) {
          try functions.rule.map { try $0.matches(event) } ?? detectionHolds
        }
      }
      return .success(matches ? .matched : .notMatched)
    } catch {
      return .failure(error)
    }
  }

  private func hold(_ filter: EventFilter, _ function: String) throws(FunctionError) -> Bool {
    guard case .function(let body) = filter.content else { return true }
    return try call("\(function) '\(filter.name)'") { try body(event) }
  }

  /// The result of a function; one that used a text as a path that is none has failed, whatever it gave.
  private func call<Value>(
    _ name: String, _ body: () throws -> Value
  ) throws(FunctionError) -> Value {
    let value: Value
    do {
      value = try body()
    } catch {
      _ = notes.takeBrokenPath()
      throw FunctionError(function: name, message: String(describing: error))
    }
    if let path = notes.takeBrokenPath() {
      throw FunctionError(function: name, message: "\"\(path)\" is no key path")
    }
    return value
  }

  /// What a function of the alert gives, or what stands for it when it fails.
  mutating func value<Value>(
    _ name: String, _ chain: KeyPath<RuleFunctions, FunctionChain<Value>>, base: Value,
    onFailure: Value
  ) -> Value {
    let chain = code.functions[keyPath: chain]
    guard !chain.isEmpty else { return base }
    do throws(FunctionError) {
      return try call(name) { try chain(event) { base } }
    } catch {
      errors.append(error)
      return onFailure
    }
  }

  /// The text of a function; nil where it is that of the metadata.
  mutating func text(
    _ name: String, _ chain: KeyPath<RuleFunctions, FunctionChain<String>>, base: String
  ) -> String? {
    let text = value(name, chain, base: base, onFailure: "")
    return text.utf8.elementsEqual(base.utf8) ? nil : text
  }

  mutating func note(_ function: String, _ message: String) {
    errors.append(FunctionError(function: function, message: message))
  }
}
