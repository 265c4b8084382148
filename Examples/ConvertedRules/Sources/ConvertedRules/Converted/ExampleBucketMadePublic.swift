// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From Detections/bucket_made_public.yml, SHA-256 d29e3b2d6f5a3e523fe16a84fa3a7a6b39e0869ae728316406e82b072e4d593c.

/// A bucket was made public.
///
/// The access list of a bucket lets everybody in.
struct ExampleBucketMadePublic: Rule {
  let id = "Example.BucketMadePublic"
  let place: CodePlace? = .here()
  let logTypes = ["AWS.CloudTrail"]
  let displayName: String? = "A bucket was made public"
  let severity = Severity.high
  let description = "The access list of a bucket lets everybody in."
  let reference = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html"
  let runbook = "Take the access list back, then see what was read since."
  let tags = ["AWS", "Example"]

  private enum Path {
    static let grant = EventPath(
      once: "requestParameters.AccessControlPolicy.AccessControlList.Grant")
  }

  func matches(_ event: Event) -> Bool {
    guard event["eventName"] == "PutBucketAcl" else { return false }
    guard event["errorCode"].isNullOrEmpty else { return false }
    return event.value(Path.grant).elements.contains(where: { matchesGranteeURI($0) })
  }

  private func matchesGranteeURI(_ element: Value) -> Bool {
    element["Grantee", "URI"].hasSuffix("/global/AllUsers")
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("userIdentity.arn")) made \(event.shown("requestParameters.bucketName")) public"
  }

  func dedup(_ event: Event) -> String? {
    event.groupKey("requestParameters.bucketName") ?? defaultDedup
  }

  var tests: [RuleTest] {
    [
      RuleTest(
        "everybody may read",
        matches: true,
        #"""
        {
          "eventName": "PutBucketAcl",
          "userIdentity": {"arn": "arn:aws:iam::123456789012:user/alice"},
          "requestParameters": {
            "bucketName": "example-reports",
            "AccessControlPolicy": {
              "AccessControlList": {
                "Grant": [
                  {
                    "Grantee": {"URI": "http://acs.amazonaws.com/groups/global/AllUsers"},
                    "Permission": "READ"
                  }
                ]
              }
            }
          }
        }
        """#),
      RuleTest(
        "one account may read",
        matches: false,
        #"""
        {
          "eventName": "PutBucketAcl",
          "requestParameters": {
            "bucketName": "example-reports",
            "AccessControlPolicy": {
              "AccessControlList": {"Grant": [{"Grantee": {"ID": "0123"}, "Permission": "READ"}]}
            }
          }
        }
        """#),
      RuleTest(
        "refused",
        matches: false,
        #"""
        {
          "eventName": "PutBucketAcl",
          "errorCode": "AccessDenied",
          "requestParameters": {
            "AccessControlPolicy": {
              "AccessControlList": {
                "Grant": [
                  {
                    "Grantee": {"URI": "http://acs.amazonaws.com/groups/global/AllUsers"},
                    "Permission": "READ"
                  }
                ]
              }
            }
          }
        }
        """#),
    ]
  }
}
