extension LogType {
  /// Requests to an S3 bucket, from its server access log.
  package static let awsS3ServerAccess = LogType(
    name: "AWS.S3ServerAccess",
    times: [TimeField("time")],
    shape: LogTypeShape(
      .init("bucketowner", .text), .init("bucket", .text), .init("requestid", .text),
      .init("operation", .text), .init("time", .text)),
    indicators: [
      Indicator(.ipAddress, "remoteip"),
      Indicator(.awsARN, "requester"),
      Indicator(.awsARN, "accessPointARN"),
      Indicator(.domainName, "hostheader"),
      Indicator(.traceID, "requestid"),
    ],
    fields: KnownFields(
      """
      bucketowner bucket time remoteip requester requestid operation key requesturi httpstatus
      errorcode bytessent objectsize totaltime turnaroundtime referrer useragent:anycase versionid
      hostid
      signatureversion ciphersuite authenticationtype hostheader:anycase tlsVersion accessPointARN
      aclRequired additionalFields
      """))
}
