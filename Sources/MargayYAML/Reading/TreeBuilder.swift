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

  /// A finished node and what an alias to it would cost.
  private struct Subtree {
    var node: YAMLNode
    var count: Int
    var height: Int
  }

  private enum Anchor {
    case open(SourceRange)
    case done(Subtree)
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
  mutating func document() throws(Stop) -> YAMLNode? {
    _ = try next()
    guard try next().kind == .documentStart else { return nil }
    let root = try subtree(try next(), depth: 0).node
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
    do throws(SyntaxError) {
      return try parser.nextEvent()
    } catch {
      throw .syntax(error)
    }
  }

  private mutating func subtree(_ event: YAMLEvent, depth: Int) throws(Stop) -> Subtree {
    if event.kind == .alias { return alias(event, depth: depth) }
    var properties: NodeProperties?
    if event.anchor != nil || event.tag != nil || startsWithTag(event) {
      // The start event of a block collection ends before its first child, its properties with it.
      let end = event.kind == .scalar ? event.end : file.bytes.count
      properties = NodeProperties(file, start: event.start, end: end)
    }
    let start = properties?.contentStart ?? event.start
    if let anchor = event.anchor { anchors[anchor] = .open(SourceRange(event.start, start)) }
    var result: Subtree
    switch event.kind {
    case .scalar:
      let node = scalar(event, range: SourceRange(start, event.end), tag: properties?.tag)
      result = Subtree(node: node, count: 1, height: 0)
    case .sequenceStart: result = try sequence(event, start: start, depth: depth + 1)
    default: result = try mapping(event, start: start, depth: depth + 1)
    }
    if event.kind != .scalar, let tag = properties?.tag {
      diagnostics.append(YAMLDiagnostics.unknownTag(file.text(tag), file, tag))
      result.node.content = .invalid
    }
    if let anchor = event.anchor { anchors[anchor] = .done(result) }
    return result
  }

  private func startsWithTag(_ event: YAMLEvent) -> Bool {
    event.style == .plain && event.start < event.end && file.bytes[event.start] == UInt8(ascii: "!")
  }

  // MARK: Scalars

  private mutating func scalar(
    _ event: YAMLEvent, range: SourceRange, tag: SourceRange?
  ) -> YAMLNode {
    var range = range
    if event.style == .literal || event.style == .folded { trimEnd(&range) }
    var known: YAMLScalarReading.Tag?
    if let tag {
      known = event.tag.flatMap(YAMLScalarReading.Tag.init(uri:))
      if known == nil {
        diagnostics.append(YAMLDiagnostics.unknownTag(file.text(tag), file, tag))
        return YAMLNode(content: .invalid, range: range)
      }
    }
    switch YAMLScalarReading.read(event.text, style: event.style, tag: known) {
    case .value(let value):
      let scalar = YAMLScalar(text: event.text, style: event.style, value: value)
      return YAMLNode(content: .scalar(scalar), range: range)
    case .mismatch:
      if let known {
        diagnostics.append(YAMLDiagnostics.tagMismatch(known, event.text, file, range))
      }
    case .tooLong:
      diagnostics.append(YAMLDiagnostics.integerTooLong(file, range))
    }
    return YAMLNode(content: .invalid, range: range)
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
  ) throws(Stop) -> Subtree {
    try enter(event, depth: depth)
    var items: [YAMLNode] = []
    var count = 1
    var height = 0
    var item = try next()
    while item.kind != .sequenceEnd {
      let child = try subtree(item, depth: depth)
      items.append(child.node)
      count += child.count
      height = max(height, child.height)
      item = try next()
    }
    let end = event.isFlow ? item.end : items.last?.reportRange.upper ?? start
    let node = YAMLNode(
      content: .sequence(items), range: SourceRange(start, end), isFlow: event.isFlow)
    return Subtree(node: node, count: count, height: height + 1)
  }

  private mutating func mapping(
    _ event: YAMLEvent, start: Int, depth: Int
  ) throws(Stop) -> Subtree {
    try enter(event, depth: depth)
    var entries: [YAMLEntry] = []
    var seen = SeenKeys()
    var merged: [YAMLNode] = []
    var count = 1
    var height = 0
    var end = start
    var item = try next()
    while item.kind != .mappingEnd {
      let key = try subtree(item, depth: depth)
      let isMerge =
        item.kind == .scalar && item.style == .plain && item.tag == nil
        && item.text.utf8.elementsEqual("<<".utf8)
      let value = try subtree(try next(), depth: depth)
      count += key.count + value.count
      height = max(height, key.height, value.height)
      end = value.node.reportRange.upper
      if isMerge {
        diagnostics.append(YAMLDiagnostics.mergeKey(file, key.node.reportRange))
        merged.append(value.node)
      } else if isUsable(key.node, &seen) {
        entries.append(YAMLEntry(key: key.node, value: value.node))
      }
      item = try next()
    }
    for node in merged { TreeBuilder.merge(node, into: &entries, &seen) }
    let node = YAMLNode(
      content: .mapping(entries), range: SourceRange(start, event.isFlow ? item.end : end),
      isFlow: event.isFlow)
    return Subtree(node: node, count: count, height: height + 1)
  }

  /// Whether a key can stand in the tree: a scalar that is not there yet.
  private mutating func isUsable(_ key: YAMLNode, _ seen: inout SeenKeys) -> Bool {
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
    _ node: YAMLNode, into entries: inout [YAMLEntry], _ seen: inout SeenKeys
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

  private mutating func alias(_ event: YAMLEvent, depth: Int) -> Subtree {
    let range = SourceRange(event.start, event.end)
    var result = Subtree(
      node: YAMLNode(content: .invalid, range: range, aliasRange: range), count: 1, height: 0)
    switch anchors[event.text] {
    case nil:
      let nearest = NearestName.suggestion(for: event.text, among: anchors.keys.sorted())
      diagnostics.append(
        YAMLDiagnostics.unknownAlias(event.text, file, range, nearest: nearest))
    case .open(let anchor):
      diagnostics.append(YAMLDiagnostics.recursiveAlias(event.text, file, range, anchor: anchor))
    case .done(let target):
      aliasNodes += target.count
      if aliasNodes > limits.aliasNodes {
        if !hasTooManyAliasNodes {
          diagnostics.append(
            YAMLDiagnostics.aliasExpansionTooLarge(file, range, limit: limits.aliasNodes))
        }
        hasTooManyAliasNodes = true
      } else if depth + target.height > limits.nesting {
        diagnostics.append(YAMLDiagnostics.nestingTooDeep(file, range, limit: limits.nesting))
      } else {
        result = target
        result.node.aliasRange = range
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
