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
    fields: KnownFields(
      """
      eventTime:text eventVersion:text
      userIdentity{
        type:text(Root|IAMUser|AssumedRole|Role|FederatedUser|Directory|AWSAccount|AWSService|IdentityCenterUser|SAMLUser|WebIdentityUser|Unknown)
        principalId:text arn:text accountId:text accessKeyId:text userName:text invokedBy:text
        identityProvider credentialId
        inScopeOf{sourceArn sourceAccount issuerType credentialsIssuedTo}
        onBehalfOf{userId identityStoreArn}
        sessionContext{
          sessionIssuer{type:text principalId:text arn:text accountId:text userName:text}
          attributes{creationDate:text mfaAuthenticated:text(true|false)}
          webIdFederationData{federatedProvider attributes{*}}
          sourceIdentity ec2RoleDelivery assumedRoot}}
      eventSource:text eventName:text awsRegion:text sourceIPAddress:text userAgent:anycase
      errorCode:text errorMessage:text
      requestParameters{*} responseElements{ConsoleLogin:text(Success|Failure) *}
      additionalEventData{MFAUsed:text(Yes|No) *}
      requestID:text eventID:text
      eventType:text(AwsApiCall|AwsServiceEvent|AwsConsoleAction|AwsConsoleSignIn|AwsVpceEvent|AwsCloudTrailInsight)
      apiVersion managementEvent:bool readOnly:bool
      resources[]{ARN accountId type}
      recipientAccountId:text serviceEventDetails{*} sharedEventID:text vpcEndpointId:text
      vpcEndpointAccountId
      eventCategory:text(Management|Data|NetworkActivity|Insight) addendum{reason updatedFields
      originalRequestID originalEventID}
      sessionCredentialFromConsole edgeDeviceDetails{*}
      tlsDetails{tlsVersion:text cipherSuite clientProvidedHostHeader:anycase keyExchange}
      eventContext{requestContext{*} tagContext{*}} insightDetails{*}
      """))
}
