import MargayEvents

extension ProgramDocument {
  /// The most bytes that a document may have.
  private static var sizeLimit: Int { 1 << 28 }

  /// Reads the JSON form; throws when it is not JSON, of another version, or lacks what must be there.
  package init(json: [UInt8]) throws(ProgramReadError) {
    guard json.count <= ProgramDocument.sizeLimit else {
      throw ProgramReadError(
        message: "the document is longer than \(ProgramDocument.sizeLimit) bytes", offset: nil)
    }
    var parser = EventParser(limit: ProgramDocument.sizeLimit)
    switch parser.parse(json) {
    case .bad(let defect):
      throw ProgramReadError(message: defect.reason.rawValue, offset: defect.offset)
    case .ok(let event):
      defer { withExtendedLifetime(event) {} }
      self = try JSONMember(value: event.root, way: "").document()
    }
  }
}

extension JSONMember {
  fileprivate func document() throws(ProgramReadError) -> ProgramDocument {
    guard value.kind == .object else { throw wrong("an object") }
    let version = try member("formatVersion").integer(Int.self)
    guard version == ProgramDocument.formatVersion else {
      throw ProgramReadError(
        message:
          "the document has format version \(version), not \(ProgramDocument.formatVersion)",
        offset: nil)
    }
    var program = RuleProgram(detection: try member("detection").expression())
    if let filters = optional("filters") { program.filters = try filters.expression() }
    if let filters = optional("includeFilters") {
      for filter in try filters.elements() { program.includes.append(try filter.expression()) }
    }
    if let filters = optional("excludeFilters") {
      for filter in try filters.elements() { program.excludes.append(try filter.expression()) }
    }
    if let title = optional("title") { program.title = try title.template() }
    for path in try member("groupBy").elements() { program.groupBy.append(try path.path()) }
    for field in try member("context").elements() {
      program.context.append(
        ContextField(name: try field.member("name").bytes(), path: try field.member("path").path()))
    }
    for entry in try member("dynamicSeverities").elements() {
      program.dynamicSeverities.append(
        DynamicSeverity(
          severity: try entry.optional("severity")?.choice(Severity.self, "a severity"),
          condition: try entry.member("condition").expression()))
    }
    var metadata: RuleMetadata?
    if let member = optional("metadata") { metadata = try member.metadata() }
    return ProgramDocument(metadata: metadata, program: program)
  }

  private func expression() throws(ProgramReadError) -> Expression {
    guard value.kind == .object else { throw wrong("an object") }
    let id = NodeID(try member("id").integer(Int32.self))
    let kind = try member("kind").string()
    switch Array(kind.utf8) {
    case Array("all".utf8): return Expression(id: id, kind: .all(try children()))
    case Array("any".utf8): return Expression(id: id, kind: .any(try children()))
    case Array("onlyOne".utf8): return Expression(id: id, kind: .onlyOne(try children()))
    case Array("none".utf8): return Expression(id: id, kind: .none(try children()))
    case Array("constant".utf8):
      return Expression(id: id, kind: .constant(try member("value").bool()))
    case Array("predicate".utf8):
      return Expression(id: id, kind: .predicate(try predicate()))
    case Array("elements".utf8):
      return Expression(
        id: id,
        kind: .elements(
          try member("quantifier").choice(ElementQuantifier.self, "a quantifier"),
          subject: try member("subject").path(), body: try member("body").expression()))
    default: throw member("kind").wrong("a kind of expression")
    }
  }

  private func children() throws(ProgramReadError) -> [Expression] {
    var result: [Expression] = []
    for child in try member("children").elements() { result.append(try child.expression()) }
    return result
  }

  private func predicate() throws(ProgramReadError) -> Predicate {
    var predicate = Predicate(
      condition: try member("condition").choice(ConditionID.self, "a condition"),
      isNegated: try member("negated").bool(),
      subject: try member("subject").subject())
    if let operand = optional("operand") { predicate.operand = try operand.operand() }
    if let containment = optional("containment") {
      predicate.containment = try containment.choice(
        Predicate.ListContainment.self, "a kind of containment")
    }
    if let emptiness = optional("emptiness") {
      predicate.emptiness = try emptiness.choice(Predicate.Emptiness.self, "a kind of emptiness")
    }
    return predicate
  }

  private func subject() throws(ProgramReadError) -> Predicate.Subject {
    guard let rows = optional("rows") else { return .path(try member("path").path()) }
    return .enrichment(
      EnrichmentPath(rows: try rows.path(), field: try member("field").path()))
  }

  private func operand() throws(ProgramReadError) -> Predicate.Operand {
    if let value = optional("value") { return .literal(try value.literal()) }
    if let path = optional("path") { return .path(try path.path()) }
    if let network = optional("network") {
      guard let parsed = IPNetwork.parse(try network.string()), !parsed.hostBitsSet else {
        throw network.wrong("a network")
      }
      return .network(parsed.network)
    }
    var literals: [Literal] = []
    for value in try member("values").elements() { literals.append(try value.literal()) }
    return .literals(literals)
  }

  private func literal() throws(ProgramReadError) -> Literal {
    switch value.kind {
    case .string: return .string(try bytes())
    case .number:
      return .number(String(decoding: value.tape.text(value.node), as: UTF8.self))
    case .bool: return .bool(value.bool)
    case .missing, .null, .list, .object: throw wrong("a string, a number or a boolean")
    }
  }

  private func path() throws(ProgramReadError) -> EventKeyPath {
    var steps: [EventKeyPathStep] = []
    for step in try member("steps").elements() {
      switch step.value.kind {
      case .string: steps.append(.name(try step.bytes()))
      case .number: steps.append(.index(try step.integer(Int32.self)))
      default:
        guard step.value.kind == .object, try step.member("wildcard").bool() else {
          throw step.wrong("a name, an index or a wildcard")
        }
        steps.append(.wildcard)
      }
    }
    return EventKeyPath(
      base: try member("base").choice(EventKeyPath.Base.self, "a base"), steps: steps,
      names: try member("names").choice(NameMatching.self, "a way to match names"))
  }

  private func template() throws(ProgramReadError) -> Template {
    var parts: [Template.Part] = []
    for part in try elements() {
      if let text = part.optional("text") {
        parts.append(.text(try text.bytes()))
      } else {
        parts.append(
          .value(try part.member("path").path(), source: try part.member("source").bytes()))
      }
    }
    return Template(parts: parts)
  }

  private func metadata() throws(ProgramReadError) -> RuleMetadata {
    var result = RuleMetadata(
      ruleID: try member("ruleId").string(),
      severity: try member("severity").choice(Severity.self, "a severity"))
    if let value = optional("scheduled") { result.isScheduled = try value.bool() }
    result.displayName = try optional("displayName")?.string()
    if let value = optional("enabled") { result.isEnabled = try value.bool() }
    if let value = optional("logTypes") { result.logTypes = try value.strings() }
    if let value = optional("scheduledQueries") { result.scheduledQueries = try value.strings() }
    if let value = optional("description") { result.description = try value.string() }
    if let value = optional("reference") { result.reference = try value.string() }
    if let value = optional("runbook") { result.runbook = try value.string() }
    result.status = try optional("status")?.string()
    result.createdBy = try optional("createdBy")?.string()
    if let value = optional("tags") { result.tags = try value.strings() }
    for report in try optional("reports")?.elements() ?? [] {
      result.reports.append(
        ReportMapping(
          framework: try report.member("framework").string(),
          values: try report.member("values").strings()))
    }
    if let value = optional("summaryAttributes") {
      result.summaryAttributes = try value.strings()
    }
    if let value = optional("threshold") { result.threshold = try value.integer(Int.self) }
    if let value = optional("dedupPeriodMinutes") {
      result.dedupPeriodMinutes = try value.integer(Int.self)
    }
    if let value = optional("createAlert") { result.createsAlert = try value.bool() }
    result.outputIDs = try optional("outputIds")?.strings()
    return result
  }
}
