/// The log types that Margay knows.
package enum LogTypes {
  /// All of them, in the order in which they are documented.
  package static let all: [LogType] = [
    .awsCloudTrail, .awsS3ServerAccess, .awsALB, .awsVPCFlow, .awsGuardDuty, .oktaSystemLog,
    .gcpAuditLog, .gsuiteReports, .gsuiteActivityEvent, .githubAudit, .nginxAccess,
    .osqueryDifferential, .auth0Events, .amazonEKSAudit,
  ]

  /// The log type of that name, exactly as it is spelt; nil for one that Margay does not know.
  package static func named(_ name: String) -> LogType? {
    all.first { $0.name.utf8.count == name.utf8.count && $0.name.utf8.elementsEqual(name.utf8) }
  }
}
