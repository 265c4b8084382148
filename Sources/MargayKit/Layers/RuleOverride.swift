import MargayEvents
import MargayFrontend
public import MargayIR

/// What an override changes in a rule: a value that is set replaces the rule's, one that is not follows it.
///
///     registry["AWS.Root.Login"].override {
///       $0.severity = .critical
///       $0.title { event, previous in "[production] " + (try previous()) }
///       $0.matches { event, previous in
///         try previous() && event["recipientAccountId"] != "123456789012"
///       }
///     }
///
/// Each function is given the event and the previous function, as often as there are overrides; a failure counts as
/// one of the rule's own function (Documentation/Language, section 9).
public struct RuleOverride: Sendable {
  /// DisplayName.
  public var displayName: String?
  /// Whether the rule runs.
  public var isEnabled: Bool?
  /// The default severity.
  public var severity: Severity?
  /// The log types, all of them.
  public var logTypes: [String]?
  /// The description; it replaces a function of that name too.
  public var description: String?
  /// The reference; it replaces a function of that name too.
  public var reference: String?
  /// The runbook; it replaces a function of that name too.
  public var runbook: String?
  /// The status.
  public var status: String?
  /// The tags, all of them.
  public var tags: [String]?
  /// The reports, all of them.
  public var reports: [ReportMapping]?
  /// The summary attributes, all of them.
  public var summaryAttributes: [String]?
  /// How many matches in a window make an alert.
  public var threshold: Int?
  /// The length of a deduplication window in minutes.
  public var dedupPeriodMinutes: Int?
  /// Whether matches make alerts.
  public var createsAlert: Bool?
  /// The destinations; they replace a function of that name too.
  public var outputIDs: [String]?
  /// The inline filters, all of them.
  public var inlineFilters: [MatchExpression]?
  /// The include filters, all of them.
  public var includeFilters: [EventFilter]?
  /// The exclude filters, all of them.
  public var excludeFilters: [EventFilter]?
  /// The tests, all of them.
  public var tests: [RuleTest]?

  private(set) var changes: [@Sendable (inout RuleFunctions) -> Void] = []
  /// The alert fields that a function replaces, whatever said them before.
  private(set) var clearedFields: Set<ExpectationField> = []
  /// What is expected of tests that the rule has already.
  private(set) var expectations: [(name: String, alert: ExpectedAlert)] = []

  /// Makes an override that changes nothing.
  public init() {}

  /// Refines what the rule matches.
  public mutating func matches(
    _ body: @escaping @Sendable (Event, Previous<Bool>) throws -> Bool
  ) { changes.append { $0.matches.wrap(body) } }

  /// Changes the title.
  public mutating func title(
    _ body: @escaping @Sendable (Event, Previous<String>) throws -> String
  ) { changes.append { $0.title.wrap(body) } }

  /// Changes the dedup string.
  public mutating func dedup(
    _ body: @escaping @Sendable (Event, Previous<String>) throws -> String
  ) { changes.append { $0.dedup.wrap(body) } }

  /// Changes the severity of an alert.
  public mutating func severity(
    _ body: @escaping @Sendable (Event, Previous<Severity>) throws -> Severity
  ) { changes.append { $0.severity.wrap(body) } }

  /// Changes the description of an alert.
  public mutating func description(
    _ body: @escaping @Sendable (Event, Previous<String>) throws -> String
  ) { changes.append { $0.description.wrap(body) } }

  /// Changes the reference of an alert.
  public mutating func reference(
    _ body: @escaping @Sendable (Event, Previous<String>) throws -> String
  ) { changes.append { $0.reference.wrap(body) } }

  /// Changes the runbook of an alert.
  public mutating func runbook(
    _ body: @escaping @Sendable (Event, Previous<String>) throws -> String
  ) { changes.append { $0.runbook.wrap(body) } }

  /// Changes the destinations of an alert; nil is routing by severity.
  public mutating func destinations(
    _ body: @escaping @Sendable (Event, Previous<[String]?>) throws -> [String]?
  ) { changes.append { $0.destinations.wrap(body) } }

  /// Changes the alert context.
  public mutating func alertContext(
    _ body: @escaping @Sendable (Event, Previous<AlertContext>) throws -> AlertContext
  ) { changes.append { $0.context.wrap(body) } }
}

extension RuleOverride {
  /// Puts a title in the place of the rule's own, as a rule's function `title` says it: nil is the display name, else
  /// the id.
  public mutating func replaceTitle(_ body: @escaping @Sendable (Event) throws -> String?) {
    clearedFields.insert(.title)
    changes.append {
      $0.title = FunctionChain()
      $0.title.wrap { event, previous in
        if let title = try body(event), !title.isEmpty { return title }
        return try previous()
      }
    }
  }

  /// Puts a dedup string in the place of the rule's own, as a rule's function `dedup` says it: nil is the title.
  public mutating func replaceDedup(_ body: @escaping @Sendable (Event) throws -> String?) {
    clearedFields.insert(.dedup)
    changes.append {
      $0.dedup = FunctionChain()
      $0.dedup.wrap { try body($0) ?? $1() }
    }
  }

  /// Puts a severity in the place of the rule's own function or dynamic severities, as a rule's function `severity` says
  /// it: nil is the default one.
  public mutating func replaceSeverity(_ body: @escaping @Sendable (Event) throws -> Severity?) {
    clearedFields.insert(.severity)
    changes.append {
      $0.severity = FunctionChain()
      $0.severity.wrap { try body($0) ?? $1() }
    }
  }

  /// Puts an alert context in the place of the rule's own.
  public mutating func replaceAlertContext(
    _ body: @escaping @Sendable (Event) throws -> AlertContext
  ) {
    clearedFields.insert(.alertContext)
    changes.append {
      $0.context = FunctionChain()
      $0.context.wrap { event, _ in try body(event) }
    }
  }

  /// Says what is expected of a test that the rule has below the override, as of its base.
  ///
  ///     $0.expect("root signs in") { $0.severity = .critical }
  public mutating func expect(_ test: String, _ change: (inout ExpectedAlert) -> Void) {
    var alert = ExpectedAlert()
    change(&alert)
    expectations.append((test, alert))
  }
}

/// What an extension adds to a rule.
///
///     registry.rules(tagged: "AWS").extend {
///       $0.tags.append("team:cloud")
///       $0.excludeFilters.append(ourScanners)
///     }
public struct RuleExtension: Sendable {
  /// Log types to add.
  public var logTypes: [String] = []
  /// Tags to add.
  public var tags: [String] = []
  /// Reports to add; the places of a framework that the rule has are added to it.
  public var reports: [ReportMapping] = []
  /// Summary attributes to add.
  public var summaryAttributes: [String] = []
  /// Inline filters to add.
  public var inlineFilters: [MatchExpression] = []
  /// Include filters to add.
  public var includeFilters: [EventFilter] = []
  /// Exclude filters to add.
  public var excludeFilters: [EventFilter] = []
  /// Tests to add.
  public var tests: [RuleTest] = []

  /// Makes an extension that adds nothing.
  public init() {}
}
