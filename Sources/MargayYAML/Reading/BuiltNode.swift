import MargayDiagnostics

/// A node while a tree is built from the events of the C parser: aliases copy it, and merge keys move its entries.
struct BuiltNode {
  enum Content {
    case scalar(YAMLScalar)
    case sequence([BuiltNode])
    case mapping([BuiltEntry])
    case invalid
  }

  var content: Content
  var range: SourceRange
  var aliasRange: SourceRange?
  var isFlow = false

  /// Where a diagnostic about the node points.
  var reportRange: SourceRange { aliasRange ?? range }
}

/// A key and its value while a tree is built.
struct BuiltEntry {
  var key: BuiltNode
  var value: BuiltNode
}

extension YAMLTree {
  /// Lays a finished tree out flat.
  convenience init(_ root: BuiltNode, bytes: [UInt8]) {
    var flattening = Flattening()
    flattening.append(root)
    self.init(
      bytes: bytes, records: flattening.records, texts: flattening.texts,
      values: flattening.values, aliases: flattening.aliases)
  }

  /// The arrays of a tree that is laid out; its depth is bounded by the nesting limit.
  private struct Flattening {
    var records: [YAMLRecord] = []
    var texts: [UInt8] = []
    var values: [YAMLValue] = []
    var aliases: [Int: SourceRange] = [:]

    mutating func append(_ node: BuiltNode) {
      let index = records.count
      var record = YAMLRecord(.invalid, node.range.lower, node.range.upper)
      record.isFlow = node.isFlow
      if let range = node.aliasRange {
        record.isAlias = true
        aliases[index] = range
      }
      switch node.content {
      case .invalid: break
      case .scalar(let scalar):
        record.kind = .scalar
        record.style = scalar.style
        record.hasOwnText = true
        record.text = UInt32(truncatingIfNeeded: texts.count)
        texts.append(contentsOf: scalar.text.utf8)
        record.count = UInt32(truncatingIfNeeded: texts.count) - record.text
        take(scalar.value, &record)
      case .sequence(let items):
        record.kind = .sequence
        record.count = UInt32(truncatingIfNeeded: items.count)
      case .mapping(let entries):
        record.kind = .mapping
        record.count = UInt32(truncatingIfNeeded: entries.count * 2)
      }
      records.append(record)
      switch node.content {
      case .sequence(let items): for item in items { append(item) }
      case .mapping(let entries):
        for entry in entries {
          append(entry.key)
          append(entry.value)
        }
      case .scalar, .invalid: break
      }
      records[index].next = UInt32(truncatingIfNeeded: records.count)
    }

    private mutating func take(_ value: YAMLValue, _ record: inout YAMLRecord) {
      switch value {
      case .string: record.value = .string
      case .null: record.value = .null
      case .bool(let value): record.value = value ? .isTrue : .isFalse
      case .integer, .float, .ambiguous, .notFinite:
        record.value = .other
        record.entry = UInt32(truncatingIfNeeded: values.count)
        values.append(value)
      }
    }
  }
}
