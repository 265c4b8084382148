import MargayKit
import Testing

@Suite("Glob patterns")
struct GlobPatternTests {
  @Test(
    "a text is matched",
    arguments: [
      ("", ""), ("a", "a"), ("*", ""), ("*", "anything"), ("a*", "a"), ("a*", "abc"), ("*c", "abc"),
      ("a*c", "ac"), ("a*c", "abbc"), ("a*b*c", "aXbYc"), ("a*b*c", "abbbc"), ("*b*", "abc"),
      ("**", ""), ("a**c", "abc"), ("*ab*ab*", "ababab"), ("*a", "aaa"), ("é*", "école"),
    ])
  func matching(_ pattern: String, _ text: String) {
    #expect(GlobPattern(pattern).matches(text))
  }

  @Test(
    "a text is not matched",
    arguments: [
      ("", "a"), ("a", ""), ("a", "A"), ("a", "ab"), ("a*", "ba"), ("*c", "cb"), ("a*a", "a"),
      ("ab*ba", "aba"), ("a*b*c", "acb"), ("*ab*ab*", "abac"), ("?", "a"), ("[a]", "a"),
      ("\u{E9}", "e\u{301}"), ("a*bc*c", "abc"),
    ])
  func notMatching(_ pattern: String, _ text: String) {
    #expect(!GlobPattern(pattern).matches(text))
  }

  @Test("a pattern without a star is exact")
  func exactness() {
    #expect(GlobPattern("a.b").isExact)
    #expect(!GlobPattern("a*").isExact)
  }
}
