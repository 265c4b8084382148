import MargayFrontend
import MargayIR

extension DetectionFields {
  /// What the fields say about the rule, with the defaults of what they do not say.
  var metadata: RuleMetadata {
    var metadata = RuleMetadata(ruleID: ruleID.value)
    metadata.isScheduled = isScheduled
    metadata.displayName = displayName
    metadata.isEnabled = isEnabled ?? metadata.isEnabled
    metadata.severity = severity ?? metadata.severity
    metadata.logTypes = logTypes ?? []
    metadata.scheduledQueries = scheduledQueries ?? []
    metadata.description = description ?? ""
    metadata.reference = reference ?? ""
    metadata.runbook = runbook ?? ""
    metadata.status = status
    metadata.createdBy = createdBy
    metadata.tags = tags ?? []
    metadata.reports = reports ?? []
    metadata.summaryAttributes = summaryAttributes ?? []
    metadata.threshold = threshold ?? metadata.threshold
    metadata.dedupPeriodMinutes = dedupPeriodMinutes ?? metadata.dedupPeriodMinutes
    metadata.createsAlert = createsAlert ?? metadata.createsAlert
    metadata.outputIDs = outputIDs
    return metadata
  }
}
