// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From hostile.yml, SHA-256 514aa8639d6a1a829dc9b6e518867713c91c64662db278083b83f9721726d0bc.
// */ import Foundation; exit(1) /*
// YAML: swift-format-ignore-file
// YAML:   swift-format-ignore

/// The detection `HostileExit1X`.
///
/// */ exit(1) /*
/// """ \(exit(1))
/// \u{2028}\u{2029}\u{85} \#(exit(1)) \u{0} \u{1B}[31m trailing
/// """#
/// - Parameter x: y
/// - Returns: z
///   Tab
struct HostileExit1X: Rule {
  let id = "Hostile.\\(exit(1))*/ `x` #\u{202E}\u{A0}"
  let place: CodePlace? = .here()
  let logTypes = ["L\"\\(exit(1))", "\u{202E}"]
  let displayName: String? = "\\(exit(1)) */ \u{2066} `name`. Second sentence! \u{AD}"
  // trailing */ \(exit(1))
  let severity = Severity.high
  let description = """
    */ exit(1) /*
    \"\"\" \\(exit(1))\r
    \u{2028}\u{2029}\u{85} \\#(exit(1)) \0 \u{1B}[31m trailing\u{20}
    \"\"\"#
    - Parameter x: y
    - Returns: z
    \tTab
    """
  let reference = """
    \"\"\"
    \\(exit(1))
      \u{20}
    \\
    """
  let runbook = """
    \r
    "#"##
    \0
    """
  let status: String? = "\\\"; exit(1) //"
  let createdBy: String? = "e\u{301} é \u{FEFF} \u{E0041}"
  let tags = ["\\(exit(1))", "\"\"\"", "a\nb"]
  let reports = [ReportMapping(framework: "F\"\\(exit(1))", values: ["v\\", "\0"])]
  let summaryAttributes = ["\"a\\\"b\\\\(exit(1))\""]
  let outputIDs: [String]? = ["\\(exit(1))"]
  let inlineFilters: [MatchExpression] = [
    MatchExpression("\"odd \\\"\\\\(exit(1))\"", "Equals", "\\(exit(1))\0\u{202E}"),
    .any([
      MatchExpression("a", "IsIn", ["\"#", "\\(exit(1))"]),
      MatchExpression(
        yaml: "[{\"KeyPath\":\"a\",\"Condition\":\"Equals\",\"Value\":36893488147419103232}]"),
      MatchExpression(
        yaml:
          "[{\"Enrichment\":{\"Table\":\"T\\\"\\\\(exit(1))\",\"Selector\":\"S\\\\\",\"FieldPath\":\"\\\"f\\\\\\\"\\\\\\\\\\\"\"},\"Condition\":\"Contains\",\"Value\":\"\\\"]}\\\\(exit(1))\"}]"
      ),
    ]),
  ]

  private enum Path {
    static let exit1 = EventPath(once: "\"\\\\(exit(1))\"")
    static let init0SelfType1 = EventPath(once: "init[0].self.Type.\"1\"")
    static let field = EventPath(once: "\"\"")
    static let ue9 = EventPath(once: "\"é\"")
    static let e = EventPath(once: "\"e\u{301}\"")
    static let xY = EventPath(once: "\"\u{202E}x\\u0000y\"")
    static let field2 = EventPath(once: "\"\\u0000\"")
  }

  private static let es: TextSet = ["é", "e\u{301}", "Å", "Å"]

  func matches(_ event: Event) -> Bool {
    // \(exit(1)) \u{202E} */
    guard event.value(Path.exit1) == "\\(exit(1))" else { return false }
    guard event["class"].hasPrefix("\"\"\"#") else { return false }
    guard event.value(Path.init0SelfType1).containsIgnoringCase("*/\r\n\0\u{1B}") else {
      return false
    }
    guard event.value(Path.field).exists else { return false }
    guard event.value(Path.ue9) == "e\u{301}" else { return false }
    guard Self.es.contains(event.value(Path.e)) else { return false }
    guard event.value(Path.xY).equalsIgnoringCase("İ") else { return false }
    return event["list"].elements.contains(where: { matchesExit1($0) })
  }

  private func matchesExit1(_ element: Value) -> Bool {
    !element.value(Path.exit1).contains("'\\(exit(1))")
  }

  func severity(_ event: Event) -> Severity? {
    if event["a"] == "\"; exit(1); //" { return .low }
    return nil
  }

  func title(_ event: Event) -> String? {
    "\(event.shown(Path.exit1)) \\(exit(1)) { \" \0 \(event.shown("a.b")) \u{202E}\n*/"
  }

  func dedup(_ event: Event) -> String? {
    event.groupKey(Path.exit1, Path.field2) ?? defaultDedup
  }

  func alertContext(_ event: Event) -> AlertContext {
    ["\\(exit(1))\"\0\u{202E}": event.value(Path.exit1)]
  }

  var tests: [RuleTest] {
    [
      // A comment in a test: """#
      RuleTest(
        "\\(exit(1))\"\"\"#\n\0",
        matches: true,
        ###"""
        {
          "\\(exit(1))": "\\(exit(1))",
          "class": "\"\"\"#\"##\\#(exit(1))\\",
          "a": "\\#",
          "b": "\u202e\u0000\u2028😀"
        }
        """###,
        logType: "\\(exit(1))",
        title: "\\(exit(1))\"",
        context: AlertContext(json: ##"{"\\(exit(1))\"#": "\"\"\"#"}"##)
      ).expecting {
        $0.description = """
          \\(exit(1))
          \"\"\"
          """
      },
      RuleTest("plain", matches: false, #"{}"#),
    ]
  }

  // The end. \(exit(1))
}
