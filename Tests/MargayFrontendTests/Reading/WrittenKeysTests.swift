import MargayDiagnostics
import MargayFrontend
import Testing

/// The top-level keys of a file, with the places that `get --effective` shows.
@Suite("Written keys")
struct WrittenKeysTests {
  private func keys(_ text: String) -> WrittenKeys {
    WrittenKeys(SourceFile(path: "rule.yml", text: text))
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
    let keys = keys(text)
    let entry = try #require(keys.entries.first)
    #expect(keys.file.text(entry.range) == source)
    #expect(String(decoding: entry.json, as: UTF8.self) == json)
    #expect(entry.anchoredRanges.isEmpty)
  }

  @Test("what aliases bring has its place too, once, and not where it stands in the entry itself")
  func aliases() throws {
    let keys = keys(
      "Tags: &all [a, &one b]\nOutputIds: *all\nReports: {M: [*one, *one], N: [&two c, *two]}\n")
    let alias = try #require(keys.entry("OutputIds"))
    #expect(keys.file.text(alias.range) == "OutputIds: *all")
    #expect(alias.anchoredRanges.map { keys.file.text($0) } == ["[a, &one b]"])
    #expect(String(decoding: alias.json, as: UTF8.self) == #"["a","b"]"#)
    let inner = try #require(keys.entry("Reports"))
    #expect(inner.anchoredRanges.map { keys.file.text($0) } == ["b"])
    #expect(String(decoding: inner.json, as: UTF8.self) == #"{"M":["b","b"],"N":["c","c"]}"#)
  }

  @Test("text is told apart from other scalars, and names by their bytes")
  func text() {
    let keys = keys("BaseDetection: Example.Base\nThreshold: 2\n\u{212A}: x\n")
    #expect(keys.entry("BaseDetection")?.text == "Example.Base")
    #expect(keys.entry("Threshold")?.text == nil)
    #expect(keys.entry("K") == nil)
    #expect(keys.entry("Severity") == nil)
  }

  @Test("a file without a mapping has no keys", arguments: ["", "- a\n", "a: [", "text"])
  func noMapping(_ text: String) {
    #expect(keys(text).entries.isEmpty)
  }
}
