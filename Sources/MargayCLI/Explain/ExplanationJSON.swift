import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit

/// The JSON form of `explain`: the interchange form of the rule (Documentation/IR.md), the places of its
/// expressions, and with an event what they gave.
struct ExplanationJSON {
  private let detection: Detection
  private let explanation: EventExplanation?

  /// Makes the document of a rule, with an event when there is one.
  init(_ detection: Detection, _ explanation: EventExplanation?) {
    self.detection = detection
    self.explanation = explanation
  }

  /// The document, with a line feed at its end.
  func bytes(_ escaping: JSONEscaping) -> [UInt8] {
    let program = ProgramDocument(metadata: detection.metadata, program: detection.program)
    var writer = JSONWriter()
    writer.beginObject()
    // The members of the interchange form, without its braces: the form's readers pass over the others.
    writer.raw(program.json.dropFirst().dropLast())
    writePlaces(to: &writer)
    if let explanation {
      writer.key("explanation")
      writer.write(explanation)
    }
    writer.endObject()
    writer.endLine()
    return escaping == .terminal ? JSONWriter.escapedForTerminal(writer.bytes) : writer.bytes
  }

  private func writePlaces(to writer: inout JSONWriter) {
    writer.key("places")
    writer.beginArray()
    for (id, place) in detection.places.enumerated() {
      let start = place.file.location(of: place.range.lower)
      writer.beginObject()
      writer.field("id", id)
      writer.field("file", place.file.path)
      writer.field("line", start.line)
      writer.field("column", start.column)
      writer.field("offset", start.offset)
      writer.endObject()
    }
    writer.endArray()
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ explanation: EventExplanation) {
    beginObject()
    key("event")
    beginObject()
    switch explanation.event.source {
    case .file(let path, let line):
      field("file", path)
      field("line", line)
    case .test(let test):
      field("test", test.name.value)
      field("expected", test.expectedResult)
    }
    field("logType", explanation.event.logType)
    endObject()
    field("outcome", explanation.rule.outcome.rawValue)
    if let deciding = explanation.rule.deciding {
      key("deciding")
      beginObject()
      field("stage", deciding.outcome.stageName)
      field("id", deciding.expression.id.rawValue)
      endObject()
    }
    if let match = explanation.match { write(match) }
    if let filters = explanation.rule.filters {
      key("filters")
      write(filters)
    }
    for (name, filters) in [
      ("includeFilters", explanation.rule.includes), ("excludeFilters", explanation.rule.excludes),
    ] where !filters.isEmpty {
      key(name)
      beginArray()
      for filter in filters { write(filter) }
      endArray()
    }
    key("detection")
    write(explanation.rule.detection)
    key("dynamicSeverities")
    beginArray()
    for severity in explanation.rule.dynamicSeverities { write(severity) }
    endArray()
    field("obstacles", explanation.obstacles)
    endObject()
  }

  private mutating func write(_ match: RuleMatch) {
    key("alert")
    beginObject()
    key("title")
    string(utf8: match.title)
    key("dedup")
    string(utf8: match.dedup)
    field("severity", match.severity.rawValue)
    key("alertContext")
    raw(match.context)
    endObject()
  }

  private mutating func write(_ result: Explanation) {
    beginObject()
    field("id", result.id.rawValue)
    field("name", result.name)
    field("holds", result.holds)
    if let path = result.path { field("path", path) }
    if let operand = result.operand { field("operand", operand) }
    if let value = result.value { field("value", value) }
    if !result.reason.isEmpty { field("reason", result.reason) }
    if let elements = result.elements {
      key("elements")
      beginObject()
      field("count", elements.count)
      key("matching")
      beginArray()
      for place in elements.matching { integer(place) }
      endArray()
      key("explained")
      beginArray()
      for body in elements.explained { write(body) }
      endArray()
      endObject()
    } else if !result.children.isEmpty {
      key("children")
      beginArray()
      for child in result.children { write(child) }
      endArray()
    }
    endObject()
  }
}

extension RuleOutcome {
  /// The step of the evaluation that gave the outcome, as reports name it.
  fileprivate var stageName: String {
    switch self {
    case .filtered: "inlineFilter"
    case .notIncluded: "includeFilter"
    case .excluded: "excludeFilter"
    case .notMatched, .matched: "detection"
    }
  }
}
