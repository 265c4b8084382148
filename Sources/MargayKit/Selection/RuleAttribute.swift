import MargayDiagnostics
import MargayFrontend
import MargayIR

/// What rules are selected and listed by: the keys of `--filter` and `--attributes` (Documentation/Formats.md).
package enum RuleAttribute: String, Sendable, CaseIterable {
  /// `rule` or `scheduled_rule`.
  case analysisType = "AnalysisType"
  /// RuleID.
  case ruleID = "RuleID"
  /// DisplayName.
  case displayName = "DisplayName"
  /// Enabled: `true` or `false`.
  case enabled = "Enabled"
  /// The default severity.
  case severity = "Severity"
  /// LogTypes.
  case logTypes = "LogTypes"
  /// Tags.
  case tags = "Tags"
  /// Status.
  case status = "Status"
  /// CreatedBy.
  case createdBy = "CreatedBy"
  /// CreateAlert: `true` or `false`.
  case createAlert = "CreateAlert"
  /// OutputIds.
  case outputIDs = "OutputIds"
  /// BaseDetection.
  case baseDetection = "BaseDetection"
  /// How the rule is written: `yaml`, `swift`, `derived`.
  case style = "Style"
  /// The path of the rule's file; of a Swift rule the module and file that register it.
  case origin = "Origin"
  /// The MITRE tactics in Reports, such as `TA0006`.
  case tactic = "Tactic"
  /// The MITRE techniques in Reports, such as `T1556.006`.
  case technique = "Technique"

  /// The attribute with a name in any case; nil for an unknown name.
  package init?(name: String) {
    let wanted = RuleAttribute.folded(name)
    guard let found = RuleAttribute.allCases.first(where: { Self.folded($0.rawValue) == wanted })
    else { return nil }
    self = found
  }

  private static func folded(_ name: String) -> [UInt8] {
    name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// All values that there are; nil where any text can be one.
  package var vocabulary: [String]? {
    switch self {
    case .analysisType: AnalysisKind.allCases.map(\.rawValue)
    case .enabled, .createAlert: ["true", "false"]
    case .severity: Severity.allCases.map(\.rawValue)
    case .style: RuleStyle.allCases.map(\.rawValue)
    default: nil
    }
  }

  /// The values of a rule: none where it has no such field, several where the field is a list.
  package func values(of detection: Detection) -> [String] {
    switch self {
    case .baseDetection: RuleAttribute.list(detection.baseID)
    case .style: [detection.style.rawValue]
    case .origin: [detection.origin.file.path]
    default: values(of: detection.metadata)
    }
  }

  /// The values of a rule as far as its metadata say them.
  func values(of metadata: RuleMetadata) -> [String] {
    switch self {
    case .analysisType:
      return [(metadata.isScheduled ? AnalysisKind.scheduledRule : .rule).rawValue]
    case .ruleID: return [metadata.ruleID]
    case .displayName: return RuleAttribute.list(metadata.displayName)
    case .enabled: return [String(metadata.isEnabled)]
    case .severity: return [metadata.severity.rawValue]
    case .logTypes: return metadata.logTypes
    case .tags: return metadata.tags
    case .status: return RuleAttribute.list(metadata.status)
    case .createdBy: return RuleAttribute.list(metadata.createdBy)
    case .createAlert: return [String(metadata.createsAlert)]
    case .outputIDs: return metadata.outputIDs ?? []
    case .baseDetection, .style, .origin: return []
    case .tactic: return RuleAttribute.attack(metadata.reports).map(\.tactic)
    case .technique: return RuleAttribute.attack(metadata.reports).map(\.technique)
    }
  }

  /// The values of a rule that cannot be run; nil where its file was not read so far that they are known.
  package func values(of rule: UnusableRule) -> [String]? {
    switch self {
    case .analysisType: rule.kind.map { [$0.rawValue] }
    case .ruleID: rule.ruleID.map { [$0] }
    case .origin: [rule.file.path]
    default: nil
    }
  }

  private static func list(_ value: String?) -> [String] { value.map { [$0] } ?? [] }

  /// The values of Reports that have the form of the MITRE matrix, `TA0006:T1556.006`.
  private static func attack(_ reports: [ReportMapping]) -> [(tactic: String, technique: String)] {
    reports.flatMap(\.values).compactMap { value in
      let parts = value.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].starts(with: "TA".utf8), parts[1].starts(with: "T".utf8)
      else { return nil }
      return (String(Substring(parts[0])), String(Substring(parts[1])))
    }
  }
}
