import MargayAlerts
import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayKit

/// The result of `compare`, for people and as a document.
struct ComparisonReport {
  /// Alert fields that stand in the document only where they differ.
  private static let rareFields: Set<String> = [
    "description", "reference", "runbook", "destinations", "functionErrors",
  ]

  private let result: RuleComparison.Result
  private let pair: [Detection]

  /// Makes the report of a comparison of two rules.
  init(_ result: RuleComparison.Result, _ pair: [Detection]) {
    self.result = result
    self.pair = pair
  }

  private var names: [String] { pair.map { TerminalText.escape($0.metadata.ruleID) } }

  /// The report for people; ends with a line feed.
  func text(_ output: OutputOptions) -> String {
    var lines: [String] = []
    let both = "\(names[0]) and \(names[1])"
    switch result.verdict {
    case .equivalent: lines.append("equivalent: \(both) are proved to be the same rule")
    case .noDifference:
      lines.append(
        "no difference: \(both) say the same of \(Quantity.grouped(result.eventsTried)) events, \(Quantity.grouped(result.eventsMatched)) of them matches, which proves nothing of others"
      )
    case .different: lines.append("different: \(both)")
    }
    for difference in result.metadata { lines += self.lines(difference) }
    if let difference = result.difference { lines += self.lines(difference) }
    if output.verbose {
      for difference in result.texts { lines += self.lines(difference) }
    } else if !output.quiet, !result.texts.isEmpty, result.verdict != .different {
      lines.append("not compared: " + result.texts.map(\.key).joined(separator: ", ") + " differ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ difference: MetadataDifference) -> [String] {
    ["\(difference.key) differs"]
      + zip(names, difference.values).map { "  \($0): \(TerminalText.escape($1))" }
  }

  private func lines(_ difference: RuleComparison.EventDifference) -> [String] {
    let what = difference.fields.joined(separator: ", ")
    let event = String(decoding: difference.event, as: UTF8.self)
    let verb = difference.fields.count == 1 ? "differs" : "differ"
    let how = difference.isMinimised ? ", made small:" : ":"
    var lines = [
      "\(what) \(verb) on \(TerminalText.escape(difference.source))\(how)",
      "  \(TerminalText.escape(event))",
    ]
    for (place, outcome) in difference.outcomes.enumerated() {
      lines.append("  \(names[place]): \(sentence(outcome, place, difference.event))")
      guard case .matched(let match) = outcome else { continue }
      for field in difference.fields {
        guard let value = value(of: field, match, place) else { continue }
        lines.append("    \(field): \(TerminalText.escape(value))")
      }
    }
    return lines
  }

  /// What a rule says about the event, and which expression decides it.
  private func sentence(_ outcome: DetectionOutcome, _ place: Int, _ event: [UInt8]) -> String {
    switch outcome {
    case .matched: return "match"
    case .failed(let error): return "rule error: \(TerminalText.escape(error.sentence))"
    case .notMatched(let stage):
      let cause = deciding(place, event).map { ": \($0)" } ?? ""
      switch stage {
      case .filtered: return "no match, an inline filter drops the event\(cause)"
      case .notIncluded: return "no match, an include filter drops the event\(cause)"
      case .excluded: return "no match, an exclude filter drops the event\(cause)"
      case .notMatched, .matched: return "no match\(cause)"
      }
    }
  }

  private func deciding(_ place: Int, _ source: [UInt8]) -> String? {
    guard !pair[place].isDecidedByFunction else { return nil }
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(source) else { return nil }
    var evaluator = DetectionEvaluator([pair[place]])
    evaluator.begin(event, logType: nil)
    defer { evaluator.end() }
    guard let expression = evaluator.explain(0).deciding?.expression else { return nil }
    let outline = ExpressionOutline(expression)
    return outline.label + (outline.reason.isEmpty ? "" : ", " + outline.reason)
  }

  private func value(of field: String, _ match: DetectionMatch, _ place: Int) -> String? {
    let metadata = pair[place].metadata
    switch field {
    case "title": return String(decoding: match.fields.title, as: UTF8.self)
    case "dedup": return String(decoding: match.dedup, as: UTF8.self)
    case "severity": return match.fields.severity.rawValue
    case "context": return String(decoding: match.fields.context, as: UTF8.self)
    case "description": return match.fields.description ?? metadata.description
    case "reference": return match.fields.reference ?? metadata.reference
    case "runbook": return match.fields.runbook ?? metadata.runbook
    case "destinations":
      let destinations = match.fields.destinations ?? metadata.outputIDs
      return destinations?.joined(separator: ", ") ?? "by severity"
    case "functionErrors":
      return match.fields.functionErrors.map(\.sentence).joined(separator: "; ")
    default: return nil
    }
  }

  /// The document (Documentation/Formats.md).
  func json(escaping: JSONEscaping) -> [UInt8] {
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("formatVersion", 1)
    writer.field("rules", pair.map(\.metadata.ruleID))
    writer.field("verdict", result.verdict.rawValue)
    writer.field("eventsTried", result.eventsTried)
    writer.field("eventsMatched", result.eventsMatched)
    ComparisonReport.write("metadata", result.metadata, to: &writer)
    ComparisonReport.write("texts", result.texts, to: &writer)
    writer.key("difference")
    if let difference = result.difference {
      write(difference, escaping, to: &writer)
    } else {
      writer.null()
    }
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private static func write(
    _ name: String, _ list: [MetadataDifference], to writer: inout JSONWriter
  ) {
    writer.key(name)
    writer.beginArray()
    for difference in list {
      writer.beginObject()
      writer.field("key", difference.key)
      writer.field("values", difference.values)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(
    _ difference: RuleComparison.EventDifference, _ escaping: JSONEscaping,
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.field("source", difference.source)
    writer.field("fields", difference.fields)
    writer.key("event")
    switch escaping {
    case .minimal: writer.raw(difference.event)
    case .terminal: writer.raw(JSONWriter.escapedForTerminal(difference.event))
    }
    writer.key("outcomes")
    writer.beginArray()
    for (place, outcome) in difference.outcomes.enumerated() {
      writer.beginObject()
      writer.field("ruleId", pair[place].metadata.ruleID)
      writer.field("match", outcome.isMatch)
      writer.field("explanation", sentence(outcome, place, difference.event))
      if case .matched(let match) = outcome {
        for field in ["title", "dedup", "severity", "context"]
          + difference.fields.filter({ ComparisonReport.rareFields.contains($0) })
        {
          writer.field(field, value(of: field, match, place))
        }
      }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
