public import MargayEvents

/// Events of AWS CloudTrail.
public enum CloudTrail {
  /// The name of the log type.
  public static let logType = "AWS.CloudTrail"

  /// Whether the call succeeded: it has neither an error code nor an error message.
  public static func isSuccess(_ event: Event) -> Bool {
    event["errorCode"].isNullOrEmpty && event["errorMessage"].isNullOrEmpty
  }

  /// Whether an AWS service made the call on behalf of somebody.
  public static func isFromService(_ event: Event) -> Bool {
    event["userIdentity", "invokedBy"].exists || event["eventType"] == "AwsServiceEvent"
      || event["userIdentity", "type"] == "AWSService"
  }

  /// Whether the call is one of a service's, by its event source and name.
  public static func isCall(_ event: Event, _ source: Text, _ names: Set<Text>) -> Bool {
    event["eventSource"] == source && event["eventName"].isIn(names)
  }

  /// Who made the call, in a few words: the ARN, else the user name, the account or the service.
  public static func actor(_ event: Event) -> String {
    for path: EventPath in [
      "userIdentity.arn", "userIdentity.userName", "userIdentity.invokedBy",
      "userIdentity.accountId",
    ] {
      if let text = event.text(path), !text.isEmpty { return text.string }
    }
    return "<unknown actor>"
  }
}
