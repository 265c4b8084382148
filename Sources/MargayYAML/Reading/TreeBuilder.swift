import MargayDiagnostics

/// Builds the located tree of one document from the events of the C parser.
///
/// Depth is bounded by the nesting limit, so that recursion is safe.
struct TreeBuilder {
  /// Why building stops before the end.
  enum Stop: Error {
    case syntax(SyntaxError)
    /// The problem is among the diagnostics.
    case reported
  }

  private enum Anchor {
    case open(SourceRange)
    case done(BuiltNode, Size)
  }

  /// What an alias to a node costs: its nodes, and how deep its collections are nested.
  private struct Size {
    var count = 0
    var height = 0

    init(_ node: BuiltNode) {
      count = 1
      switch node.content {
      case .sequence(let items): for item in items { nest(Size(item)) }
      case .mapping(let entries):
        for entry in entries {
          nest(Size(entry.key))
          nest(Size(entry.value))
        }
      case .scalar, .invalid: return
      }
      height += 1
    }

    private mutating func nest(_ child: Size) {
      count += child.count
      height = max(height, child.height)
    }
  }

  private let file: SourceFile
  private let limits: YAMLLimits
  private let parser: CParser
  /// Anchors by name, which the C parser restricts to ASCII letters, digits, `-` and `_`.
  private var anchors: [String: Anchor] = [:]
  private var aliasNodes = 0
  private var hasTooManyAliasNodes = false
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile, limits: YAMLLimits, parser: CParser) {
    self.file = file
    self.limits = limits
    self.parser = parser
  }

  /// Builds the first document; nil when there is none, or only an empty one.
  mutating func document() throws(Stop) -> BuiltNode? {
    _ = try next()
    guard try next().kind == .documentStart else { return nil }
    let root = try node(try next(), depth: 0)
    _ = try next()
    let following = try next()
    if following.kind == .documentStart {
      let end = max(following.end, min(following.start + 3, file.bytes.count))
      diagnostics.append(
        YAMLDiagnostics.severalDocuments(file, SourceRange(following.start, end)))
    }
    if case .scalar(let scalar) = root.content, scalar.style == .plain, scalar.text.isEmpty,
      root.range.length == 0
    {
      return nil
    }
    return root
  }

  private func next() throws(Stop) -> YAMLEvent {
    var event = YAMLEvent()
    guard parser.read(&event) else { throw .syntax(parser.error) }
    return event
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(Stop) -> BuiltNode {
    if event.kind == .alias { return alias(event, depth: depth) }
    var properties: NodeProperties?
    if event.anchor != nil || event.tag != nil || startsWithTag(event) {
      // The start event of a block collection ends before its first child, its properties with it.
      let end = event.kind == .scalar ? event.end : file.bytes.count
      properties = NodeProperties(file, start: event.start, end: end)
    }
    let start = properties?.contentStart ?? event.start
    if let anchor = event.anchor { anchors[anchor] = .open(SourceRange(event.start, start)) }
    var result: BuiltNode
    switch event.kind {
    case .scalar:
      result = scalar(event, range: SourceRange(start, event.end), tag: properties?.tag)
    case .sequenceStart: result = try sequence(event, start: start, depth: depth + 1)
    default: result = try mapping(event, start: start, depth: depth + 1)
    }
    if event.kind != .scalar, let tag = properties?.tag {
      diagnostics.append(YAMLDiagnostics.unknownTag(file.text(tag), file, tag))
      result.content = .invalid
    }
    if let anchor = event.anchor { anchors[anchor] = .done(result, Size(result)) }
    return result
  }

  private func startsWithTag(_ event: YAMLEvent) -> Bool {
    event.style == .plain && event.start < event.end && file.bytes[event.start] == UInt8(ascii: "!")
  }

  // MARK: Scalars

  private mutating func scalar(
    _ event: YAMLEvent, range: SourceRange, tag: SourceRange?
  ) -> BuiltNode {
    var range = range
    if event.style == .literal || event.style == .folded { trimEnd(&range) }
    var known: YAMLScalarReading.Tag?
    if let tag {
      known = event.tag.flatMap(YAMLScalarReading.Tag.init(uri:))
      if known == nil {
        diagnostics.append(YAMLDiagnostics.unknownTag(file.text(tag), file, tag))
        return BuiltNode(content: .invalid, range: range)
      }
    }
    switch YAMLScalarReading.read(event.text, style: event.style, tag: known) {
    case .value(let value):
      let scalar = YAMLScalar(text: event.text, style: event.style, value: value)
      return BuiltNode(content: .scalar(scalar), range: range)
    case .mismatch:
      if let known {
        diagnostics.append(YAMLDiagnostics.tagMismatch(known, event.text, file, range))
      }
    case .tooLong:
      diagnostics.append(YAMLDiagnostics.integerTooLong(file, range))
    }
    return BuiltNode(content: .invalid, range: range)
  }

  /// The C parser ends a block scalar behind the line breaks that follow it.
  private func trimEnd(_ range: inout SourceRange) {
    while range.upper > range.lower + 1,
      [0x20, 0x09, 0x0A, 0x0D].contains(file.bytes[range.upper - 1])
    {
      range.upper -= 1
    }
  }

  // MARK: Collections

  private mutating func enter(_ event: YAMLEvent, depth: Int) throws(Stop) {
    guard depth > limits.nesting else { return }
    diagnostics.append(
      YAMLDiagnostics.nestingTooDeep(
        file, SourceRange(event.start, max(event.end, event.start + 1)), limit: limits.nesting))
    throw .reported
  }

  private mutating func sequence(
    _ event: YAMLEvent, start: Int, depth: Int
  ) throws(Stop) -> BuiltNode {
    try enter(event, depth: depth)
    var items: [BuiltNode] = []
    var item = try next()
    while item.kind != .sequenceEnd {
      items.append(try node(item, depth: depth))
      item = try next()
    }
    let end = event.isFlow ? item.end : items.last?.reportRange.upper ?? start
    return BuiltNode(
      content: .sequence(items), range: SourceRange(start, end), isFlow: event.isFlow)
  }

  private mutating func mapping(
    _ event: YAMLEvent, start: Int, depth: Int
  ) throws(Stop) -> BuiltNode {
    try enter(event, depth: depth)
    var entries: [BuiltEntry] = []
    var seen = SeenKeys()
    var merged: [BuiltNode] = []
    var end = start
    var item = try next()
    while item.kind != .mappingEnd {
      let key = try node(item, depth: depth)
      let isMerge =
        item.kind == .scalar && item.style == .plain && item.tag == nil
        && item.text.utf8.elementsEqual("<<".utf8)
      let value = try node(try next(), depth: depth)
      end = value.reportRange.upper
      if isMerge {
        diagnostics.append(YAMLDiagnostics.mergeKey(file, key.reportRange))
        merged.append(value)
      } else if isUsable(key, &seen) {
        entries.append(BuiltEntry(key: key, value: value))
      }
      item = try next()
    }
    for node in merged { TreeBuilder.merge(node, into: &entries, &seen) }
    return BuiltNode(
      content: .mapping(entries), range: SourceRange(start, event.isFlow ? item.end : end),
      isFlow: event.isFlow)
  }

  /// Whether a key can stand in the tree: a scalar that is not there yet.
  private mutating func isUsable(_ key: BuiltNode, _ seen: inout SeenKeys) -> Bool {
    switch key.content {
    case .scalar(let scalar):
      guard let first = seen.note(scalar.text, key.reportRange) else { return true }
      diagnostics.append(
        YAMLDiagnostics.duplicateKey(scalar.text, file, key.reportRange, first: first))
    case .sequence, .mapping:
      diagnostics.append(YAMLDiagnostics.collectionAsKey(file, key.reportRange))
    case .invalid:
      break
    }
    return false
  }

  /// Adds what a merge key would bring, so that nothing is reported as missing because of it.
  private static func merge(
    _ node: BuiltNode, into entries: inout [BuiltEntry], _ seen: inout SeenKeys
  ) {
    switch node.content {
    case .mapping(let others):
      for entry in others {
        guard case .scalar(let key) = entry.key.content,
          seen.note(key.text, entry.key.reportRange) == nil
        else { continue }
        entries.append(entry)
      }
    case .sequence(let nodes):
      for node in nodes { merge(node, into: &entries, &seen) }
    case .scalar, .invalid:
      break
    }
  }

  // MARK: Aliases

  private mutating func alias(_ event: YAMLEvent, depth: Int) -> BuiltNode {
    let range = SourceRange(event.start, event.end)
    var result = BuiltNode(content: .invalid, range: range, aliasRange: range)
    switch anchors[event.text] {
    case nil:
      let nearest = NearestName.suggestion(for: event.text, among: anchors.keys.sorted())
      diagnostics.append(
        YAMLDiagnostics.unknownAlias(event.text, file, range, nearest: nearest))
    case .open(let anchor):
      diagnostics.append(YAMLDiagnostics.recursiveAlias(event.text, file, range, anchor: anchor))
    case .done(let target, let size):
      aliasNodes += size.count
      if aliasNodes > limits.aliasNodes {
        if !hasTooManyAliasNodes {
          diagnostics.append(
            YAMLDiagnostics.aliasExpansionTooLarge(file, range, limit: limits.aliasNodes))
        }
        hasTooManyAliasNodes = true
      } else if depth + size.height > limits.nesting {
        diagnostics.append(YAMLDiagnostics.nestingTooDeep(file, range, limit: limits.nesting))
      } else {
        result = target
        result.aliasRange = range
      }
    }
    return result
  }
}

extension YAMLScalarReading.Tag {
  /// The tag with a resolved name; nil when it is none of them.
  init?(uri: String) {
    let prefix = "tag:yaml.org,2002:"
    guard uri.utf8.starts(with: prefix.utf8) else { return nil }
    self.init(rawValue: String(uri.dropFirst(prefix.count)))
  }
}
