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
      eventTime eventVersion
      userIdentity{
        type principalId arn accountId accessKeyId userName invokedBy identityProvider credentialId
        inScopeOf{sourceArn sourceAccount issuerType credentialsIssuedTo}
        onBehalfOf{userId identityStoreArn}
        sessionContext{
          sessionIssuer{type principalId arn accountId userName}
          attributes{creationDate mfaAuthenticated}
          webIdFederationData{federatedProvider attributes{*}}
          sourceIdentity ec2RoleDelivery assumedRoot}}
      eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage
      requestParameters{*} responseElements{*} additionalEventData{*}
      requestID eventID eventType apiVersion managementEvent readOnly
      resources[]{ARN accountId type}
      recipientAccountId serviceEventDetails{*} sharedEventID vpcEndpointId vpcEndpointAccountId
      eventCategory addendum{reason updatedFields originalRequestID originalEventID}
      sessionCredentialFromConsole edgeDeviceDetails{*}
      tlsDetails{tlsVersion cipherSuite clientProvidedHostHeader keyExchange}
      eventContext{requestContext{*} tagContext{*}} insightDetails{*}
      """))
}
