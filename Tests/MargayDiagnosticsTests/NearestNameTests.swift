import MargayDiagnostics
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("Severty", "Severity"), ("severity", "Severity"), ("SEVERITY", "Severity"),
    ("Sevreity", "Severity"), ("Severityy", "Severity"), ("LogType", "LogTypes"),
    ("Detections", "Detection"), ("DisplayNam", "DisplayName"), ("Statsu", "Status"),
    ("Xyz", nil), ("", nil), ("S", nil), ("Severance", nil), ("id", "ID"), ("if", nil),
    ("Tag", "Tags"), ("Tasg", "Tags"), ("sevérity", "Severity"),
  ])
  func suggestion(word: String, expected: String?) {
    let names = ["Status", "Severity", "LogTypes", "Detection", "DisplayName", "Tags", "ID"]
    #expect(NearestName.suggestion(for: word, among: names) == expected)
  }

  @Test func tiesGoToTheFirst() {
    #expect(NearestName.suggestion(for: "abcx", among: ["abcd", "abce"]) == "abcd")
    #expect(NearestName.suggestion(for: "abcx", among: ["abyz", "abce", "abcd"]) == "abce")
    #expect(NearestName.suggestion(for: "ABCE", among: ["abcd", "abce"]) == "abce")
  }

  @Test func longWordsHaveNoSuggestion() {
    let name = String(repeating: "a", count: 101)
    #expect(NearestName.suggestion(for: name, among: [name]) == nil)
    let shorter = String(name.dropLast())
    #expect(NearestName.suggestion(for: shorter, among: [shorter]) == shorter)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "ab", 2), ("abc", "abc", 0), ("abc", "abd", 1),
    ("abc", "acb", 1),
    ("ca", "abc", 3), ("kitten", "sitting", 3), ("abcdef", "badcfe", 3), ("e\u{301}", "\u{E9}", 2),
  ])
  func distance(first: String, second: String, expected: Int) {
    let (left, right) = (Array(first.unicodeScalars), Array(second.unicodeScalars))
    #expect(EditDistance.between(left, right, limit: 10) == expected)
    #expect(EditDistance.between(right, left, limit: expected) == expected)
    if expected > 0 { #expect(EditDistance.between(left, right, limit: expected - 1) == nil) }
  }
}
