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
    fields: KnownFields(
      """
      schemaVersion accountId:text region:text partition id arn type:text title:text
      description:text severity:number confidence
      createdAt updatedAt associatedAttackSequenceArn
      resource{
        resourceType accessKeyDetails{accessKeyId principalId userName userType}
        instanceDetails{
          instanceId instanceType launchTime platform productCodes[]{*} iamInstanceProfile{arn id}
          networkInterfaces[]{*} tags[]{key value} instanceState availabilityZone imageId
          imageDescription outpostArn}
        s3BucketDetails[]{*} eksClusterDetails{*} kubernetesDetails{*} ebsVolumeDetails{*}
        ecsClusterDetails{*} containerDetails{*} rdsDbInstanceDetails{*} rdsLimitlessDbDetails{*}
        rdsDbUserDetails{*} lambdaDetails{*} *}
      service{
        serviceName detectorId resourceRole additionalInfo{*} evidence{*} eventFirstSeen
        eventLastSeen archived:bool count:number userFeedback featureName ebsVolumeScanDetails{*}
        runtimeDetails{*} detection{*} malwareScanDetails{*}
        action{
          actionType
          networkConnectionAction{
            connectionDirection protocol blocked localPortDetails{port portName}
            remotePortDetails{port portName} localIpDetails{*} localNetworkInterface
            remoteIpDetails{*}}
          portProbeAction{
            blocked
            portProbeDetails[]{
              localPortDetails{port portName} localIpDetails{*} remoteIpDetails{*}}}
          awsApiCallAction{
            api serviceName callerType errorCode userAgent affectedResources{*} domainDetails{*}
            remoteAccountDetails{*} remoteIpDetails{*}}
          dnsRequestAction{domain domainWithSuffix protocol blocked vpcOwnerAccountId}
          kubernetesApiCallAction{*} kubernetesPermissionCheckedDetails{*}
          kubernetesRoleBindingDetails{*} kubernetesRoleDetails{*} rdsLoginAttemptAction{*} *}
        *}
      """))
}
