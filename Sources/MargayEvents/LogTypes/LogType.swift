/// What is known of one kind of log: its name, its times, how it is recognised, and its fields.
///
/// Everything is taken from the public documentation of the log source. Log types whose raw logs are text lines are
/// described in the form that collectors give them.
package struct LogType: Sendable {
  /// A field that holds the time of an event.
  package struct TimeField: Sendable {
    /// The names that lead to it.
    package var names: [StaticString]
    /// The unit of its numbers; nil where it holds text.
    ///
    /// For documentation: times are read by their magnitude, whatever field they stand in.
    package var unit: TimeUnit?

    /// Makes a time field.
    package init(_ names: StaticString..., unit: TimeUnit? = nil) {
      self.names = names
      self.unit = unit
    }
  }

  /// A unit of numbers that are times.
  package enum TimeUnit: String, Sendable {
    /// Seconds since 1970.
    case seconds
    /// Milliseconds since 1970.
    case milliseconds
  }

  /// A field whose value identifies somebody or something in other logs too.
  package struct Indicator: Sendable {
    /// What it identifies.
    package var kind: IndicatorKind
    /// The key path of the field, as a rule writes it.
    package var path: String

    /// Makes an indicator.
    package init(_ kind: IndicatorKind, _ path: String) {
      self.kind = kind
      self.path = path
    }
  }

  /// What an indicator identifies.
  package enum IndicatorKind: String, Sendable, CaseIterable {
    /// An IPv4 or IPv6 address.
    case ipAddress
    /// A DNS name.
    case domainName
    /// The name of a user or service account.
    case userName
    /// An e-mail address.
    case emailAddress
    /// The number of an AWS account.
    case awsAccountID
    /// An Amazon resource name.
    case awsARN
    /// An identifier of an AWS EC2 instance.
    case awsInstanceID
    /// An MD5 digest.
    case md5
    /// A SHA-256 digest.
    case sha256
    /// An identifier that ties requests together.
    case traceID
  }

  /// The name, for example `AWS.CloudTrail`.
  package var name: String
  /// The time fields; the first that can be read counts.
  package var times: [TimeField]
  /// How an event that does not say its type is recognised.
  package var shape: LogTypeShape
  /// The fields that identify somebody or something.
  package var indicators: [Indicator]
  /// The documented fields.
  package var fields: KnownFields

  /// Whether a path of a rule may lead to something in an event of this type.
  ///
  /// False only where a closed object lacks the name. The fields that the vendor adds to every event, whose names
  /// begin with `p_`, are always known.
  package func knows(_ path: EventKeyPath) -> Bool {
    if case .name(let name)? = path.steps.first, name.starts(with: "p_".utf8) { return true }
    return fields.knows(path)
  }
}
