import MargayDiagnostics
import MargayFrontend
import TestSupport
import Testing

/// The ten commonest slips of a beginner: one finding each, at the place of the slip, mended where it can be.
@Suite("Slips of a beginner")
struct BeginnerSlipTests {
  private static let head = """
    AnalysisType: rule
    RuleID: My.Rule
    Enabled: true
    LogTypes: [AWS.CloudTrail]

    """

  private func check(
    _ code: String, _ body: String, fixed: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    try expectDiagnostic(
      code, in: BeginnerSlipTests.head + body, fixed: fixed.map { BeginnerSlipTests.head + $0 },
      sourceLocation: sourceLocation
    ) { DetectionReader.read($0).diagnostics }
  }

  @Test("a key indented one level too far")
  func tooFar() throws {
    try check(
      "MG2019", "Detection:\n  - Key: a\n    Condition: Exists\n    1️⃣Severity2️⃣: High\n",
      fixed: "Detection:\n  - Key: a\n    Condition: Exists\nSeverity: High\n")
  }

  @Test("a key indented one level too little")
  func tooLittle() throws {
    try check(
      "MG2019", "Severity: High\nDetection:\n  - Key: a\n1️⃣Condition2️⃣: Exists\n",
      fixed: "Severity: High\nDetection:\n  - Key: a\n    Condition: Exists\n")
  }

  @Test("a forgotten dash")
  func dash() throws {
    try check(
      "MG2022", "Severity: High\nDetection:\n  1️⃣Key2️⃣: a\n  Condition: Exists\n",
      fixed: "Severity: High\nDetection:\n  - Key: a\n    Condition: Exists\n")
  }

  @Test("no space behind a colon")
  func space() throws {
    try check(
      "MG1019", "Severity: High\nDetection:\n  - 1️⃣Key:a2️⃣\n    Condition: Exists\n",
      fixed: "Severity: High\nDetection:\n  - Key: a\n    Condition: Exists\n")
  }

  @Test("a misspelt condition")
  func condition() throws {
    try check(
      "MG3005", "Severity: High\nDetection:\n  - Key: a\n    Condition: 1️⃣Exist2️⃣\n",
      fixed: "Severity: High\nDetection:\n  - Key: a\n    Condition: Exists\n")
  }

  @Test("Value for Values")
  func value() throws {
    try check(
      "MG3008",
      "Severity: High\nDetection:\n  - Key: a\n    Condition: IsIn\n    1️⃣Value2️⃣: b\n",
      fixed: "Severity: High\nDetection:\n  - Key: a\n    Condition: IsIn\n    Values: [b]\n")
  }

  @Test("a plain string in GroupBy")
  func groupBy() throws {
    try check(
      "MG4002",
      "Severity: High\nDetection:\n  - Key: a\n    Condition: Exists\nGroupBy:\n  - 1️⃣a2️⃣\n",
      fixed:
        "Severity: High\nDetection:\n  - Key: a\n    Condition: Exists\nGroupBy:\n  - {Key: a}\n")
  }

  @Test("tabs")
  func tabs() throws {
    try check(
      "MG1017", "Severity: High\nDetection:\n1️⃣\t2️⃣- Key: a\n\t  Condition: Exists\n",
      fixed: "Severity: High\nDetection:\n  - Key: a\n    Condition: Exists\n")
  }

  @Test("an unclosed quote")
  func quote() throws {
    try check(
      "MG1018", "Severity: High\nRunbook: 1️⃣'2️⃣look\nDetection:\n  - Key: a\n    Condition: Exists\n",
      fixed: "Severity: High\nRunbook: 'look'\nDetection:\n  - Key: a\n    Condition: Exists\n")
  }

  @Test("a Sigma rule")
  func sigma() throws {
    let text = "1️⃣title2️⃣: a\nlogsource: {product: aws}\ndetection: {condition: selection}\n"
    try expectDiagnostic("MG2017", in: text) { DetectionReader.read($0).diagnostics }
  }
}
