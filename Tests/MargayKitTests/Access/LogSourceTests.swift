import MargayKit
import Testing

/// What every rule of a log source needs to know of its events.
@Suite("Log sources")
struct LogSourceTests {
  private func event(_ json: String) throws -> Event { try Event(json: json) }

  @Test(
    "CloudTrail: success has neither an error code nor a message",
    arguments: [
      ("{}", true), (#"{"errorCode": null, "errorMessage": ""}"#, true),
      (#"{"errorCode": "AccessDenied"}"#, false),
      (#"{"errorMessage": "Failed authentication"}"#, false),
    ])
  func cloudTrailSuccess(_ json: String, _ isSuccess: Bool) throws {
    #expect(CloudTrail.isSuccess(try event(json)) == isSuccess)
  }

  @Test("CloudTrail: services, calls and actors")
  func cloudTrail() throws {
    #expect(
      CloudTrail.isFromService(
        try event(#"{"userIdentity": {"invokedBy": "backup.amazonaws.com"}}"#)))
    #expect(CloudTrail.isFromService(try event(#"{"eventType": "AwsServiceEvent"}"#)))
    #expect(CloudTrail.isFromService(try event(#"{"userIdentity": {"type": "AWSService"}}"#)))
    #expect(!CloudTrail.isFromService(try event(#"{"userIdentity": {"type": "Root"}}"#)))
    let call = try event(#"{"eventSource": "iam.amazonaws.com", "eventName": "CreateUser"}"#)
    #expect(CloudTrail.isCall(call, "iam.amazonaws.com", ["CreateUser", "CreateRole"]))
    #expect(!CloudTrail.isCall(call, "sts.amazonaws.com", ["CreateUser"]))
    #expect(!CloudTrail.isCall(call, "iam.amazonaws.com", ["createuser"]))
    #expect(
      CloudTrail.actor(try event(#"{"userIdentity": {"arn": "", "userName": "ann"}}"#)) == "ann")
    #expect(CloudTrail.actor(try event("{}")) == "<unknown actor>")
  }

  @Test("Okta: success and targets")
  func okta() throws {
    let event = try event(
      #"{"outcome": {"result": "SUCCESS"}, "actor": {"alternateId": "a"}, "target": [{"type": "User", "id": 1}, {"type": "AppInstance", "id": 2}]}"#
    )
    #expect(OktaSystemLog.isSuccess(event))
    #expect(OktaSystemLog.target(event, type: "AppInstance")?["id"].int == 2)
    #expect(OktaSystemLog.target(event, type: "Policy").map(\.json) == nil)
    #expect(OktaSystemLog.actor(event) == "a")
  }

  @Test("web servers: the request line and its answer")
  func web() throws {
    let event = try event(#"{"request": "GET /a?b HTTP/1.1", "status": 204, "httpstatus": 300}"#)
    #expect(NginxAccess.request(event)?.method == "GET")
    #expect(NginxAccess.request(event)?.target == "/a?b")
    #expect(NginxAccess.isSuccess(event))
    #expect(!S3ServerAccess.isSuccess(event))
    #expect(NginxAccess.request(try self.event(#"{"request": "GET /a b HTTP/1.1"}"#)) == nil)
  }

  @Test("Kubernetes: verb, resource and subresource")
  func kubernetes() throws {
    let exec = try event(
      #"{"verb": "create", "objectRef": {"resource": "pods", "subresource": "exec"}, "annotations": {"authorization.k8s.io/decision": "allow"}}"#
    )
    #expect(EKSAudit.isRequest(exec, "create", "pods/exec"))
    #expect(!EKSAudit.isRequest(exec, "create", "pods"))
    #expect(!EKSAudit.isRequest(exec, "get", "pods/exec"))
    #expect(EKSAudit.isAllowed(exec))
    let create = try event(#"{"verb": "create", "objectRef": {"resource": "pods"}}"#)
    #expect(EKSAudit.isRequest(create, "create", "pods"))
    #expect(!EKSAudit.isAllowed(create))
  }

  @Test("the others")
  func others() throws {
    #expect(GCPAuditLog.isSuccess(try event(#"{"protoPayload": {"status": {"code": 0}}}"#)))
    #expect(!GCPAuditLog.isSuccess(try event(#"{"protoPayload": {"status": {"code": 7}}}"#)))
    #expect(GuardDuty.isSample(try event(#"{"title": "[SAMPLE] a"}"#)))
    #expect(GuardDuty.isSample(try event(#"{"service": {"additionalInfo": {"sample": true}}}"#)))
    #expect(!GuardDuty.isSample(try event(#"{"title": "a"}"#)))
    #expect(VPCFlow.isAccepted(try event(#"{"action": "ACCEPT"}"#)))
    #expect(
      Osquery.isAdded(
        try event(#"{"action": "added", "name": "pack_x_processes"}"#), query: "processes"))
    #expect(
      !Osquery.isAdded(
        try event(#"{"action": "removed", "name": "processes"}"#), query: "processes"))
    #expect(GitHubAudit.actor(try event("{}")) == "<actor not found>")
  }
}
