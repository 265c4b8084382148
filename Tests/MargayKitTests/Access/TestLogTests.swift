import MargayKit
import Testing

/// Logs that tests share and change in part.
@Suite("Logs of tests")
struct TestLogTests {
  private static let log = TestLog(#"{"a": {"b": [1, {"c": "x"}]}, "n": 1.50}"#)

  private func text(_ log: TestLog) -> String { String(decoding: log.json, as: UTF8.self) }

  @Test("a value is put where a path leads, and numbers keep their text")
  func with() {
    #expect(text(Self.log.with("a.b[1].c", 2)) == #"{"a":{"b":[1,{"c":2}]},"n":1.50}"#)
    #expect(
      text(Self.log.with("new.at", ["x"]))
        == #"{"a":{"b":[1,{"c":"x"}]},"n":1.50,"new":{"at":["x"]}}"#)
    #expect(
      text(Self.log.with("a.b[2]", "\u{1}\"")) == #"{"a":{"b":[1,{"c":"x"},"\u0001\""]},"n":1.50}"#)
  }

  @Test("a field or an element is taken away")
  func without() {
    #expect(text(Self.log.without("a.b[0]")) == #"{"a":{"b":[{"c":"x"}]},"n":1.50}"#)
    #expect(text(Self.log.without("n").without("a")) == "{}")
  }

  @Test("what cannot be done is said, and the log stays as it was")
  func problems() {
    #expect(Self.log.without("nothing").problem?.contains("nothing") == true)
    #expect(Self.log.with("a.b[*].c", 1).problem != nil)
    #expect(Self.log.with("a..b", 1).problem != nil)
    #expect(Self.log.with("n.x", 1).problem != nil)
    #expect(TestLog("{").with("a", 1).problem != nil)
    #expect(text(Self.log.without("nothing")) == text(Self.log))
  }
}
