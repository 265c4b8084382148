import Foundation
import MargayIR
import Testing

/// The language's pages against each other and against the tables of the code.
@Suite("Language pages")
struct LanguageDocumentTests {
  private func page(_ name: String) throws -> String {
    try String(
      contentsOf: StructureTests.root.appendingPathComponent("Documentation/Language/\(name)"),
      encoding: .utf8)
  }

  @Test("each mark of a choice has a row in the table of choices")
  func choices() throws {
    var rows: [String: Int] = [:]
    for line in try page("Choices.md").split(separator: "\n") where line.hasPrefix("| [") {
      let target = try #require(
        line.split(separator: "(").dropFirst().first?.split(separator: ")").first)
      rows[String(target), default: 0] += 1
    }
    #expect(!rows.isEmpty)
    let folder = StructureTests.root.appendingPathComponent("Documentation/Language")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name != "Choices.md" {
      let marks = try page(name).components(separatedBy: "(choice)").count - 1
      #expect(marks == rows[name] ?? 0, "\(name) has \(marks) marks")
    }
  }

  @Test(
    "the page of conditions names every condition in each spelling",
    arguments: ConditionTable.spellings)
  func conditions(_ spelling: String) throws {
    let text = try page("Conditions.md")
    let pattern = "\\b\(spelling)\\b"
    #expect(
      text.range(of: pattern, options: .regularExpression) != nil, "Conditions.md lacks \(spelling)"
    )
  }
}
