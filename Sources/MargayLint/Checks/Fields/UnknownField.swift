import MargayDiagnostics
import MargayEvents
import MargayFrontend

/// A path names a field that events of the log type do not have.
///
/// ## Why
///
/// The documentation of the source lists all fields of the object, and this is none of them: the condition sees a
/// missing
/// value in every event. Only objects whose list is known to be whole are looked at; fields that the site adds are
/// named under
/// `fields` in `.margay.yml`.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: userIdentity.usrName, Condition: Equals, Value: alice} # MG6204
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: userIdentity.userName, Condition: Equals, Value: alice}
/// ```
///
/// ## Fix
///
/// Unsafe: writes the field whose name is nearest.
struct UnknownField: RuleCheck {
  let kind = DiagnosticKind("MG6204", "UnknownField", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for use in rule.fieldUses {
      guard case .unknown(let step, let object) = use.resolution,
        case .name(let bytes) = use.steps[step]
      else { continue }
      // In another case the field is there, and with dots it may be a path: other checks tell of that.
      if object.field(bytes, .folded) != nil || bytes.contains(UInt8(ascii: ".")) { continue }
      let name = String(decoding: bytes, as: UTF8.self)
      let near = NearestName.suggestion(for: name, among: object.fields.map(\.name))
      let owner = EventKeyPath(steps: Array(use.steps[..<step])).text
      var fixes: [FixIt] = []
      if let near, use.path.base == .event {
        var path = use.path
        path.steps[step] = .name(Array(near.utf8))
        fixes = use.replacement(path, in: rule)
      }
      findings.report(
        (step == 0
          ? "\(rule.logTypes.joined(separator: ", ")) has no field \(quoted(name))"
          : "\(quoted(owner)) of \(rule.logTypes.joined(separator: ", ")) has no field \(quoted(name))")
          + (near.map { "; did you mean \(quoted($0))?" } ?? ""),
        at: use.range(in: rule), fixes: fixes)
    }
  }
}
