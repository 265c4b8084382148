package import MargayDiagnostics
import MargayEvents
import MargayYAML

/// Writes expected alert fields into the `x-margay` of a rule file as the smallest edit of its text
/// (Documentation/Language, section 7).
///
/// Nothing else of the file changes: comments, order and quoting elsewhere stay byte for byte. The result is
/// read again and refused unless it says exactly what was meant.
package struct ExpectationUpdate {
  /// What a test should expect.
  package struct Entry: Sendable {
    /// The test's name.
    package let testName: String
    /// The fields to write.
    ///
    /// Where the test has an entry already, fields that it does not have are not added.
    package let values: [ExpectationField: Value]

    /// Makes an entry.
    package init(testName: String, values: [ExpectationField: Value]) {
      self.testName = testName
      self.values = values
    }
  }

  /// The value of an alert field.
  package enum Value: Hashable, Sendable {
    /// Text.
    case text(String)
    /// A list of texts.
    case texts([String])
    /// The JSON text of an object.
    case object(String)
  }

  /// Why a file is left alone.
  package struct Refusal: Error, Sendable {
    /// One plain sentence without a final full stop.
    package let message: String
    /// Where the reason stands.
    package let range: SourceRange
  }

  private let file: SourceFile
  private let comments: [YAMLComment]
  private var edits: [SourceEdit] = []

  /// The bytes of the file with the entries written into it; the same bytes when it says all of it already.
  ///
  /// - Throws: `Refusal` for a file that cannot be edited safely.
  package static func apply(
    _ entries: [Entry], to file: SourceFile, options: FrontendOptions = FrontendOptions()
  ) throws(Refusal) -> [UInt8] {
    var update = ExpectationUpdate(file: file, comments: YAMLComments.scan(file))
    guard let root = YAMLParser.parse(file).root, root.isMapping else {
      throw Refusal(message: "the file is no mapping of keys", range: file.lineRange(0))
    }
    try update.write(entries, root, root.entries)
    if update.edits.isEmpty { return file.bytes }
    let fix = FixIt(title: "", safety: .safe, edits: update.edits)
    let result = EditApplication([fix], to: file.bytes)
    guard result.bytes.count <= YAMLLimits().fileBytes else {
      throw Refusal(
        message: "with the alert fields the file would be larger than a rule file may be",
        range: file.lineRange(0))
    }
    let edited = SourceFile(path: file.path, bytes: result.bytes)
    let check = ExpectationUpdateCheck(before: file, after: edited, options: options)
    guard result.notApplied.isEmpty, check.isAsMeant(entries) else {
      throw Refusal(
        message: "the text around x-margay cannot be edited safely",
        range: update.edits.first?.range ?? file.lineRange(0))
    }
    return result.bytes
  }

  private mutating func write(
    _ entries: [Entry], _ root: YAMLNode, _ keys: [YAMLEntry]
  ) throws(Refusal) {
    guard let extensionEntry = keys.first(where: { $0.key.plainText == "x-margay" }) else {
      try append(entries, toRoot: root, keys)
      return
    }
    let expect = extensionEntry.value.entries.first { $0.key.plainText == "Expect" }
    guard let expect, expect.value.isMapping else {
      throw Refusal(message: "x-margay has no Expect", range: extensionEntry.range)
    }
    let present = expect.value.entries
    let byName = Dictionary(
      present.map { (Array(($0.key.plainText ?? "").utf8), $0) },
      uniquingKeysWith: { first, _ in first })
    var added: [Entry] = []
    for entry in entries {
      let found = byName[Array(entry.testName.utf8)]
      if let found { try replace(entry, in: found.value) } else { added.append(entry) }
    }
    guard !added.isEmpty else { return }
    guard !expect.value.isFlow, expect.value.aliasRange == nil, let last = present.last,
      extensionEntry.value.aliasRange == nil
    else {
      throw Refusal(
        message: "Expect is written in flow style or as an alias, so no entry is added to it",
        range: expect.value.reportRange)
    }
    let indent = try indentation(of: last.key)
    insert(added.flatMap { ExpectationUpdate.lines($0, indent: indent) }, behind: last.value.range)
  }

  /// Writes `x-margay` at the end of a file that has none.
  private mutating func append(
    _ entries: [Entry], toRoot root: YAMLNode, _ keys: [YAMLEntry]
  ) throws(Refusal) {
    guard !entries.isEmpty else { return }
    guard !root.isFlow, let first = keys.first else {
      throw Refusal(
        message: "the file is written in flow style, so x-margay is not added to it",
        range: root.reportRange)
    }
    let indent = try indentation(of: first.key)
    let lines =
      [indent + "x-margay:", indent + "  Expect:"]
      + entries.flatMap { ExpectationUpdate.lines($0, indent: indent + "    ") }
    insert(lines, at: file.bytes.count)
  }

  /// The lines of a new entry.
  private static func lines(_ entry: Entry, indent: String) -> [String] {
    var lines = [indent + YAMLValueText.scalar(entry.testName) + ":"]
    for field in ExpectationField.allCases {
      guard let value = entry.values[field] else { continue }
      let key = indent + "  " + field.rawValue + ":"
      let block = value.withReference { $0.kind == .object ? YAMLValueText.lines($0) : [] } ?? []
      if block.isEmpty || block == ["{}"] {
        lines.append(key + " " + (value.withReference(YAMLValueText.inline) ?? "null"))
      } else {
        lines.append(key)
        lines += block.map { indent + "    " + $0 }
      }
    }
    return lines
  }

  /// Replaces the values of the fields that an entry of the file has.
  private mutating func replace(_ entry: Entry, in node: YAMLNode) throws(Refusal) {
    for present in node.entries {
      guard let name = present.key.plainText, let field = ExpectationField(rawValue: name),
        let value = entry.values[field]
      else { continue }
      guard node.aliasRange == nil, present.value.aliasRange == nil else {
        throw Refusal(
          message: "\(name) is written as an alias, so it is not replaced",
          range: present.value.reportRange)
      }
      try replace(present.value, with: value)
    }
  }

  private mutating func replace(_ node: YAMLNode, with value: Value) throws(Refusal) {
    let found = value.withReference { NodeReplacement(node, $0, in: file) }
    guard let replacement = found else {
      throw Refusal(message: "the new value cannot be written", range: node.range)
    }
    for edit in replacement.edits {
      if let inside = firstComment(from: edit.range.lower), inside.range.lower < edit.range.upper {
        throw Refusal(
          message: "a comment stands inside the value that would be replaced", range: inside.range)
      }
    }
    if let alias = replacement.alias {
      throw Refusal(
        message: "an alias stands inside the value that would be replaced", range: alias)
    }
    edits += replacement.edits
  }

  /// The first comment that begins at a place or behind it.
  private func firstComment(from offset: Int) -> YAMLComment? {
    var (low, high) = (0, comments.count)
    while low < high {
      let middle = (low + high) / 2
      if comments[middle].range.lower < offset { low = middle + 1 } else { high = middle }
    }
    return low < comments.count ? comments[low] : nil
  }

  /// The spaces before a key of a block mapping.
  private func indentation(of key: YAMLNode) throws(Refusal) -> String {
    let line = file.lineRange(file.lineIndex(at: key.range.lower))
    var start = line.lower
    if start == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let before = SourceRange(start, key.range.lower)
    guard file.bytes[before.lower..<before.upper].allSatisfy({ $0 == 0x20 }) else {
      throw Refusal(
        message: "something stands before this key on its line, so nothing is added beside it",
        range: key.range)
    }
    return file.text(before)
  }

  /// Inserts lines behind the line on which a value ends.
  private mutating func insert(_ lines: [String], behind range: SourceRange) {
    let isAtLineStart =
      range.length > 0 && [0x0A, 0x0D].contains(file.bytes[range.upper - 1])
    if isAtLineStart {
      insert(lines, at: range.upper)
    } else {
      let next = file.lineIndex(at: range.upper) + 1
      insert(lines, at: next < file.lineCount ? file.lineRange(next).lower : file.bytes.count)
    }
  }

  private mutating func insert(_ lines: [String], at offset: Int) {
    let lineBreak = file.lineBreak
    let isAtLineStart = offset == 0 || [0x0A, 0x0D].contains(file.bytes[offset - 1])
    let text = lines.map { $0 + lineBreak }.joined()
    edits.append(
      SourceEdit(range: SourceRange(offset, offset), text: (isAtLineStart ? "" : lineBreak) + text))
  }
}

extension ExpectationUpdate.Value {
  /// Gives `body` the value as one of an event; nil when there is none, for an object that is no JSON.
  func withReference<R>(_ body: (ValueRef) -> R) -> R? {
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(json) else { return nil }
    return withExtendedLifetime(event) { body(event.root) }
  }

  private var json: [UInt8] {
    var writer = JSONWriter()
    switch self {
    case .text(let text): writer.string(text)
    case .texts(let texts):
      writer.beginArray()
      for text in texts { writer.string(text) }
      writer.endArray()
    case .object(let json): writer.raw(json.utf8)
    }
    return writer.bytes
  }
}
