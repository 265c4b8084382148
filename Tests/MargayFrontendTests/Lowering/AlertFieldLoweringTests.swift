import Testing

/// Alert fields: a fix-it only where the edit is certain to be what was meant.
@Suite("Fix-its of alert fields")
struct AlertFieldLoweringTests {
  static let cases = [
    FindingCase("MG4001", "AlertTitle: a 1️⃣}2️⃣\n", fixed: "AlertTitle: a }}\n"),
    FindingCase("MG4001", "AlertTitle: 'a 1️⃣{ }2️⃣'\n", fixed: "AlertTitle: 'a {{ }}'\n"),
    FindingCase("MG4001", "AlertTitle: 'a {b1️⃣-2️⃣c}'\n", fixed: "AlertTitle: 'a {\"b-c\"}'\n"),
    FindingCase("MG4001", "AlertTitle: 'a 1️⃣{2️⃣\"}\"'\n", fixed: "AlertTitle: 'a {{\"}\"'\n"),
    // A brace that is written as an escape cannot be doubled by an edit.
    FindingCase("MG4001", "AlertTitle: \"a 1️⃣\\x7B}2️⃣\"\n"),
    FindingCase("MG4001", "Status: &a 'a }'\nAlertTitle: 1️⃣*a2️⃣\n"),
    FindingCase("MG2005", "AlertTitle: 1️⃣{a}2️⃣\n", fixed: "AlertTitle: '{a}'\n"),
    FindingCase("MG4002", "GroupBy: [1️⃣a.b2️⃣]\n", fixed: "GroupBy: [{KeyPath: a.b}]\n"),
    FindingCase("MG4002", "GroupBy: [1️⃣a b2️⃣]\n", fixed: "GroupBy: [{Key: a b}]\n"),
    FindingCase("MG4002", "GroupBy:\n  - 1️⃣a,b2️⃣\n"),
    FindingCase("MG4002", "GroupBy:\n  - 1️⃣'a,b'2️⃣\n", fixed: "GroupBy:\n  - {Key: 'a,b'}\n"),
    FindingCase("MG4002", "GroupBy:\n  - 1️⃣|\n    a\n"),
    FindingCase("MG4002", "GroupBy:\n  - 1️⃣>\n    a\n"),
    FindingCase("MG4002", "Status: &a b\nGroupBy: [1️⃣*a2️⃣]\n"),
    FindingCase(
      "MG4003", "GroupBy: [{1️⃣KeyPth2️⃣: a}]\n", fixed: "GroupBy: [{KeyPath: a}]\n"),
    FindingCase(
      "MG4005", "DynamicSeverities: [{ChangeTo: 1️⃣Hgh2️⃣, Conditions: [{Condition: AlwaysTrue}]}]\n",
      fixed: "DynamicSeverities: [{ChangeTo: High, Conditions: [{Condition: AlwaysTrue}]}]\n"),
  ]

  @Test("a slip in an alert field is one finding", arguments: cases)
  func slips(_ one: FindingCase) throws { try one.check() }
}
