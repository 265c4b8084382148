import Testing

/// Keys that are indented too far or too little: mended only where moving whole lines is certain to do it.
@Suite("Fix-its for indentation")
struct IndentationFixTests {
  static let tooFarCases = [
    FindingCase(
      "MG2019", "AlertContext:\n  - KeyName: a\n    KeyValue: {Key: a}\n    1️⃣Threshold2️⃣: 2\n",
      fixed: "AlertContext:\n  - KeyName: a\n    KeyValue: {Key: a}\nThreshold: 2\n"),
    // An empty line and a comment at the margin end nothing and begin nothing.
    FindingCase(
      "MG2019",
      "AlertContext:\n  - KeyName: a\n    KeyValue: {Key: a}\n    1️⃣Threshold2️⃣: 2\n\nStatus: new\n",
      fixed: "AlertContext:\n  - KeyName: a\n    KeyValue: {Key: a}\nThreshold: 2\n\nStatus: new\n"
    ),
    // What follows belongs to the same item, or is the next item of the list.
    FindingCase(
      "MG2019", "AlertContext:\n  - KeyName: a\n    1️⃣Threshold2️⃣: 2\n    KeyValue: {Key: a}\n"),
    FindingCase(
      "MG2019",
      "AlertContext:\n  - KeyName: a\n    KeyValue: {Key: a}\n    1️⃣Threshold2️⃣: 2\n\n  - KeyName: b\n    KeyValue: {Key: a}\n"
    ),
    FindingCase(
      "MG2019",
      "AlertContext:\n- KeyName: a\n  KeyValue: {Key: a}\n  1️⃣Threshold2️⃣: 2\n- KeyName: b\n  KeyValue: {Key: a}\n"
    ),
    // The key does not stand alone on its line, or its value goes on below.
    FindingCase("MG2019", "AlertContext:\n  - 1️⃣Threshold2️⃣: 2\n"),
    FindingCase("MG2019", "AlertContext: [{KeyName: a, KeyValue: {Key: a}, 1️⃣Threshold2️⃣: 2}]\n"),
    FindingCase(
      "MG2019", "AlertContext:\n  - KeyName: a\n    KeyValue: {Key: a}\n    1️⃣Tags2️⃣:\n      - b\n"
    ),
  ]

  @Test("a key of the rule that is indented too far", arguments: tooFarCases)
  func tooFar(_ one: FindingCase) throws { try one.check() }

  static let tooLittleCases = [
    FindingCase(
      "MG2019", "Detection:\n  - Key: a\n1️⃣Condition2️⃣: Equals\nValue: b\n",
      fixed: "Detection:\n  - Key: a\n    Condition: Equals\n    Value: b\n"),
    FindingCase(
      "MG2019", "Detection:\n-   Key: a\n1️⃣Condition2️⃣: Exists\n",
      fixed: "Detection:\n-   Key: a\n    Condition: Exists\n"),
    FindingCase("MG2019", "Detection:\n  - {Key: a}\n1️⃣Condition2️⃣: Exists\n"),
    FindingCase("MG2019", "Detection: [{Key: a}]\n1️⃣Condition2️⃣: Exists\n"),
    FindingCase("MG2019", "Detection:\n  - Key: a\n1️⃣Condition2️⃣:\n  Exists\n"),
    FindingCase("MG2019", "1️⃣Key2️⃣: a\nCondition: Exists\n"),
  ]

  @Test("a key of an expression that is indented too little", arguments: tooLittleCases)
  func tooLittle(_ one: FindingCase) throws {
    try one.check(after: FindingCase.head + "Severity: High\nLogTypes: [A]\n")
  }

  @Test("in a file that is indented as a whole nothing is moved")
  func indentedFile() throws {
    let head = FindingCase.head + "Severity: High\nLogTypes: [A]\n"
    let start = head.split(separator: "\n").map { "  \($0)\n" }.joined()
    try FindingCase("MG2019", "  Detection:\n    - Key: a\n  1️⃣Condition2️⃣: Exists\n")
      .check(after: start)
  }
}
