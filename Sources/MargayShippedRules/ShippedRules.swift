public import MargayKit

/// The Swift rules that come with Margay.
public enum ShippedRules {
  /// Every rule, the twins of rules in YAML last.
  public static let all: [any Rule] = {
    SourceTexts.add(ShippedSources.texts)
    return rules + twins
  }()

  /// The rules that need code, apart by log source.
  static let rules: [any Rule] = [
    UserDataFetchesScript(), PolicyDocumentGrantsEverything(), AdministrationPortRangeOpened(),
    OutdatedClientOfAdministrator(), TransferOfFullPackets(), BulkDownloadSpeed(),
    RandomHostName(),
    EncodedCommandInRequest(), SQLInjectionAttempt(), ScannerUserAgent(),
    SensitiveHostPathMounted(), ReverseShellFromPod(),
    RoleGrantedToOneself(),
    LookalikeAccount(),
    SignInFromLookalikeDomain(), SignInFromHostingProvider(),
    EncodedPowerShell(),
  ]

  /// The same detections as some of the rules in YAML, for comparing both styles; all of them are disabled.
  static let twins: [any Rule] = [
    ConsoleLoginWithoutMFATwin(), RootActivityTwin(), KMSKeyDeletionScheduledTwin(),
    AccessKeyCreatedForOtherUserTwin(), AdminPanelAccessTwin(), PlainHTTPAccessTwin(),
    APITokenCreatedTwin(), MFAResetByAnotherTwin(), RepositoryMadePublicTwin(),
    ServiceAccountKeyCreatedTwin(),
  ]

  /// The rule `Okta.SignInFromLookalikeDomain` for an organization's own mail domains, to be registered in place of
  /// the one in `all`, which has none.
  public static func signInFromLookalikeDomain(domains: [String]) -> any Rule {
    SignInFromLookalikeDomain(domains: domains)
  }
}
