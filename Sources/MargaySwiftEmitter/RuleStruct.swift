import MargayFrontend
import MargayIR

/// The struct that a rule with a Detection becomes.
struct RuleStruct {
  let source: RuleSource
  let name: String

  private var fields: DetectionFields { source.rule.fields }

  func write(to writer: inout SwiftWriter) {
    writer.documentation(RuleDocumentation.lines(of: fields, name: name))
    writer.block("struct \(name): Rule") { writer in
      writeProperties(to: &writer)
      // The constants stand before the functions, which say what there is of them.
      var functions = SwiftWriter(indent: 2)
      writeFunctions(to: &functions)
      source.constants.write(to: &writer)
      writer.blank()
      writer.append(functions)
      RuleTests(source: source).writeProperty(to: &writer)
      let left = source.leftComments()
      if !left.isEmpty {
        writer.blank()
        writer.comments(left)
      }
    }
  }

  private func writeProperties(to writer: inout SwiftWriter) {
    let properties = RuleProperties(source: source)
    writer.comments(source.comments(at: .key("AnalysisType")))
    writer.comments(source.comments(at: .key("RuleID")))
    writer.assignment("let id", .string(source.rule.ruleID))
    writer.line("let place: CodePlace? = .here()")
    let logTypes = fields.logTypes ?? []
    writer.comments(source.comments(at: .key("LogTypes")))
    writer.assignment(
      logTypes.isEmpty ? "let logTypes: [String]" : "let logTypes", .strings(logTypes))
    for property in properties.all where property.name != "logTypes" {
      writer.comments(source.comments(at: .key(property.key)))
      // What the protocol has as optional must be declared so.
      let type = property.type.map { ": \($0)" } ?? ""
      if let value = property.value {
        writer.assignment("let \(property.name)\(type)", value)
      }
    }
    if fields.isScheduled, fields.scheduledQueries?.isEmpty ?? true {
      writer.line("let isScheduled = true")
    }
    if let filters = fields.filters {
      let elements = FilterSource(source: source).elements(filters)
      writer.comments(source.comments(at: .key("InlineFilters")) + filters.takenComments(source))
      // A combinator is no expression without the type: `.all([…])`.
      let type = FilterSource.needsType(filters) ? ": [MatchExpression]" : ""
      if !elements.isEmpty { writer.assignment("let inlineFilters" + type, .array(elements)) }
    }
  }

  private func writeFunctions(to writer: inout SwiftWriter) {
    let functions = RuleFunctionSource(source: source)
    if let detection = fields.detection {
      functions.writeMatches(detection, to: &writer)
    }
    if let severities = fields.dynamicSeverities, !severities.isEmpty {
      functions.writeSeverity(severities, to: &writer)
    }
    if let title = fields.title { functions.writeTitle(title, to: &writer) }
    if let groupBy = fields.groupBy, !groupBy.isEmpty {
      functions.writeDedup(groupBy, to: &writer)
    }
    if let context = fields.context, !context.isEmpty {
      functions.writeContext(context, to: &writer)
    }
  }
}

extension Expression {
  /// The comments beside the expression and everything in it, which count as written then.
  func takenComments(_ source: RuleSource) -> [String] {
    let own = source.comments(id)
    switch kind {
    case .all(let children), .any(let children), .onlyOne(let children), .none(let children):
      return own + children.flatMap { $0.takenComments(source) }
    case .elements(_, _, let body): return own + body.takenComments(source)
    case .constant, .predicate: return own
    }
  }
}
