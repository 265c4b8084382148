import MargayIR
import Testing

/// The interchange form: what is written is read back, and what is wrong is said (Documentation/IR.md).
struct ProgramDocumentTests {
  @Test(arguments: 0..<50)
  func roundTrip(_ seed: UInt64) throws {
    var random = RandomRules(seed: seed)
    for _ in 0..<20 {
      let document = ProgramDocument(metadata: nil, program: random.program())
      #expect(try ProgramDocument(json: document.json) == document)
    }
  }

  @Test func metadataRoundTrip() throws {
    var metadata = RuleMetadata(ruleID: "A.\"B\"", severity: .critical)
    metadata.isScheduled = true
    metadata.displayName = "é"
    metadata.isEnabled = false
    metadata.logTypes = ["AWS.CloudTrail"]
    metadata.scheduledQueries = ["q"]
    metadata.description = "line\nline"
    metadata.reference = "https://example.com"
    metadata.runbook = "run"
    metadata.status = "Stable"
    metadata.createdBy = "me"
    metadata.tags = ["t", "u"]
    metadata.reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0001:T1078"])]
    metadata.summaryAttributes = ["a.b"]
    metadata.threshold = 7
    metadata.dedupPeriodMinutes = 15
    metadata.createsAlert = false
    metadata.outputIDs = []
    let program = RuleProgram(detection: Expression(id: NodeID(0), kind: .constant(true)))
    let document = ProgramDocument(metadata: metadata, program: program)
    #expect(try ProgramDocument(json: document.json) == document)
    let plain = ProgramDocument(metadata: RuleMetadata(ruleID: "A"), program: program)
    #expect(try ProgramDocument(json: plain.json) == plain)
  }

  @Test func theFormIsAsDocumented() throws {
    let predicate = Predicate(
      condition: .equals, isNegated: true, subject: .path(Evaluation.path("eventName")),
      operand: .literal(.string(Array("ConsoleLogin".utf8))))
    let program = RuleProgram(
      detection: Expression(
        id: NodeID(0),
        kind: .all([Expression(id: NodeID(1), kind: .predicate(predicate))])))
    let expected = #"""
      {"formatVersion":1,"detection":{"id":0,"kind":"all","children":[{"id":1,"kind":"predicate",\#
      "condition":"Equals","negated":true,"subject":{"path":{"base":"event","names":"folded",\#
      "steps":["eventName"]}},"operand":{"value":"ConsoleLogin"}}]},"groupBy":[],"context":[],\#
      "dynamicSeverities":[]}
      """#
    #expect(
      String(decoding: ProgramDocument(metadata: nil, program: program).json, as: UTF8.self)
        == expected)
  }

  @Test func membersThatAreNotKnownAreIgnored() throws {
    let json = #"""
      {"formatVersion":1,"future":{},"detection":{"id":0,"kind":"constant","value":true,"x":1},
      "groupBy":[],"context":[],"dynamicSeverities":[]}
      """#
    #expect(
      try ProgramDocument(json: Array(json.utf8)).program.detection
        == Expression(id: NodeID(0), kind: .constant(true)))
  }

  static let tail = #""groupBy":[],"context":[],"dynamicSeverities":[]}"#

  @Test(arguments: [
    ("[]", "the document is [], not an object"),
    ("{}", "formatVersion is missing, not an integer of 64 bits"),
    (#"{"formatVersion":2}"#, "the document has format version 2, not 1"),
    (#"{"formatVersion":1}"#, "detection is missing, not an object"),
    (
      #"{"formatVersion":1,"detection":{"id":0,"kind":"maybe"},"# + tail,
      "detection.kind is 'maybe', not a kind of expression"
    ),
    (
      #"{"formatVersion":1,"detection":{"id":0,"kind":"all","children":[{"id":4294967296}]},"#
        + tail, "detection.children[0].id is 4294967296, not an integer of 32 bits"
    ),
    (
      #"{"formatVersion":1,"detection":{"id":1.5,"kind":"all"},"# + tail,
      "detection.id is 1.5, not an integer of 32 bits"
    ),
    (
      #"{"formatVersion":1,"detection":{"id":0,"kind":"predicate","condition":"equals"},"# + tail,
      "detection.condition is 'equals', not a condition"
    ),
  ])
  func whatIsWrongIsSaid(_ json: String, _ message: String) {
    let error = #expect(throws: ProgramReadError.self) {
      try ProgramDocument(json: Array(json.utf8))
    }
    #expect(error?.message == message)
  }

  @Test(arguments: [
    #"{"value":null}"#, #"{"value":[1]}"#, #"{"network":"10.0.0.1/8"}"#, #"{"network":"x"}"#,
    #"{}"#, #"{"values":1}"#, #"{"path":{"base":"event","names":"folded","steps":[1.5]}}"#,
    #"{"path":{"base":"event","names":"folded","steps":[{"wildcard":false}]}}"#,
    #"{"path":{"base":"other","names":"folded","steps":[]}}"#,
  ])
  func operandsThatAreWrong(_ operand: String) {
    let json = #"""
      {"formatVersion":1,"detection":{"id":0,"kind":"predicate","condition":"Equals",
      "negated":false,"subject":{"path":{"base":"event","names":"folded","steps":["f"]}},
      "operand":\#(operand)},\#(Self.tail)
      """#
    #expect(throws: ProgramReadError.self) { try ProgramDocument(json: Array(json.utf8)) }
  }

  @Test func whatIsNotJSONHasAPlace() {
    let error = #expect(throws: ProgramReadError.self) {
      try ProgramDocument(json: Array("{\"a\":tru}".utf8))
    }
    #expect(error?.offset != nil)
  }
}
