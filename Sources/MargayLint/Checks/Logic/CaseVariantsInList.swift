import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// Items of a list differ in case only.
///
/// ## Why
///
/// A field whose case varies has more spellings than a list names. Any of IEquals finds all of them. Where the source
/// is known
/// to write exactly these, the list is right, so that this check is off unless it is selected.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: userIdentity.userName, Condition: IsIn, Values: [admin, Admin, ADMIN]} # MG6039
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: userIdentity.userName, Condition: IEquals, Value: admin}
/// ```
struct CaseVariantsInList: RuleCheck {
  let kind = DiagnosticKind("MG6039", "CaseVariantsInList", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.list) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, case .literals(let list) = predicate.operand,
        list.count > 1
      else { continue }
      var seen: [[UInt8]: [UInt8]] = [:]
      for case .string(let text) in list {
        let folded = Lowercasing.lowercased(text)
        if let other = seen[folded], other != text {
          findings.report(
            "\(quoted(String(decoding: other, as: UTF8.self))) and"
              + " \(quoted(String(decoding: text, as: UTF8.self))) differ in case only:"
              + " IEquals takes all spellings",
            at: rule.range(of: "Values", of: site.expression))
          break
        }
        seen[folded] = text
      }
    }
  }
}
