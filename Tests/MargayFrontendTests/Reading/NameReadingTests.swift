import MargayDiagnostics
import MargayFrontend
import Testing

/// Names, attributes and the bounds of DedupPeriodMinutes.
@Suite("Reading of names and bounds")
struct NameReadingTests {
  static let cases = [
    FindingCase("MG2006", "DisplayName: \"a1️⃣\\x852️⃣b\"\n"),
    FindingCase("MG2006", "DisplayName: \"a1️⃣\\t2️⃣b\"\n"),
    FindingCase("MG2006", "DisplayName: a1️⃣%2️⃣b\n"),
    FindingCase("MG2006", "DisplayName: 1️⃣''2️⃣\n"),
    FindingCase("MG2006", "Status: &a 'a<b'\nDisplayName: 1️⃣*a2️⃣\n"),
    FindingCase("MG3016", "SummaryAttributes: [1️⃣'@'2️⃣]\n"),
    FindingCase(
      "MG4006", "SummaryAttributes: [1️⃣a-b2️⃣]\n", fixed: "SummaryAttributes: ['\"a-b\"']\n"),
    FindingCase("MG4006", "Status: &a a-b\nSummaryAttributes: [1️⃣*a2️⃣]\n"),
    FindingCase("MG2011", "DedupPeriodMinutes: 1️⃣02️⃣\n"),
    FindingCase("MG2011", "DedupPeriodMinutes: 1️⃣-52️⃣\n"),
    FindingCase("MG2012", "DedupPeriodMinutes: 1️⃣42️⃣\n"),
    FindingCase("MG2013", "DedupPeriodMinutes: 1️⃣14412️⃣\n"),
  ]

  @Test("a name or a number out of bounds is one finding", arguments: cases)
  func outOfBounds(_ one: FindingCase) throws { try one.check() }

  @Test("the bounds themselves are fine", arguments: [5, 1440])
  func bounds(_ minutes: Int) {
    let text = FindingCase.head + FindingCase.rest + "DedupPeriodMinutes: \(minutes)\n"
    #expect(DetectionReader.read(SourceFile(path: "a.yml", text: text)).diagnostics.isEmpty)
  }

  @Test(
    "the vendor's colons separate names, those inside quotes are the name's own",
    arguments: [
      ("a:b:c", "a.b.c"), (#"a:"b:c""#, #"a."b:c""#), (#""a\":b":c"#, #""a\":b".c"#),
      ("a.b", "a.b"),
    ])
  func attributes(_ written: String, _ meant: String) {
    let text = FindingCase.head + FindingCase.rest + "SummaryAttributes: ['\(written)']\n"
    let file = DetectionReader.read(SourceFile(path: "a.yml", text: text))
    guard case .detection(let fields?) = file.content else {
      Issue.record("\(file.diagnostics.map(\.message))")
      return
    }
    #expect(fields.summaryAttributes == [meant])
  }

  @Test("what a Python rule calls an attribute is for its code to say")
  func python() {
    let text = FindingCase.head + "Severity: Low\nLogTypes: [A]\nFilename: a.py\n"
    let body = "SummaryAttributes: ['a-b c']\n"
    #expect(DetectionReader.read(SourceFile(path: "a.yml", text: text + body)).diagnostics.isEmpty)
  }
}
