import Foundation
import MargayDiagnostics
import MargayFrontend
import Testing

/// The top-level keys of a file, with the places that `get --effective` shows.
@Suite("Written keys")
struct WrittenKeysTests {
  /// The entry whose key begins where a text first stands.
  private func entry(
    _ key: String, in text: String
  ) throws -> (entry: WrittenKeys.Entry, file: SourceFile) {
    let file = SourceFile(path: "rule.yml", text: text)
    let place = try #require(text.range(of: key)).lowerBound
    let offset = text.utf8.distance(from: text.startIndex, to: place)
    return (
      try #require(WrittenKeys.entry(at: SourceRange(offset, offset), in: file)), file
    )
  }

  @Test(
    "a value is JSON, and its range goes from the key to its end",
    arguments: [
      ("Enabled: true # why\n", "Enabled: true", "true"),
      ("Threshold: 007\nTags: []\n", "Threshold: 007", "7"),
      ("Tags:\n  - a\n  - 'b'  # why\n\n# below\n", "Tags:\n  - a\n  - 'b'", #"["a","b"]"#),
      ("Description: |\n  one\n  two\n\n", "Description: |\n  one\n  two", #""one\ntwo\n""#),
      ("{\"Reports\": {M: [x]}, Tags: [y]}", "\"Reports\": {M: [x]}", #"{"M":["x"]}"#),
      ("Runbook: !!str 12\n", "Runbook: !!str 12", #""12""#),
    ])
  func values(_ text: String, _ source: String, _ json: String) throws {
    let (entry, file) = try entry(String(source.prefix { $0 != ":" }), in: text)
    #expect(file.text(entry.range) == source)
    #expect(String(decoding: entry.json, as: UTF8.self) == json)
    #expect(entry.anchoredRanges.isEmpty)
  }

  @Test("what aliases bring has its place too, once, and not where it stands in the entry itself")
  func aliases() throws {
    let text =
      "Tags: &all [a, &one b]\nOutputIds: *all\nReports: {M: [*one, *one], N: [&two c, *two]}\n"
    let (alias, file) = try entry("OutputIds", in: text)
    #expect(file.text(alias.range) == "OutputIds: *all")
    #expect(alias.anchoredRanges.map { file.text($0) } == ["[a, &one b]"])
    #expect(String(decoding: alias.json, as: UTF8.self) == #"["a","b"]"#)
    let (inner, other) = try entry("Reports", in: text)
    #expect(inner.anchoredRanges.map { other.text($0) } == ["b"])
    #expect(String(decoding: inner.json, as: UTF8.self) == #"{"M":["b","b"],"N":["c","c"]}"#)
  }

  @Test("an entry below the top is found too, in lists and mappings")
  func nested() throws {
    let text = "Overrides:\n  - Select: {Tags: [a]}\n    Override: {Severity: High}\n"
    let (entry, file) = try entry("Severity", in: text)
    #expect(file.text(entry.range) == "Severity: High")
    #expect(String(decoding: entry.json, as: UTF8.self) == #""High""#)
  }

  @Test("where no key begins there is no entry", arguments: ["", "- a\n", "a: [", "text", "a: b"])
  func nothing(_ text: String) {
    let file = SourceFile(path: "rule.yml", text: text)
    #expect(WrittenKeys.entry(at: SourceRange(2, 2), in: file) == nil)
  }
}
