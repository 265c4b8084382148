extension LogType {
  /// Calls of the AWS API, as CloudTrail records them.
  package static let awsCloudTrail = LogType(
    name: "AWS.CloudTrail",
    times: [TimeField("eventTime")],
    shape: LogTypeShape(
      .init("eventVersion", .text), .init("eventSource", .text), .init("eventName", .text),
      .init("awsRegion", .text), .init("eventTime", .text)),
    indicators: [
      Indicator(.ipAddress, "sourceIPAddress"),
      Indicator(.userName, "userIdentity.userName"),
      Indicator(.userName, "userIdentity.sessionContext.sessionIssuer.userName"),
      Indicator(.awsARN, "userIdentity.arn"),
      Indicator(.awsARN, "userIdentity.sessionContext.sessionIssuer.arn"),
      Indicator(.awsARN, "resources[*].ARN"),
      Indicator(.awsAccountID, "recipientAccountId"),
      Indicator(.awsAccountID, "userIdentity.accountId"),
      Indicator(.awsAccountID, "resources[*].accountId"),
      Indicator(.traceID, "requestID"),
      Indicator(.traceID, "sharedEventID"),
    ],
    // Facts: "CloudTrail record contents", also those for aggregated events, and "CloudTrail userIdentity element" in
    // the AWS user guide, the model classes of the CloudTrail Processing Library, and Panther's parser, which writes a
    // resource's ARN as `arn`; looked up in November 2026.
    fields: KnownFields(
      """
      eventTime:text eventVersion:text
      userIdentity{
        type:text(Root|IAMUser|AssumedRole|Role|FederatedUser|Directory|AWSAccount|AWSService|IdentityCenterUser|SAMLUser|WebIdentityUser|Unknown|*)
        principalId:text arn:text accountId:text accessKeyId:text userName:text invokedBy:text
        identityProvider:text credentialId:text
        inScopeOf{sourceArn:text sourceAccount:text issuerType:text credentialsIssuedTo:text *}
        onBehalfOf{userId:text identityStoreArn:text} invokedByDelegate{accountId:text *}
        sessionContext{
          sessionIssuer{type:text principalId:text arn:text accountId:text userName:text}
          attributes{creationDate:text mfaAuthenticated:text(true|false)}
          webIdFederationData{federatedProvider:text attributes{*}}
          sourceIdentity:text ec2RoleDelivery assumedRoot}}
      eventSource:text eventName:text awsRegion:text sourceIPAddress:text userAgent:anycase
      errorCode:text errorMessage:text
      requestParameters{*} responseElements{ConsoleLogin:text(Success|Failure|*) *}
      additionalEventData{MFAUsed:text(Yes|No|*) *}
      requestID:text eventID:text
      eventType:text(AwsApiCall|AwsServiceEvent|AwsConsoleAction|AwsConsoleSignIn|AwsVpceEvent|AwsCloudTrailInsight|AwsAggregatedEvent|*)
      apiVersion:text managementEvent:bool readOnly:bool
      resources[]{ARN:text arn:text ARNPrefix:text accountId:text type:text}
      recipientAccountId:text serviceEventDetails{*} sharedEventID:text vpcEndpointId:text
      vpcEndpointAccountId:text
      eventCategory:text(Management|Data|NetworkActivity|Insight|Aggregated|*)
      addendum{reason:text updatedFields:text originalRequestID:text originalEventID:text}
      annotation:text sessionCredentialFromConsole edgeDeviceDetails{*}
      tlsDetails{tlsVersion:text cipherSuite:text clientProvidedHostHeader:anycase keyExchange:text *}
      eventContext{requestContext{*} tagContext{*} *} insightDetails{*}
      accountId:text eventId:text timeWindow{windowStart:text windowEnd:text windowSize:text} summary{*}
      """))
}
