import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit

/// Every test keeps its result when an expression is taken out.
///
/// ## Why
///
/// No test is there for the expression: a mistake in it stays unseen, and a positive test that seems to be about it passes for
/// another reason. In All a negative test is wanted that fails on this expression alone, in Any a positive one that needs it.
///
/// The rule is run once more for every expression and test, without the expression; the first 64 expressions and 32 tests
/// count. That is several times the work of `margay test`: off by default, and run with `--select MG7114`.
///
/// ## Bad
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin} # MG7114
///   - {KeyPath: userIdentity.type, Condition: Equals, Value: Root} # MG7114
/// Tests:
///   - Name: The root user signs in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {type: Root}}
///   - Name: Another event
///     ExpectedResult: false
///     Log: {eventName: AssumeRole, userIdentity: {type: IAMUser}}
/// ```
///
/// ## Good
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
///   - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
/// Tests:
///   - Name: The root user signs in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {type: Root}}
///   - Name: The root user does something else
///     ExpectedResult: false
///     Log: {eventName: AssumeRole, userIdentity: {type: Root}}
///   - Name: Somebody else signs in
///     ExpectedResult: false
///     Log: {eventName: ConsoleLogin, userIdentity: {type: IAMUser}}
/// ```
struct UntestedExpression: RuleCheck {
  let kind = DiagnosticKind("MG7114", "UntestedExpression", .warning)
  let isOnByDefault = false

  private static let mostExpressions = 64
  private static let mostTests = 32

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let detection = rule.detection, !detection.hasFunctions,
      rule.fields.detection != nil || rule.fields.filters != nil
    else { return }
    var program = detection.program
    if let own = rule.fields.detection { program.detection = own }
    if let own = rule.fields.filters { program.filters = own }
    let sites = Array(
      rule.sites.indices.lazy.filter { UntestedExpression.canBeTakenOut($0, rule.sites) }
        .prefix(UntestedExpression.mostExpressions))
    let tests = rule.effectiveTests.prefix(UntestedExpression.mostTests)
    // What a rule without one of the two kinds lacks has a check of its own.
    guard !sites.isEmpty, tests.contains(where: \.written.expectedResult),
      tests.contains(where: { !$0.written.expectedResult })
    else { return }
    var interpreter = Interpreter(
      [program] + sites.map { program.without(rule.sites[$0]) })
    var isNoticed = [Bool](repeating: false, count: sites.count)
    for test in tests {
      guard let event = test.event else { return }
      interpreter.begin(event)
      let matches = interpreter.outcome(of: 0) == .matched
      // A test that fails, or reads the log type of a run, says nothing here.
      guard matches == test.written.expectedResult else { return }
      for index in sites.indices where !isNoticed[index] {
        isNoticed[index] = (interpreter.outcome(of: index + 1) == .matched) != matches
      }
    }
    var reported: Set<Int> = []
    for (index, site) in sites.enumerated() where !isNoticed[index] {
      // Of expressions one in another the outermost says it all.
      var outer = rule.sites[site].parent
      while let next = outer, !reported.contains(next) { outer = rule.sites[next].parent }
      reported.insert(site)
      guard outer == nil else { continue }
      findings.report(
        "every test keeps its result without this expression",
        at: rule.range(of: rule.sites[site].expression))
    }
  }

  /// Whether something is left of the rule without an expression, and something is lost.
  private static func canBeTakenOut(_ index: Int, _ sites: [ExpressionSite]) -> Bool {
    let site = sites[index]
    if case .severity = site.part { return false }
    if !site.expression.asks { return false }
    guard let parent = site.parent else { return false }
    switch sites[parent].expression.kind {
    case .all(let children), .any(let children), .onlyOne(let children), .none(let children):
      // An only child goes with what is around it, except for the only condition of a rule.
      return children.count > 1 || sites[parent].parent == nil
    default: return false
    }
  }
}

extension RuleProgram {
  /// The program without an expression.
  fileprivate func without(_ site: ExpressionSite) -> RuleProgram {
    var program = self
    if site.part == .filters {
      program.filters = filters.map { $0.without(site.expression.id) }
    } else {
      program.detection = detection.without(site.expression.id)
    }
    return program
  }
}

extension Expression {
  /// Whether it asks anything of the event.
  fileprivate var asks: Bool {
    switch kind {
    case .all(let children), .any(let children), .onlyOne(let children), .none(let children):
      children.contains(where: \.asks)
    case .constant: false
    case .predicate, .elements: true
    }
  }

  /// The expression without one that stands in it; ids are unique in a file.
  fileprivate func without(_ id: NodeID) -> Expression {
    func kept(_ children: [Expression]) -> [Expression] {
      children.filter { $0.id != id }.map { $0.without(id) }
    }
    var result = self
    switch kind {
    case .all(let children): result.kind = .all(kept(children))
    case .any(let children): result.kind = .any(kept(children))
    case .onlyOne(let children): result.kind = .onlyOne(kept(children))
    case .none(let children): result.kind = .none(kept(children))
    case .elements(let quantifier, let subject, let body):
      result.kind = .elements(quantifier, subject: subject, body: body.without(id))
    case .constant, .predicate: break
    }
    return result
  }
}
