import MargayAlerts
import Testing

@Suite struct AlertIDTests {
  // The expected digits were computed with another implementation of SHA-256.
  @Test(arguments: [
    (
      "AWS.Root", "defaultDedupString:AWS.Root", 1_700_000_000_000_000_000 as Int64,
      "d8be63e98e453c5a5b46b544b482659f"
    ),
    ("A", "", 0, "80c4d83cc9420ecb091452ffd5c73fde"),
    ("A", "é", -1_000_000_000, "c2b5eb47e19a1d30247755b09d65d2f8"),
    ("A\u{301}", "x", 9_214_646_399_999_999_999, "cadf71b16968dc6ae71384da3fe4d6e8"),
  ])
  func isTheBeginningOfADigest(ruleID: String, dedup: String, start: Int64, expected: String) {
    #expect(AlertID.make(ruleID: ruleID, dedup: Array(dedup.utf8), windowStart: start) == expected)
  }

  @Test func digestOfAnEvent() {
    let digest = EventDigest.sha256(Array("abc".utf8))
    #expect(digest.count == 32)
    #expect(digest.prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
  }
}
