import MargayKit

/// Finds members added to an organization whose name is nearly that of whoever added them or of a known account.
struct LookalikeAccount: Rule, Equatable {
  let id = "GitHub.LookalikeAccount"
  let place: CodePlace? = .here()
  let logTypes = [GitHubAudit.logType]
  let displayName: String? = "Account with a look-alike name added"
  let severity = Severity.medium
  let description =
    "An account was added whose name differs by one letter, or by a digit in a letter's place, from the one that added it."
  let reference =
    "https://docs.github.com/en/organizations/managing-membership-in-your-organization"
  let runbook =
    "1. Ask the member under a channel that you know.\n2. Remove the account and see what it read and pushed."
  let tags = ["GitHub", "Persistence"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0003:T1136.003"])]

  private static let calls: Set<Text> = ["org.add_member", "repo.add_member", "org.invite_member"]

  func matches(_ event: Event) -> Bool {
    guard event["action"].isIn(Self.calls), let actor = event["actor"].text,
      let user = event["user"].text, actor != user
    else { return false }
    return Self.looksLike(user, actor)
  }

  /// Whether two names have the same letters once digits stand for letters, or differ by one letter.
  static func looksLike(_ left: Text, _ right: Text) -> Bool {
    let first = skeleton(left)
    let second = skeleton(right)
    if first == second { return true }
    return first.count >= 5 && first.count == second.count
      && zip(first, second).count { $0 != $1 } == 1
  }

  private static func skeleton(_ name: Text) -> [UInt8] {
    name.lowercased().utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "0"): UInt8(ascii: "o")
      case UInt8(ascii: "1"), UInt8(ascii: "i"): UInt8(ascii: "l")
      case UInt8(ascii: "3"): UInt8(ascii: "e")
      case UInt8(ascii: "5"): UInt8(ascii: "s")
      case UInt8(ascii: "-"), UInt8(ascii: "_"): nil
      default: byte
      }
    }
  }

  func title(_ event: Event) -> String? {
    "\(event.shown("user")) looks like \(event.shown("actor")), who added it"
  }

  private static let log = TestLog(
    #"{"@timestamp": 1772442000000, "action": "org.add_member", "actor": "mona-lisa", "user": "m0na-l1sa", "org": "example"}"#
  )

  var tests: [RuleTest] {
    [
      RuleTest(
        "digits for letters", matches: true, Self.log,
        title: "m0na-l1sa looks like mona-lisa, who added it"),
      RuleTest("one letter", matches: true, Self.log.with("user", "mona-lina")),
      RuleTest("another name", matches: false, Self.log.with("user", "hubot")),
      RuleTest("oneself", matches: false, Self.log.with("user", "mona-lisa")),
      RuleTest("removed", matches: false, Self.log.with("action", "org.remove_member")),
    ]
  }
}
