import MargayFrontend
import MargayIR

/// What a derived rule becomes: the call that derives it, so that it goes on following its base.
struct RuleDerivation {
  let source: RuleSource
  let name: String
  let base: String

  private var fields: DetectionFields { source.rule.fields }

  func write(to writer: inout SwiftWriter) {
    writer.documentation(RuleDocumentation.lines(of: fields, name: name))
    writer.block("enum \(name)") { writer in
      var changes = SwiftWriter(indent: 6)
      var functions = SwiftWriter(indent: 2)
      writeProperties(to: &changes)
      writeFunctions(to: &functions, calls: &changes)
      writeTests(to: &changes)
      source.constants.write(to: &writer)
      writer.blank()
      writer.documentation([
        "Adds the detection to a registry; what it does not change follows its base."
      ])
      writer.comments(
        ["AnalysisType", "RuleID", "BaseDetection"].flatMap { source.comments(at: .key($0)) })
      writer.block("static func register(in registry: Registry)") { writer in
        writeCall(changes, to: &writer)
      }
      if !functions.lines.isEmpty {
        writer.blank()
        writer.append(functions)
      }
      let left = source.leftComments()
      if !left.isEmpty {
        writer.blank()
        writer.comments(left)
      }
    }
  }

  private func writeCall(_ changes: SwiftWriter, to writer: inout SwiftWriter) {
    let id = SwiftText.quoted(source.rule.ruleID)
    let from = "from: \(SwiftText.quoted(base))"
    guard !changes.lines.isEmpty else {
      writer.value(.call("registry.derive", [(nil, .atom(id)), (nil, .atom(from))]))
      return
    }
    let line = "registry.derive(\(id), \(from))"
    if line.count + 6 <= SwiftValue.lineLength {
      writer.block(line) { $0.append(changes) }
    } else {
      writer.line("registry.derive(")
      writer.line("  \(id),")
      writer.line("  \(from)")
      writer.block(")") { $0.append(changes) }
    }
  }

  private func writeProperties(to writer: inout SwiftWriter) {
    for property in RuleProperties(source: source).all {
      writer.comments(source.comments(at: .key(property.key)))
      if let value = property.value { writer.assignment("$0.\(property.name)", value) }
    }
    if let filters = fields.filters {
      let elements = FilterSource(source: source).elements(filters)
      writer.comments(source.comments(at: .key("InlineFilters")) + filters.takenComments(source))
      writer.assignment("$0.inlineFilters", .array(elements))
    }
  }

  /// Writes the functions of the derived rule's own alert fields, and the calls that put them in place of the base's.
  ///
  /// A list that is written empty clears what the base has.
  private func writeFunctions(to writer: inout SwiftWriter, calls: inout SwiftWriter) {
    let functions = RuleFunctionSource(source: source)
    if let severities = fields.dynamicSeverities {
      if severities.isEmpty {
        calls.comments(source.comments(at: .key("DynamicSeverities")))
        calls.line("$0.replaceSeverity { _ in nil }")
      } else {
        calls.line("$0.replaceSeverity { severity($0) }")
        functions.writeSeverity(severities, to: &writer)
      }
    }
    if let title = fields.title {
      calls.line("$0.replaceTitle { title($0) }")
      functions.writeTitle(title, to: &writer)
    }
    if let groupBy = fields.groupBy {
      if groupBy.isEmpty {
        calls.comments(source.comments(at: .key("GroupBy")))
        calls.line("$0.replaceDedup { _ in nil }")
      } else {
        calls.line("$0.replaceDedup { dedup($0) }")
        functions.writeDedup(groupBy, to: &writer)
      }
    }
    if let context = fields.context {
      if context.isEmpty {
        calls.comments(source.comments(at: .key("AlertContext")))
        calls.line("$0.replaceAlertContext { _ in [:] }")
      } else {
        calls.line("$0.replaceAlertContext { alertContext($0) }")
        functions.writeContext(context, to: &writer)
      }
    }
  }

  private func writeTests(to writer: inout SwiftWriter) {
    let tests = RuleTests(source: source)
    if fields.tests != nil {
      writer.comments(source.comments(at: .key("Tests")))
      tests.writeList(opening: "$0.tests = [", to: &writer)
    } else {
      tests.writeExpectations(to: &writer)
    }
  }
}
