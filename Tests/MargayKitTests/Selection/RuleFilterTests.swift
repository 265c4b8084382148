import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import Testing

@Suite("Selection of rules")
struct RuleFilterTests {
  private static let full = """
    AnalysisType: rule
    RuleID: AWS.Root.Login
    DisplayName: Root login
    Enabled: false
    Severity: High
    LogTypes: [AWS.CloudTrail, AWS.ALB]
    Tags: [Identity, 'Initial Access']
    Status: Stable
    CreatedBy: ann
    CreateAlert: false
    OutputIds: [pager]
    Reports:
      MITRE ATT&CK: [TA0001:T1078.004, TA0003:T1136]
      CIS: ['3.3', 'TA0009:T1:2', 'T9:T1', 'TA0042:U1']
    Detection:
      - Key: a
        Condition: Exists
    """

  private static let plain = """
    AnalysisType: scheduled_rule
    RuleID: Plain
    Enabled: true
    Severity: Low
    ScheduledQueries: [q]
    Detection:
      - Key: a
        Condition: Exists
    """

  private static let derived = """
    AnalysisType: rule
    RuleID: Derived
    BaseDetection: AWS.Root.Login
    Severity: Low
    """

  private static let broken = """
    AnalysisType: rule
    RuleID: Broken
    Enabled: maybe
    """

  private static let python = """
    AnalysisType: rule
    RuleID: Python
    Filename: rule.py
    Enabled: true
    Severity: Low
    LogTypes: [A]
    """

  private static let rules: RuleSet = {
    let registry = Registry()
    for (name, text) in [
      ("full", full), ("plain", plain), ("derived", derived), ("broken", broken),
      ("python", python),
    ] {
      registry.register(DetectionReader.read(SourceFile(path: "rules/\(name).yml", text: text)))
    }
    return registry.freeze()
  }()

  private func selected(_ filters: [String]) throws -> [String] {
    let selection = RuleSelection(try filters.map { try RuleFilter($0) })
    let rules = selection.apply(to: Self.rules)
    return rules.detections.map(\.metadata.ruleID) + rules.unusable.map { $0.ruleID ?? "" }
  }

  private static let all = ["AWS.Root.Login", "Plain", "Derived", "Broken", "Python"]

  @Test(
    "every attribute is compared",
    arguments: [
      ("AnalysisType=scheduled_rule", ["Plain"]),
      ("RuleID=AWS.*", ["AWS.Root.Login"]),
      ("DisplayName=Root login", ["AWS.Root.Login", "Derived"]),
      ("Enabled=false", ["AWS.Root.Login", "Derived"]),
      ("Severity=High", ["AWS.Root.Login"]),
      ("LogTypes=AWS.ALB", ["AWS.Root.Login", "Derived"]),
      ("Tags=Initial Access", ["AWS.Root.Login", "Derived"]),
      ("Status=Stable", ["AWS.Root.Login", "Derived"]),
      ("CreatedBy=ann", ["AWS.Root.Login", "Derived"]),
      ("CreateAlert=true", ["Plain"]),
      ("OutputIds=pager", ["AWS.Root.Login", "Derived"]),
      ("BaseDetection=AWS.Root.Login", ["Derived"]),
      ("Style=derived", ["Derived"]),
      ("Origin=*/plain.yml", ["Plain"]),
      ("Tactic=TA0003", ["AWS.Root.Login", "Derived"]),
      ("Technique=T1078*", ["AWS.Root.Login", "Derived"]),
      // What has not the form of the MITRE matrix names neither a tactic nor a technique.
      ("Tactic=TA0009,T9,TA0042", []),
      ("Technique=T1,U1,T1:2", []),
    ])
  func attributes(_ filter: String, _ expected: [String]) throws {
    let runnable = try selected([filter]).filter { !["Broken", "Python"].contains($0) }
    #expect(runnable == expected)
    // The negation selects exactly the others.
    let others = try selected([filter.negated]).filter { !["Broken", "Python"].contains($0) }
    #expect(others == ["AWS.Root.Login", "Plain", "Derived"].filter { !expected.contains($0) })
  }

  @Test(
    "keys in any case, commas, globs, several filters",
    arguments: [
      ([], all),
      (["ruleid=Plain,Derived"], ["Plain", "Derived"]),
      (["RULEID!=P*,Broken"], ["AWS.Root.Login", "Derived"]),
      (["Severity=Low", "RuleID!=Broken", "Style=yaml"], ["Plain"]),
      (["RuleID=plain"], []),
      (["RuleID=a=b"], []),
      (["Status="], ["Broken"]),
    ])
  func grammar(_ filters: [String], _ expected: [String]) throws {
    #expect(try selected(filters) == expected)
  }

  @Test("a broken rule is kept where a filter cannot tell, a rule that is not run is not")
  func unusable() throws {
    #expect(try selected(["Tags=x"]) == ["Broken"])
    #expect(try selected(["Tags!=x"]) == ["AWS.Root.Login", "Plain", "Derived", "Broken"])
    #expect(try selected(["RuleID=Broken"]) == ["Broken"])
    #expect(try selected(["RuleID=Python"]) == ["Python"])
    #expect(try selected(["RuleID!=Broken"]) == ["AWS.Root.Login", "Plain", "Derived", "Python"])
    #expect(try selected(["Origin=rules/python.yml"]) == ["Python"])
    #expect(try selected(["AnalysisType=policy,lookup_table"]) == [])
  }

  @Test("diagnostics are those of the files whose rules are selected")
  func diagnostics() throws {
    let registry = Registry()
    for (id, severity, base) in [
      ("One", "Urgent", ""), ("Two", "Low", "Tags: [a, a]"), ("Three", "High", ""),
    ] {
      registry.register(
        DetectionReader.read(
          SourceFile(
            path: "\(id).yml",
            text: """
              AnalysisType: rule
              RuleID: \(id)
              Enabled: true
              Severity: \(severity)
              LogTypes: [A]
              Detection: [{Key: a, Condition: Exists}]
              \(base)
              """)))
    }
    registry.register(
      DetectionReader.read(
        SourceFile(
          path: "derived.yml",
          text: "AnalysisType: rule\nRuleID: Four\nBaseDetection: One\n")))
    registry.register(
      DetectionReader.read(
        SourceFile(path: "policy.yml", text: "AnalysisType: policy\nPolicyID: Five\n")))
    let rules = registry.freeze()
    func apply(_ filter: String) throws -> RuleSet {
      RuleSelection([try RuleFilter(filter)]).apply(to: rules)
    }
    #expect(try apply("RuleID=One").diagnostics.map(\.kind.code) == ["MG2007"])
    #expect(try apply("RuleID=Two").diagnostics.map(\.kind.code) == ["MG2010"])
    #expect(try apply("RuleID=Two").hasErrors == false)
    #expect(try apply("RuleID=Three").diagnostics.isEmpty)
    // The base's errors are not shown, but the rule still cannot be run.
    #expect(try apply("RuleID=Four").diagnostics.map(\.kind.code) == ["MG5014"])
    #expect(try apply("RuleID=Four").hasErrors)
    #expect(try apply("AnalysisType=policy").unusable.map(\.ruleID) == ["Five"])
  }

  @Test(
    "a filter that cannot be read says why",
    arguments: [
      ("Tags", "'Tags' is no filter: write KEY=VALUE or KEY!=VALUE"),
      ("Tag=x", "'Tag' is no filter key; did you mean 'Tags'?"),
      ("severty=High", "'severty' is no filter key; did you mean 'Severity'?"),
      ("Severity=high", "'high' is no value of Severity; did you mean 'High'?"),
      ("Severity=High,Hihg", "'Hihg' is no value of Severity; did you mean 'High'?"),
      ("Enabled=yes", "'yes' is no value of Enabled; there are true, false"),
      ("Style=python", "'python' is no value of Style; there are yaml, swift, derived"),
      ("AnalysisType=rules", "'rules' is no value of AnalysisType; did you mean 'rule'?"),
    ])
  func errors(_ filter: String, _ message: String) {
    #expect { try RuleFilter(filter) } throws: { error in
      (error as? RuleFilterError)?.description == message
    }
  }

  @Test("an unknown key far from every name lists the names")
  func unknownKey() {
    #expect { try RuleFilter("zzzzzzzzz=1") } throws: { error in
      (error as? RuleFilterError)?.description.hasSuffix(
        "there are " + RuleAttribute.allCases.map(\.rawValue).joined(separator: ", ")) ?? false
    }
  }
}

extension String {
  /// The filter with `!=` for its `=`.
  fileprivate var negated: String {
    var result = ""
    var isDone = false
    for character in self {
      if character == "=", !isDone {
        result += "!"
        isDone = true
      }
      result.append(character)
    }
    return result
  }
}
