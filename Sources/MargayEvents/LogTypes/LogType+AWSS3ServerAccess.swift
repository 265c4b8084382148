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
    // Facts: "Amazon S3 server access log format" in the AWS user guide, whose lines grow at their end, and Panther's
    // parser for the names and kinds; looked up in November 2026.
    fields: KnownFields(
      """
      bucketowner:text bucket:text time:text remoteip:text requester:text requestid:text
      operation:text key:text requesturi:text httpstatus:numberOrText errorcode:text
      bytessent:numberOrText objectsize:numberOrText totaltime:numberOrText
      turnaroundtime:numberOrText referrer:text useragent:anycase versionid:text hostid:text
      signatureversion:text ciphersuite:text authenticationtype:text hostheader:anycase
      tlsVersion:text accessPointARN:text aclRequired:text additionalFields *
      """))
}
