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
    // Facts: "Flow log records" in the AWS user guide, whose fields grow with each version, and Panther's parser for
    // the names, kinds and values; a dash stands for what there is not. Looked up in November 2026.
    fields: KnownFields(
      """
      version:numberOrText account:text interfaceId:text srcAddr:text dstAddr:text
      srcPort:numberOrText dstPort:numberOrText protocol:numberOrText packets:numberOrText
      bytes:numberOrText start:numberOrText end:numberOrText action:text(ACCEPT|REJECT|-)
      status:text(OK|NODATA|SKIPDATA) vpcId:text subNetId:text instanceId:text
      tcpFlags:numberOrText trafficType:text(IPv4|IPv6|EFA|*) pktSrcAddr:text pktDstAddr:text
      region:text azId:text sublocationType:text sublocationId:text pktSrcAwsService:text
      pktDstAwsService:text flowDirection:text trafficPath:numberOrText ecsClusterArn:text
      ecsClusterName:text ecsContainerInstanceArn:text ecsContainerInstanceId:text
      ecsContainerId:text ecsSecondContainerId:text ecsServiceName:text ecsTaskDefinitionArn:text
      ecsTaskArn:text ecsTaskId:text rejectReason:text *
      """))
}
