import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import Testing

/// Derived rules that stand on each other in long chains.
@Suite("Chains of bases")
struct BaseChainTests {
  private static let count = 20_000

  /// The rule on which the others stand.
  private static let bottom = """
    AnalysisType: rule
    RuleID: R0
    Enabled: true
    Severity: Low
    LogTypes: [A]
    Detection: [{Key: a, Condition: Exists}]
    """

  private func freeze(first: String) -> RuleSet {
    let registry = Registry()
    for number in (0..<BaseChainTests.count).reversed() {
      let text =
        number == 0
        ? first : "AnalysisType: rule\nRuleID: R\(number)\nBaseDetection: R\(number - 1)\n"
      registry.register(DetectionReader.read(SourceFile(path: "r\(number).yml", text: text)))
    }
    return registry.freeze()
  }

  @Test("a chain as long as there are files ends at the greatest depth")
  func longChain() {
    let rules = freeze(first: BaseChainTests.bottom)
    #expect(rules.detections.map(\.metadata.ruleID) == (0...8).reversed().map { "R\($0)" })
    let errors = rules.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.kind.code) == ["MG5013"])
    #expect(errors.map(\.file.path) == ["r9.yml"])
  }

  @Test("a cycle of all files is one error")
  func longCycle() {
    let rules = freeze(
      first: "AnalysisType: rule\nRuleID: R0\nBaseDetection: R\(BaseChainTests.count - 1)\n")
    #expect(rules.detections.isEmpty)
    let errors = rules.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.kind.code) == ["MG5011"])
  }
}
