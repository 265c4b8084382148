package import MargayDiagnostics
import MargayEvents

extension ProgramDocument {
  /// The document as compact JSON.
  package var json: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }

  /// Writes the document as one JSON object.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("formatVersion", ProgramDocument.formatVersion)
    if let metadata {
      writer.key("metadata")
      writer.write(metadata)
    }
    if let filters = program.filters {
      writer.key("filters")
      writer.write(filters)
    }
    for (key, filters) in [
      ("includeFilters", program.includes), ("excludeFilters", program.excludes),
    ] where !filters.isEmpty {
      writer.key(key)
      writer.beginArray()
      for filter in filters { writer.write(filter) }
      writer.endArray()
    }
    writer.key("detection")
    writer.write(program.detection)
    if let title = program.title {
      writer.key("title")
      writer.write(title)
    }
    writer.key("groupBy")
    writer.beginArray()
    for path in program.groupBy { writer.write(path) }
    writer.endArray()
    writer.key("context")
    writer.beginArray()
    for field in program.context {
      writer.beginObject()
      writer.key("name")
      writer.string(utf8: field.name)
      writer.key("path")
      writer.write(field.path)
      writer.endObject()
    }
    writer.endArray()
    writer.key("dynamicSeverities")
    writer.beginArray()
    for entry in program.dynamicSeverities {
      writer.beginObject()
      writer.field("severity", entry.severity?.rawValue)
      writer.key("condition")
      writer.write(entry.condition)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ metadata: RuleMetadata) {
    beginObject()
    field("ruleId", metadata.ruleID)
    field("scheduled", metadata.isScheduled)
    field("displayName", metadata.displayName)
    field("enabled", metadata.isEnabled)
    field("severity", metadata.severity.rawValue)
    field("logTypes", metadata.logTypes)
    field("scheduledQueries", metadata.scheduledQueries)
    field("description", metadata.description)
    field("reference", metadata.reference)
    field("runbook", metadata.runbook)
    field("status", metadata.status)
    field("createdBy", metadata.createdBy)
    field("tags", metadata.tags)
    key("reports")
    beginArray()
    for report in metadata.reports {
      beginObject()
      field("framework", report.framework)
      field("values", report.values)
      endObject()
    }
    endArray()
    field("summaryAttributes", metadata.summaryAttributes)
    field("threshold", metadata.threshold)
    field("dedupPeriodMinutes", metadata.dedupPeriodMinutes)
    field("createAlert", metadata.createsAlert)
    key("outputIds")
    if let outputIDs = metadata.outputIDs {
      beginArray()
      for id in outputIDs { string(id) }
      endArray()
    } else {
      null()
    }
    endObject()
  }

  /// Writes an expression of the document form.
  package mutating func write(_ expression: Expression) {
    beginObject()
    field("id", expression.id.rawValue)
    switch expression.kind {
    case .all(let children): combinator("all", children)
    case .any(let children): combinator("any", children)
    case .onlyOne(let children): combinator("onlyOne", children)
    case .none(let children): combinator("none", children)
    case .constant(let value):
      field("kind", "constant")
      field("value", value)
    case .predicate(let predicate): members(of: predicate)
    case .elements(let quantifier, let subject, let body):
      field("kind", "elements")
      field("quantifier", quantifier.rawValue)
      key("subject")
      write(subject)
      key("body")
      write(body)
    }
    endObject()
  }

  private mutating func combinator(_ kind: String, _ children: [Expression]) {
    field("kind", kind)
    key("children")
    beginArray()
    for child in children { write(child) }
    endArray()
  }

  private mutating func members(of predicate: Predicate) {
    field("kind", "predicate")
    field("condition", predicate.condition.rawValue)
    field("negated", predicate.isNegated)
    key("subject")
    switch predicate.subject {
    case .path(let path):
      beginObject()
      key("path")
      write(path)
      endObject()
    case .enrichment(let enrichment):
      beginObject()
      key("rows")
      write(enrichment.rows)
      key("field")
      write(enrichment.field)
      endObject()
    }
    if predicate.operand != .none {
      key("operand")
      write(predicate.operand)
    }
    if predicate.containment != .element { field("containment", predicate.containment.rawValue) }
    if predicate.emptiness != .falsy { field("emptiness", predicate.emptiness.rawValue) }
  }

  private mutating func write(_ operand: Predicate.Operand) {
    beginObject()
    switch operand {
    case .none: break
    case .literal(let literal):
      key("value")
      write(literal)
    case .literals(let literals):
      key("values")
      beginArray()
      for literal in literals { write(literal) }
      endArray()
    case .path(let path):
      key("path")
      write(path)
    case .network(let network): field("network", network.text)
    }
    endObject()
  }

  private mutating func write(_ literal: Literal) {
    switch literal {
    case .string(let text): string(utf8: text)
    case .number(let text): raw(text.utf8)
    case .bool(let value): bool(value)
    }
  }

  fileprivate mutating func write(_ path: EventKeyPath) {
    beginObject()
    field("base", path.base.rawValue)
    field("names", path.names.rawValue)
    key("steps")
    beginArray()
    for step in path.steps {
      switch step {
      case .name(let name): string(utf8: name)
      case .index(let index): integer(index)
      case .wildcard:
        beginObject()
        field("wildcard", true)
        endObject()
      }
    }
    endArray()
    endObject()
  }

  fileprivate mutating func write(_ template: Template) {
    beginArray()
    for part in template.parts {
      beginObject()
      switch part {
      case .text(let text):
        key("text")
        string(utf8: text)
      case .value(let path, let source):
        key("path")
        write(path)
        key("source")
        string(utf8: source)
      }
      endObject()
    }
    endArray()
  }
}
