import MargayKit

/// Finds pods with a container that mounts a volume of the node's own files, writable and sensitive.
///
/// The volume says what is mounted, the container says which volume and how: both lists belong together by name.
struct SensitiveHostPathMounted: Rule, Equatable {
  let id = "EKS.SensitiveHostPathMounted"
  let place: CodePlace? = .here()
  let logTypes = [EKSAudit.logType]
  let displayName: String? = "Files of the node mounted into a pod"
  let severity = Severity.high
  let description =
    "A container can write files of its node that decide what the node runs, which is a way out of the container."
  let reference = "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath"
  let runbook =
    "1. Is the workload one that needs the node, such as a log collector?\n2. If not, delete the pod and replace the node.\n3. Forbid hostPath by admission."
  let tags = ["Kubernetes", "AWS", "Privilege Escalation"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0004:T1611"])]
  let summaryAttributes = ["user.username", "objectRef.namespace", "objectRef.name"]

  private static let folders: [Text] = [
    "/etc", "/root", "/var/run", "/run", "/proc", "/boot", "/var/lib/kubelet",
  ]

  func matches(_ event: Event) -> Bool {
    EKSAudit.isRequest(event, "create", "pods") && EKSAudit.isAllowed(event)
      && mountedPath(event) != nil
  }

  private func mountedPath(_ event: Event) -> Text? {
    let volumes = event.values("requestObject.spec.volumes")
    let containers =
      event.values("requestObject.spec.containers")
      + event.values("requestObject.spec.initContainers")
    for volume in volumes {
      guard let path = volume["hostPath", "path"].text, Self.isSensitive(path) else { continue }
      let isWritten = containers.contains { container in
        container["volumeMounts"].elements.contains {
          $0["name"] == volume["name"] && $0["readOnly"] != true
        }
      }
      if isWritten { return path }
    }
    return nil
  }

  private static func isSensitive(_ path: Text) -> Bool {
    path == "/"
      || folders.contains { folder in
        path == folder || path.hasPrefix(Text(folder.string + "/"))
      }
  }

  func title(_ event: Event) -> String? {
    let path = mountedPath(event)?.string ?? "files"
    return
      "\(event.shown("user.username")) mounts \(path) of a node in \(event.shown("objectRef.namespace"))"
  }

  private static let log = TestLog(
    """
    {"kind": "Event", "apiVersion": "audit.k8s.io/v1", "stage": "ResponseComplete", "verb": "create",
     "requestReceivedTimestamp": "2026-03-02T09:00:00Z", "user": {"username": "dev@example.com"},
     "objectRef": {"resource": "pods", "namespace": "shop", "name": "tool"},
     "annotations": {"authorization.k8s.io/decision": "allow"},
     "requestObject": {"spec": {
       "volumes": [{"name": "tmp", "emptyDir": {}}, {"name": "host", "hostPath": {"path": "/etc/kubernetes"}}],
       "containers": [{"name": "a", "volumeMounts": [{"name": "tmp"}]},
                      {"name": "b", "volumeMounts": [{"name": "host", "mountPath": "/h"}]}]}}}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "written by the second container", matches: true, Self.log,
        title: "dev@example.com mounts /etc/kubernetes of a node in shop"),
      RuleTest(
        "read only", matches: false,
        Self.log.with("requestObject.spec.containers[1].volumeMounts[0].readOnly", true)),
      RuleTest(
        "volume that nobody mounts", matches: false,
        Self.log.with("requestObject.spec.containers[1].volumeMounts[0].name", "tmp")),
      RuleTest(
        "harmless folder", matches: false,
        Self.log.with("requestObject.spec.volumes[1].hostPath.path", "/etcetera")),
      RuleTest(
        "refused", matches: false,
        Self.log.with(#"annotations."authorization.k8s.io/decision""#, "forbid")),
    ]
  }
}
