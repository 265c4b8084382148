public import MargayEvents

/// A `p_any_` field: values that identify somebody or something in logs of every type.
///
/// Margay reads what the event carries and computes none of them (Documentation/Language, section 10).
public enum Indicator: String, Sendable, CaseIterable {
  /// IP addresses.
  case ipAddresses = "p_any_ip_addresses"
  /// DNS names.
  case domainNames = "p_any_domain_names"
  /// E-mail addresses.
  case emails = "p_any_emails"
  /// Names of users.
  case usernames = "p_any_usernames"
  /// Identifiers of actors.
  case actorIDs = "p_any_actor_ids"
  /// Identifiers that tie requests together.
  case traceIDs = "p_any_trace_ids"
  /// Numbers of AWS accounts.
  case awsAccountIDs = "p_any_aws_account_ids"
  /// Amazon resource names.
  case awsARNs = "p_any_aws_arns"
  /// Identifiers of EC2 instances.
  case awsInstanceIDs = "p_any_aws_instance_ids"
  /// Tags of AWS resources.
  case awsTags = "p_any_aws_tags"
  /// MD5 digests.
  case md5Hashes = "p_any_md5_hashes"
  /// SHA-1 digests.
  case sha1Hashes = "p_any_sha1_hashes"
  /// SHA-256 digests.
  case sha256Hashes = "p_any_sha256_hashes"
}

extension Event {
  /// The texts of an indicator field; none where the event does not carry it.
  public func indicators(_ indicator: Indicator) -> [Text] {
    let field = self[PathComponent(Text(indicator.rawValue))]
    if let text = field.text { return [text] }
    return field.elements.compactMap(\.text)
  }
}
