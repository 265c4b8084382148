package import MargayDiagnostics
package import MargayIR
import MargayYAML

/// Match expressions that stand in a text of their own, not in a rule file.
package struct LoweredExpressions: Sendable {
  /// All of them; nil where the text has errors.
  package let expression: Expression?
  /// Where they stand in the text.
  package let sources: SourceMap
  /// What is wrong with them.
  package let diagnostics: [Diagnostic]
}

/// Reads a list of match expressions, as Detection or InlineFilters hold one.
package enum ExpressionListReader {
  /// Reads the list; an empty one is an error.
  package static func read(_ file: SourceFile, asInlineFilters: Bool) -> LoweredExpressions {
    let document = YAMLParser.parse(file)
    let findings = Findings(file: file)
    findings.add(document.diagnostics)
    let numbering = NodeNumbering()
    let expression = document.root.flatMap {
      ExpressionLowering(findings: findings, numbering: numbering).list(
        $0, "the expression", in: asInlineFilters ? .filters : .detection)
    }
    return LoweredExpressions(
      expression: findings.hasErrors ? nil : expression,
      sources: SourceMap(file: file, ranges: numbering.ranges), diagnostics: findings.sorted())
  }
}
