import Foundation

/// Events for the rules of `MisbehavingRules`: most are good, some tell a rule to misbehave.
struct DeedEvents {
  /// The lines.
  private(set) var lines: [String] = []
  /// The numbers of the lines with deeds, from 1.
  private(set) var deedLines: [String: [Int]] = [:]

  /// Makes `count` events, with the deeds spread over them.
  ///
  /// Every fiftieth event, and each with a deed, is matched by all rules that behave. Without `tellsDeeds` the events
  /// are the same but for their telling nobody to misbehave.
  init(_ deeds: [String], among count: Int, tellsDeeds: Bool = true) {
    let step = count / (deeds.count + 1)
    for number in 0..<count {
      let place = number / max(1, step)
      let isDeed = number % max(1, step) == 0 && place > 0 && place <= deeds.count
      let deed = isDeed ? deeds[place - 1] : "none"
      let time = String(format: "10:%02d:%02d", number / 60 % 60, number % 60)
      lines.append(
        #"{"p_log_type":"Custom.Deeds","p_event_time":"2026-03-02T\#(time)Z","#
          + #""n":\#(isDeed ? 7 : number % 50),"deed":"\#(tellsDeeds ? deed : "none")","i":\#(number)}"#
      )
      if isDeed { deedLines[deed, default: []].append(lines.count) }
    }
  }

  /// The events as a file.
  var text: String { lines.joined(separator: "\n") + "\n" }
}

/// What a run over such events has put out.
struct DeedResult {
  /// The sum of the match counts of each rule's alerts.
  var matches: [String: Int] = [:]
  /// The rule errors.
  var errors: [RuleError] = []
  /// How many lines of standard output are neither.
  var strangeLines = 0

  /// A line that says that a rule failed.
  struct RuleError: Equatable {
    let rule: String
    let file: String
    let line: Int
    let message: String
  }

  /// Reads the lines of a run with `--format ndjson`.
  init(_ run: ToolRun) {
    for line in run.output.split(separator: 0x0A) {
      let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      guard let object, let kind = object["kind"] as? String, let rule = object["ruleId"] as? String
      else {
        strangeLines += 1
        continue
      }
      if kind == "alert" {
        matches[rule, default: 0] += object["matchCount"] as? Int ?? 0
      } else {
        errors.append(
          RuleError(
            rule: rule, file: object["file"] as? String ?? "", line: object["line"] as? Int ?? 0,
            message: object["message"] as? String ?? ""))
      }
    }
  }
}
