import MargayEvents

extension Interpreter {
  /// The alert fields of a rule for the event, which it has matched (Documentation/Language, section 6).
  package mutating func match(of rule: Int, _ metadata: RuleMetadata) -> RuleMatch {
    let title = title(of: rule, metadata)
    return RuleMatch(
      title: title, dedup: dedup(of: rule, metadata, title: title),
      severity: severity(of: rule, metadata), context: context(of: rule))
  }

  /// The title; DisplayName, else RuleID, when the rule has none or it renders to nothing.
  package mutating func title(of rule: Int, _ metadata: RuleMetadata) -> [UInt8] {
    var text: [UInt8] = []
    let paths = rules.fields[rule].title
    for (part, path) in zip(rules.programs[rule].title?.parts ?? [], paths) {
      switch part {
      case .text(let bytes): text += bytes
      case .value(_, let source):
        let value = self.value(path)
        if value.isMissingOrNull {
          text.append(UInt8(ascii: "<"))
          text += source
          text += Array(" not found>".utf8)
        } else {
          value.appendTitleText(to: &text)
        }
      }
    }
    if text.isEmpty { text = Array((metadata.displayName ?? metadata.ruleID).utf8) }
    TextLimit.cut(&text)
    return text
  }

  /// The dedup string, by GroupBy; the title when the rule has none.
  package mutating func dedup(
    of rule: Int, _ metadata: RuleMetadata, title: [UInt8]
  ) -> [UInt8] {
    let paths = rules.fields[rule].groupBy
    guard !paths.isEmpty else { return title }
    var text: [UInt8] = []
    if paths.count == 1 {
      let value = self.value(paths[0])
      if !value.isMissingOrNull { value.appendTitleText(to: &text) }
    } else if hasValue(paths) {
      text.append(UInt8(ascii: "["))
      for (index, path) in paths.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        value(path).appendCompactJSON(to: &text)
      }
      text.append(UInt8(ascii: "]"))
    }
    if text.isEmpty { text = Array("defaultDedupString:\(metadata.ruleID)".utf8) }
    TextLimit.cut(&text)
    return text
  }

  /// Whether some path leads to a value that is not null.
  private func hasValue(_ paths: [PreparedPath]) -> Bool {
    for path in paths where !value(path).isMissingOrNull { return true }
    return false
  }

  /// The severity of the first dynamic severity that holds, else the rule's own.
  package mutating func severity(of rule: Int, _ metadata: RuleMetadata) -> Severity {
    let conditions = rules.fields[rule].severities
    for (entry, node) in zip(rules.programs[rule].dynamicSeverities, conditions)
    where holds(node) {
      return entry.severity ?? metadata.severity
    }
    return metadata.severity
  }

  /// The alert context as compact JSON; an error object in its place when it is too long.
  package mutating func context(of rule: Int) -> [UInt8] {
    var text: [UInt8] = [UInt8(ascii: "{")]
    let paths = rules.fields[rule].context
    for (field, path) in zip(rules.programs[rule].context, paths) {
      if text.count > 1 { text.append(UInt8(ascii: ",")) }
      field.name.withUnsafeBufferPointer { CompactJSON.appendString($0, to: &text) }
      text.append(UInt8(ascii: ":"))
      value(path).appendCompactJSON(to: &text)
    }
    text.append(UInt8(ascii: "}"))
    return ContextLimit.limited(text)
  }
}
