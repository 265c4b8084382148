import MargayDiagnostics
import MargayFrontend
import Testing

/// Values of another type than their key wants: one finding each, and a fix-it only where it is certain.
@Suite("Reading of nodes")
struct NodeReadingTests {
  static let cases = [
    // Booleans in words.
    FindingCase("MG2005", "CreateAlert: 1️⃣off2️⃣\n", fixed: "CreateAlert: false\n"),
    FindingCase("MG2005", "CreateAlert: 1️⃣No2️⃣\n", fixed: "CreateAlert: false\n"),
    FindingCase("MG2005", "CreateAlert: 1️⃣'False'2️⃣\n", fixed: "CreateAlert: false\n"),
    FindingCase("MG2005", "CreateAlert: 1️⃣y2️⃣\n", fixed: "CreateAlert: true\n"),
    FindingCase("MG2005", "CreateAlert: 1️⃣maybe2️⃣\n"),
    FindingCase("MG2005", "CreatedBy: &a 'yes'\nCreateAlert: 1️⃣*a2️⃣\n"),
    // Text that is not quoted.
    FindingCase("MG2005", "Status: 1️⃣true2️⃣\n", fixed: "Status: \"true\"\n"),
    FindingCase("MG2008", "Status: 1️⃣32️⃣\n", fixed: "Status: \"3\"\n"),
    FindingCase("MG2005", "Status: 1️⃣[a]2️⃣\n"),
    // Whole numbers.
    FindingCase("MG2014", "Threshold: 1️⃣21474836482️⃣\n"),
    FindingCase("MG2014", "Threshold: 1️⃣02️⃣\n"),
    FindingCase("MG2014", "BaseVersion: 1️⃣-12️⃣\n"),
    FindingCase("MG2005", "Threshold: 1️⃣'3'2️⃣\n", fixed: "Threshold: 3\n"),
    FindingCase("MG2005", "Status: &a '3'\nThreshold: 1️⃣*a2️⃣\n"),
    FindingCase("MG2005", "Threshold: 1️⃣1.52️⃣\n"),
    // Lists.
    FindingCase("MG2005", "Tags: 1️⃣one2️⃣\n", fixed: "Tags: [one]\n"),
    FindingCase("MG2005", "Status: &a one\nTags: 1️⃣*a2️⃣\n"),
    FindingCase("MG2008", "OutputIds: [1️⃣12️⃣]\n", fixed: "OutputIds: [\"1\"]\n"),
    // Repeated items.
    FindingCase("MG2010", "Tags: [a, b, 1️⃣a2️⃣]\n", fixed: "Tags: [a, b]\n"),
    FindingCase("MG2010", "Tags: [a, 1️⃣a2️⃣, b]\n", fixed: "Tags: [a, b]\n"),
    FindingCase("MG2010", "Tags: [&x a, 1️⃣*x2️⃣]\n"),
    FindingCase(
      "MG2010", "Tags:\n  - a\n  - 1️⃣a2️⃣ # again\nRunbook: look\n",
      fixed: "Tags:\n  - a\nRunbook: look\n"),
    FindingCase("MG2010", "Tags:\n  - a\n  - 1️⃣a2️⃣", fixed: "Tags:\n  - a\n"),
    FindingCase("MG2010", "Tags:\n  - a b\n  - 1️⃣\"a\n    b\"2️⃣\nRunbook: look\n"),
  ]

  @Test("a value of the wrong type is one finding", arguments: cases)
  func wrongType(_ one: FindingCase) throws { try one.check() }

  @Test("an empty list is not reported where its only item could not be read")
  func brokenItem() throws {
    try FindingCase(
      "MG2008", "Severity: Low\nLogTypes: [1️⃣12️⃣]\nDetection: [{Condition: AlwaysTrue}]\n",
      fixed: "Severity: Low\nLogTypes: [\"1\"]\nDetection: [{Condition: AlwaysTrue}]\n"
    ).check(after: FindingCase.head)
  }

  @Test(
    "values at their limits are taken",
    arguments: ["Threshold: 2147483647\n", "Threshold: 1\n", "BaseVersion: 0\n", "Tags: [a, A]\n"])
  func limits(_ body: String) {
    let text = FindingCase.head + FindingCase.rest + body
    #expect(DetectionReader.read(SourceFile(path: "a.yml", text: text)).diagnostics.isEmpty)
  }

  @Test("a repeated item is read once")
  func repeated() throws {
    let text = FindingCase.head + FindingCase.rest + "Tags: [a, b, a]\n"
    let file = DetectionReader.read(SourceFile(path: "a.yml", text: text))
    guard case .detection(let fields?) = file.content else {
      Issue.record("\(file.content)")
      return
    }
    #expect(fields.tags == ["a", "b"])
  }

  @Test("of the fix-its of an ambiguous number only the quotes keep what the vendor reads")
  func ambiguous() throws {
    let text = FindingCase.head + FindingCase.rest + "Threshold: 1e3\n"
    let found = DetectionReader.read(SourceFile(path: "a.yml", text: text)).diagnostics
    #expect(found.map(\.kind.code) == ["MG2015"])
    #expect(found.first?.fixes.map(\.safety) == [.safe, .unsafe])
  }
}
