extension LogType {
  /// Findings of GuardDuty.
  package static let awsGuardDuty = LogType(
    name: "AWS.GuardDuty",
    times: [TimeField("updatedAt")],
    shape: LogTypeShape(
      .init("schemaVersion", .text), .init("accountId", .text), .init("updatedAt", .text),
      .init("service", .fields([.init("serviceName", .equals(["guardduty"]))]))),
    indicators: [
      Indicator(.awsAccountID, "accountId"),
      Indicator(.awsARN, "arn"),
      Indicator(.awsInstanceID, "resource.instanceDetails.instanceId"),
      Indicator(.userName, "resource.accessKeyDetails.userName"),
      Indicator(.ipAddress, "service.action.networkConnectionAction.remoteIpDetails.ipAddressV4"),
      Indicator(.ipAddress, "service.action.awsApiCallAction.remoteIpDetails.ipAddressV4"),
      Indicator(
        .ipAddress, "service.action.portProbeAction.portProbeDetails[*].remoteIpDetails.ipAddressV4"
      ),
      Indicator(.domainName, "service.action.dnsRequestAction.domain"),
    ],
    // Facts: the Finding of the GuardDuty API reference, and Panther's parser; looked up in November 2026.
    fields: KnownFields(
      """
      schemaVersion:text accountId:text region:text partition:text id:text arn:text type:text
      title:text description:text severity:number confidence:number createdAt:text updatedAt:text
      associatedAttackSequenceArn:text customDetectionRuleName:text
      resource{
        resourceType:text
        accessKeyDetails{accessKeyId:text principalId:text userName:text userType:text}
        instanceDetails{
          instanceId:text instanceType:text launchTime platform:text productCodes[]{*}
          iamInstanceProfile{arn:text id:text} networkInterfaces[]{*} tags[]{key:text value:text}
          instanceState:text availabilityZone:text imageId:text imageDescription:text
          outpostArn:text}
        s3BucketDetails[]{*} eksClusterDetails{*} kubernetesDetails{*} ebsVolumeDetails{*}
        ecsClusterDetails{*} containerDetails{*} rdsDbInstanceDetails{*} rdsLimitlessDbDetails{*}
        rdsDbUserDetails{*} lambdaDetails{*} ebsSnapshotDetails{*} ec2ImageDetails{*}
        recoveryPointDetails{*} bedrockGuardrailDetails{*} modelDetails[]{*} *}
      service{
        serviceName:text detectorId:text resourceRole:text additionalInfo{*} evidence{*}
        eventFirstSeen:text eventLastSeen:text archived:bool count:number userFeedback:text
        featureName:text ebsVolumeScanDetails{*} runtimeDetails{*} detection{*} malwareScanDetails{*}
        action{
          actionType:text
          networkConnectionAction{
            connectionDirection:text protocol:text blocked:bool
            localPortDetails{port:number portName:text} remotePortDetails{port:number portName:text}
            localIpDetails{*} localNetworkInterface:text remoteIpDetails{*}}
          portProbeAction{
            blocked:bool
            portProbeDetails[]{
              localPortDetails{port:number portName:text} localIpDetails{*} remoteIpDetails{*}}}
          awsApiCallAction{
            api:text serviceName:text callerType:text errorCode:text userAgent:anycase
            affectedResources{*} domainDetails{*} remoteAccountDetails{*} remoteIpDetails{*}}
          dnsRequestAction{
            domain:anycase domainWithSuffix:anycase protocol:text blocked:bool
            vpcOwnerAccountId:text}
          kubernetesApiCallAction{*} kubernetesPermissionCheckedDetails{*}
          kubernetesRoleBindingDetails{*} kubernetesRoleDetails{*} rdsLoginAttemptAction{*} *}
        *}
      """))
}
