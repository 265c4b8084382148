extension LogType {
  /// Entries of the audit log of a GitHub organisation or enterprise.
  package static let githubAudit = LogType(
    name: "GitHub.Audit",
    times: [TimeField("@timestamp", unit: .milliseconds)],
    shape: LogTypeShape(
      .init("@timestamp", .number), .init("_document_id", .text), .init("action", .text)),
    indicators: [
      Indicator(.userName, "actor"),
      Indicator(.userName, "user"),
      Indicator(.ipAddress, "actor_ip"),
      Indicator(.emailAddress, "external_identity_nameid"),
    ],
    // Facts: the audit log of the GitHub REST API reference and "Searching the audit log" in GitHub Docs; public test
    // events have times after parsing as text, and `config` both as an object and as a list. Looked up in November
    // 2026.
    fields: KnownFields(
      """
      @timestamp:number _document_id:text action:text actor:text actor_id actor_ip:text
      actor_is_bot:bool actor_location{country_code:text country_name:text *}
      created_at:numberOrText business business_id org org_id repo repo_id repository
      repository_public:bool public_repo:bool visibility:text(public|private|internal|*)
      previous_visibility:text(public|private|internal|*) user user_id team permission
      operation_type:text(create|modify|remove|access|authentication|restore|transfer|*)
      hashed_token token_id token_scopes programmatic_access_type user_agent:anycase
      external_identity_nameid external_identity_username transport_protocol
      transport_protocol_name name hook_id events config oauth_application_id
      application_client_id workflow_id workflow_run_id head_branch head_sha data{*} *
      """))
}
