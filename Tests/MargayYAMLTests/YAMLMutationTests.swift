import MargayDiagnostics
import MargayYAML
import TestSupport
import Testing

/// Thousands of broken files: reading ends, places lie in the file, and what is refused has a reason.
@Suite struct YAMLMutationTests {
  private static let seeds = [
    """
    AnalysisType: rule
    RuleID: "Café.Login"
    Enabled: true
    Detection:
      - Key: eventName # comment
        Condition: Equals
        Value: 'it''s'
      - Any:
          - {Key: a, Condition: IsIn, Values: [1, 2.5, 0x1F, !!str 3]}
          - DeepKey: [a, 0]
            Condition: Exists
    Tests:
      - Name: one
        Log: {"a": "\\u00e9\\n", b: &x [~, null], c: *x}

    """,
    """
    %YAML 1.2
    ---
    ? a
    : - - b
      - |
       block
         text

      - >+2
          folded
    'quoted
      key': "x
      y"
    <<: &a {k: v, *b : c}
    []: [{}, !x y, a: b]
    ...

    """,
    "\u{FEFF}a:\r\n  - é\r\n  - 日本: \u{1F600}\r\n  - ''\r\nb: @x\r\n",
    "&a [&b [*a, *b], *b, *b, {<<: *b}]",
  ]

  @Test(arguments: 0..<8) func mutations(part: UInt64) {
    var generator = SeededGenerator(seed: 0x59_41_4D_4C + part)
    for _ in 0..<500 {
      let seed = Array((YAMLMutationTests.seeds.randomElement(using: &generator) ?? "").utf8)
      let bytes = YAMLMutation.mutated(seed, using: &generator)
      check(SourceFile(path: "mutation.yml", bytes: bytes))
    }
  }

  /// Files of many slips, each mended in turn, and of great length.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "a:b\n", "- Key:x\n  c: d\n", "a: @b\n", "a: \"\\d\"\n", "a: 'x'y'\n", "a: 'b\n", "a: \"b\n",
      "a: [b\n",
      "a: {\n", "\ta: b\n", "- ", "? ", "[", "{a: ", "&a ", "!!str ", "|\n", "a: *a\n", "a: &a\n",
      "%x\n",
      "---\n", "...\n", "'", "\"", "\\", "é", "a: b\n  c: d\n", "a:\n    b:\n  c:\n", "- a\nb\n",
      "{a: 1, a: 2}, ",
      "0x", "0b1", "1_", "<<: ", "#", "# \n", "\u{85}", "\u{2028}a: ",
    ])
  func repeated(piece: String) {
    check(
      SourceFile(path: "long.yml", text: String(repeating: piece, count: 20_000 / piece.utf8.count))
    )
    check(
      SourceFile(
        path: "long.yml", text: "a: 1\n" + String(repeating: piece, count: 200) + "\nb: 2\n"))
  }

  private func check(_ file: SourceFile) {
    let document = YAMLParser.parse(file)
    let size = file.bytes.count
    if document.root == nil {
      #expect(
        document.diagnostics.contains { $0.severity == .error }, "no reason: \(file.bytes)")
    }
    var last = 0
    for diagnostic in document.diagnostics {
      #expect(diagnostic.range.lower >= last, "order: \(file.bytes)")
      last = diagnostic.range.lower
      #expect(diagnostic.range.upper <= size, "\(diagnostic.kind.code) \(file.bytes)")
      #expect(diagnostic.related.allSatisfy { $0.range.upper <= size && $0.file === file })
      for fix in diagnostic.fixes {
        #expect(
          EditApplication([fix], to: file.bytes).notApplied.isEmpty,
          "\(diagnostic.kind.code) \(fix) \(file.bytes)")
      }
    }
    #expect(!TextDiagnosticRenderer().render(document.diagnostics).utf8.contains(0x1B))
    if let root = document.root { check(root, within: SourceRange(0, size), file) }
    for comment in YAMLComments.scan(file) {
      #expect(comment.range.upper <= size)
      #expect(file.bytes[comment.range.lower] == UInt8(ascii: "#"))
    }
  }

  /// Children lie in their parent and in order, unless an alias or a merge brought them.
  private func check(_ node: YAMLNode, within range: SourceRange, _ file: SourceFile) {
    let own = node.reportRange
    #expect(own.lower >= range.lower && own.upper <= range.upper, "\(own) \(range) \(file.bytes)")
    if node.aliasRange != nil { return }
    switch node.content {
    case .sequence(let items):
      for item in items { check(item, within: node.range, file) }
      checkOrder(items.map(\.reportRange), file)
    case .mapping(let entries):
      let own = entries.filter { $0.key.reportRange.lower >= node.range.lower }
      for entry in own where entry.value.reportRange.upper <= node.range.upper {
        check(entry.key, within: node.range, file)
        check(entry.value, within: node.range, file)
        checkOrder([entry.key.reportRange, entry.value.reportRange], file)
      }
    case .scalar(let scalar):
      let count = scalar.text.unicodeScalars.count
      let place = node.sourceRange(ofScalars: count / 2..<count, in: file)
      #expect(place.lower >= node.range.lower && place.upper <= node.range.upper)
    case .invalid:
      break
    }
  }

  private func checkOrder(_ ranges: [SourceRange], _ file: SourceFile) {
    for (left, right) in zip(ranges, ranges.dropFirst()) {
      #expect(left.upper <= right.lower, "order \(left) \(right) \(file.bytes)")
    }
  }
}
