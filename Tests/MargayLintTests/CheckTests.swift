import FoundationEssentials
import MargayDiagnostics
import MargayLint
import Testing

/// Every check does what its page and its Markdown test say.
@Suite("Checks")
struct CheckTests {
  /// A check, named for the report of the tests.
  struct Case: CustomTestStringConvertible, Sendable {
    let check: any Check
    let page: String
    var testDescription: String { "\(check.kind.code) \(check.kind.name)" }
  }

  static let folder = String(#filePath.dropLast("CheckTests.swift".count)) + "Checks"

  static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  static let cases = zip(CheckIndex.all, CheckIndex.pages).map {
    Case(check: $0, page: "\($1)")
  }

  @Test("the examples of a page are found under Bad and not under Good", arguments: cases)
  func page(_ value: Case) throws {
    let examples = CheckDocument(value.page).examples
    let bad = examples.filter { $0.heading == "Bad" }
    let good = examples.filter { $0.heading == "Good" }
    #expect(!bad.isEmpty && !good.isEmpty, "a page has a Bad and a Good example")
    for example in bad {
      #expect(example.blocks.contains { !$0.expected.isEmpty }, "nothing is marked under Bad")
      try example.check([value.check])
    }
    for example in good {
      #expect(example.blocks.allSatisfy { $0.expected.isEmpty }, "something is marked under Good")
      try example.check([value.check])
    }
  }

  @Test("the test of a check", arguments: cases)
  func document(_ value: Case) throws {
    let path = CheckTests.folder + "/\(value.check.kind.name).md"
    let text = try #require(CheckTests.text(path), "\(value.check.kind.name).md is missing")
    let examples = CheckDocument(text).examples
    #expect(examples.contains { $0.blocks.contains { !$0.expected.isEmpty } })
    #expect(examples.contains { $0.blocks.allSatisfy { $0.expected.isEmpty } })
    for example in examples { try example.check([value.check]) }
  }

  @Test("codes are of a check's group, and no code or name is used twice")
  func codes() {
    let kinds = CheckIndex.all.map(\.kind)
    #expect(Set(kinds.map(\.code)).count == kinds.count)
    #expect(Set(kinds.map(\.name)).count == kinds.count)
    for kind in kinds { #expect(["MG6", "MG7", "MG8"].contains(String(kind.code.prefix(3)))) }
  }
}
