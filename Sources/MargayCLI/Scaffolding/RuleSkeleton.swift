import MargayDiagnostics
import MargayEvents
import MargayLint

/// The skeleton of a rule, with a positive and a negative test.
struct RuleSkeleton {
  /// RuleID.
  let id: String
  /// The log type.
  let logType: String

  /// The field that the skeleton looks at, and a value of it.
  private var field: (path: String, value: String) {
    LogTypes.named(logType).flatMap { RuleSkeleton.examples[$0.name] } ?? ("field", "value")
  }

  /// A field of each log type that most rules begin with.
  private static let examples: [String: (path: String, value: String)] = [
    "AWS.CloudTrail": ("eventName", "CreateUser"),
    "AWS.S3ServerAccess": ("operation", "REST.GET.OBJECT"),
    "AWS.ALB": ("requestHttpMethod", "GET"), "AWS.VPCFlow": ("action", "ACCEPT"),
    "AWS.GuardDuty": ("type", "Recon:EC2/PortProbeUnprotectedPort"),
    "Okta.SystemLog": ("eventType", "user.session.start"),
    "GCP.AuditLog": ("protoPayload.methodName", "SetIamPolicy"),
    "GSuite.Reports": ("id.applicationName", "login"),
    "GSuite.ActivityEvent": ("name", "login_success"), "GitHub.Audit": ("action", "repo.create"),
    "Nginx.Access": ("request", "GET / HTTP/1.1"), "Osquery.Differential": ("action", "added"),
    "Auth0.Events": ("data.type", "s"), "Amazon.EKS.Audit": ("verb", "create"),
  ]

  /// The name of a Swift type: the letters and digits of the id's last part.
  var typeName: String {
    let part = id.split(separator: ".").last.map(String.init) ?? id
    let words = part.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    guard let first = name.first, first.isLetter else { return "Rule" + name }
    return name
  }

  /// The name of a YAML file: the words of the type's name in lower case, `NewInYAML` as `new_in_yaml`.
  var fileName: String {
    let letters = Array(typeName)
    var name = ""
    for (place, letter) in letters.enumerated() {
      let isAfterWord = place > 0 && !letters[place - 1].isUppercase
      let beginsWord = place + 1 < letters.count && letters[place + 1].isLowercase
      if letter.isUppercase, place > 0, isAfterWord || beginsWord { name += "_" }
      name += letter.lowercased()
    }
    return name + ".yml"
  }

  /// The rule in YAML, formatted.
  var yaml: String {
    let (path, value) = field
    return RuleFormatter.formatted(
      """
      AnalysisType: rule
      RuleID: \(quoted(id))
      DisplayName: \(quoted(id))
      Enabled: true
      Severity: Medium
      LogTypes:
        - \(quoted(logType))
      Description: What the rule finds, and why it matters.
      Runbook: |
        1. What to look at first.
        2. What to do about it.
      Tags: []
      Detection:
        - KeyPath: \(path)
          Condition: Equals
          Value: \(quoted(value))
      AlertTitle: "{\(path)} seen"
      DedupPeriodMinutes: 60
      Tests:
        - Name: what is to be found
          ExpectedResult: true
          Log: \(log(value))
        - Name: what is not
          ExpectedResult: false
          Log: \(log("something else"))

      """)
  }

  /// The rule in Swift.
  var swift: String {
    let (path, value) = field
    let steps = path.split(separator: ".").map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      import MargayKit

      /// What the rule finds.
      struct \(typeName): Rule, Equatable {
        let id = \(PackageFiles.literal(id))
        let place: CodePlace? = .here()
        let logTypes = [\(PackageFiles.literal(logType))]
        let severity = Severity.medium
        let description = "What the rule finds, and why it matters."
        let runbook = "1. What to look at first.\\n2. What to do about it."

        func matches(_ event: Event) -> Bool {
          event[\(steps)] == \(PackageFiles.literal(value))
        }

        func title(_ event: Event) -> String? {
          "\\(event.shown("\(path)")) seen"
        }

        var tests: [RuleTest] {
          [
            RuleTest(
              "what is to be found", matches: true,
              #"\(log(value))"#, title: \(PackageFiles.literal(value + " seen"))),
            RuleTest(
              "what is not", matches: false,
              #"\(log("something else"))"#),
          ]
        }
      }

      """
  }

  /// A text as JSON has it, which YAML reads as the same text.
  private func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return writer.text
  }

  private func log(_ value: String) -> String {
    var tree = JSONTree.object([])
    let steps = field.path.split(separator: ".").map { JSONTree.Step.name(Array($0.utf8)) }
    _ = tree.set(.string(Array(value.utf8)), at: steps)
    return String(decoding: tree.json, as: UTF8.self)
  }
}
