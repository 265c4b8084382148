import MargayTesting
import TestSupport
import Testing

@Suite("Testing rules from a package's own test run")
struct RuleTestsTests {
  private let folder = Fixtures("RuleTests").folder

  @Test("the rules of a folder are tested")
  func folders() throws {
    let report = try RuleTests.run([folder])
    #expect(
      report.failures == [
        "Example.Failing: 'other name': a match is expected, but the detection is false: "
          + "name Equals 'a' is false: 'b' does not equal 'a'"
      ])
    #expect(report.summary.passedTests == 3)
    #expect(report.summary.failedTests == 1)
  }

  @Test("too few tests are failures")
  func minimum() throws {
    let report = try RuleTests.run([folder + "/passing.yml"], minimumTests: 3)
    #expect(report.failures == ["Example.Passing: it has 2 tests, at least 3 wanted"])
  }

  @Test("extra keys are errors unless they are asked to be ignored")
  func extraKeys() throws {
    let path = folder + "/.extra/extra.yml"
    #expect(try RuleTests.run([path]).failures == ["Example.Extra: its file has an error"])
    #expect(try RuleTests.run([path], ignoresExtraKeys: true).summary.passedTests == 1)
  }

  @Test("a path that cannot be read is an error")
  func unreadable() {
    #expect(throws: UnreadableRuleFiles.self) { try RuleTests.run([folder + "/absent.yml"]) }
  }
}
