import MargayCLI
import MargayKit

// The tool with twenty Swift rules over CloudTrail events, each of which reads a few fields and matches next to
// nothing: what isolation costs shows best when the rules themselves cost little. Benchmarks/isolation runs it.

/// A rule like most: the event's name, then a few more fields.
struct BenchmarkRule: Rule {
  let number: Int
  let name: Text
  let source: Text
  let logTypes = [CloudTrail.logType]
  var id: String { "Benchmark.\(number)" }

  private static let regions: Set<Text> = ["us-gov-east-1", "us-gov-west-1", "cn-north-1"]

  func matches(_ event: Event) -> Bool {
    if event["eventName"] == name, event["eventSource"] == source {
      return CloudTrail.isSuccess(event) && event["userIdentity", "type"] != "AWSService"
    }
    return event["userAgent"].hasPrefix("benchmark/") || event["awsRegion"].isIn(Self.regions)
      || event.text("requestParameters.policyDocument")?.contains("\"Action\":\"*\"") == true
  }

  func title(_ event: Event) -> String? { "\(name) by \(CloudTrail.actor(event))" }
}

let registry = Registry()
let calls: [(Text, Text)] = [
  ("StopLogging", "cloudtrail.amazonaws.com"), ("DeleteTrail", "cloudtrail.amazonaws.com"),
  ("CreateUser", "iam.amazonaws.com"), ("DeleteUser", "iam.amazonaws.com"),
  ("AttachRolePolicy", "iam.amazonaws.com"),
]
for number in 0..<20 {
  let call = calls[number % calls.count]
  registry.register(BenchmarkRule(number: number, name: call.0, source: call.1))
}
Margay.run(registry)
