import MargayEvents
import MargayIR

/// What differs in what two rules say about one event.
enum OutcomeDifference {
  /// `match`, `error`, or the names of alert fields; empty where nothing differs.
  ///
  /// What a rule says of itself by its RuleID or DisplayName, in a title that it does not have or in the default dedup
  /// string, is no difference. Nor is the order of fields in a context, or the message of a function's error. Texts of
  /// the metadata are compared only where a function gives one of them for this event.
  static func fields(_ outcomes: [DetectionOutcome], _ pair: [Detection]) -> [String] {
    guard case .matched(let left) = outcomes[0], case .matched(let right) = outcomes[1] else {
      switch (outcomes[0], outcomes[1]) {
      case (.notMatched, .notMatched), (.failed, .failed): return []
      case (.failed, _), (_, .failed): return ["error"]
      default: return ["match"]
      }
    }
    let first = ComparedMatch(left, pair[0])
    let second = ComparedMatch(right, pair[1])
    var fields: [String] = []
    if first.title != second.title { fields.append("title") }
    if first.dedup != second.dedup { fields.append("dedup") }
    if left.fields.severity != right.fields.severity,
      // Default severities that differ are a difference of the metadata.
      left.fields.severity != pair[0].metadata.severity
        || right.fields.severity != pair[1].metadata.severity
    {
      fields.append("severity")
    }
    if first.context != second.context { fields.append("context") }
    if differ(left.fields.description, right.fields.description, pair, \.description) {
      fields.append("description")
    }
    if differ(left.fields.reference, right.fields.reference, pair, \.reference) {
      fields.append("reference")
    }
    if differ(left.fields.runbook, right.fields.runbook, pair, \.runbook) {
      fields.append("runbook")
    }
    if left.fields.destinations != nil || right.fields.destinations != nil,
      first.destinations != second.destinations
    {
      fields.append("destinations")
    }
    if left.fields.functionErrors.map(\.function) != right.fields.functionErrors.map(\.function) {
      fields.append("functionErrors")
    }
    return fields
  }

  private static func differ(
    _ left: String?, _ right: String?, _ pair: [Detection], _ text: (RuleMetadata) -> String
  ) -> Bool {
    guard left != nil || right != nil else { return false }
    let texts = [left ?? text(pair[0].metadata), right ?? text(pair[1].metadata)]
    return !texts[0].utf8.elementsEqual(texts[1].utf8)
  }

  /// A match without the names of its rule.
  private struct ComparedMatch {
    let title: [UInt8]
    let dedup: [UInt8]
    let context: JSONTree?
    /// Where the alert goes; nil for routing by severity.
    let destinations: [String]?

    init(_ match: DetectionMatch, _ detection: Detection) {
      let metadata = detection.metadata
      let fallback = Array((metadata.displayName ?? metadata.ruleID).utf8)
      let standard = Array("defaultDedupString:\(metadata.ruleID)".utf8)
      title = match.fields.title == fallback ? [] : match.fields.title
      dedup =
        match.dedup == standard
        ? [0] : match.dedup == match.fields.title ? title : match.dedup
      context = JSONTree(json: match.fields.context)?.sorted
      destinations = match.fields.destinations ?? metadata.outputIDs
    }
  }
}

extension JSONTree {
  /// The same value with the fields of its objects in an order of their own.
  fileprivate var sorted: JSONTree {
    switch self {
    case .object(let fields):
      .object(
        fields.map { Field($0.name, $0.value.sorted) }
          .sorted { $0.name.lexicographicallyPrecedes($1.name) })
    case .list(let elements): .list(elements.map(\.sorted))
    case .null, .bool, .number, .string: self
    }
  }
}
