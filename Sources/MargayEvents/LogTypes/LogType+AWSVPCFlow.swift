extension LogType {
  /// Connections through the network interfaces of a virtual private cloud.
  package static let awsVPCFlow = LogType(
    name: "AWS.VPCFlow",
    times: [TimeField("start", unit: .seconds)],
    shape: LogTypeShape(
      .init("srcAddr", .text), .init("dstAddr", .text), .init("interfaceId", .text),
      .init("start", .scalar), .init("end", .scalar)),
    indicators: [
      Indicator(.ipAddress, "srcAddr"),
      Indicator(.ipAddress, "dstAddr"),
      Indicator(.ipAddress, "pktSrcAddr"),
      Indicator(.ipAddress, "pktDstAddr"),
      Indicator(.awsAccountID, "account"),
      Indicator(.awsInstanceID, "instanceId"),
      Indicator(.awsARN, "ecsClusterArn"),
      Indicator(.awsARN, "ecsTaskArn"),
    ],
    fields: KnownFields(
      """
      version account interfaceId:text srcAddr:text dstAddr:text srcPort dstPort protocol packets
      bytes start end
      action status vpcId subNetId instanceId tcpFlags trafficType pktSrcAddr pktDstAddr region
      azId sublocationType sublocationId pktSrcAwsService pktDstAwsService flowDirection
      trafficPath ecsClusterArn ecsClusterName ecsContainerInstanceArn ecsContainerInstanceId
      ecsContainerId ecsSecondContainerId ecsServiceName ecsTaskDefinitionArn ecsTaskArn ecsTaskId
      rejectReason
      """))
}
