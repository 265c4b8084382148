import MargayFrontend
import Testing

/// The keys of a test.
@Suite("Tests of a rule")
struct TestReaderTests {
  @Test(
    "a value of the wrong kind is one finding",
    arguments: [
      FindingCase(
        "MG2008",
        "Tests:\n  - {Name: n, ExpectedResult: true, Log: {a: 1}, LogType: 1️⃣52️⃣}\n",
        fixed: "Tests:\n  - {Name: n, ExpectedResult: true, Log: {a: 1}, LogType: \"5\"}\n"),
      FindingCase(
        "MG2005", "Tests:\n  - {Name: n, ExpectedResult: true, Log: {a: 1}, LogType: 1️⃣[a]2️⃣}\n"),
      FindingCase("MG2005", "Tests:\n  - {Name: n, ExpectedResult: true, Log: 1️⃣[1]2️⃣}\n"),
      FindingCase(
        "MG2005", "Tests:\n  - {Name: n, ExpectedResult: 1️⃣12️⃣, Log: {a: 1}}\n"),
    ])
  func kinds(_ slip: FindingCase) throws { try slip.check() }
}
