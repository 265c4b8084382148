// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From Detections/bucket_with_records_made_public.yml, SHA-256 5584e1f26b1cf1468c67ac3e2e878cca7fabefc0ced78734fd405db2ba775560.

/// A bucket with records was made public.
enum ExampleBucketWithRecordsMadePublic {
  /// Adds the detection to a registry; what it does not change follows its base.
  static func register(in registry: Registry) {
    registry.derive("Example.BucketWithRecordsMadePublic", from: "Example.BucketMadePublic") {
      $0.displayName = "A bucket with records was made public"
      $0.severity = .critical
      $0.inlineFilters = [
        MatchExpression("requestParameters.bucketName", "StartsWith", "records-")
      ]
      $0.tests = [
        RuleTest(
          "records",
          matches: true,
          #"""
          {
            "eventName": "PutBucketAcl",
            "requestParameters": {
              "bucketName": "records-2024",
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
          "reports",
          matches: false,
          #"""
          {
            "eventName": "PutBucketAcl",
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
      ]
    }
  }
}
