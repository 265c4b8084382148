import ArgumentParser
import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayKit

/// `margay list log-types`: the log types that Margay knows, and those that rules name.
struct ListLogTypes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log-types",
    abstract: "List the known log types and those that rules name.",
    discussion: """
      With each stands how many rules take it, disabled ones included. A log type that only rules \
      name stands at the end and is marked as unknown: its events are not recognized by their shape, and their \
      time is that of --time-field, p_event_time or p_parse_time.

      Exit codes: 0 done, 1 a rule file has errors (the other rules are counted), 2 wrong usage or an unreadable \
      file.
      """)

  @OptionGroup var options: ListOptions

  func run() throws {
    let rules = try options.selectedRules()
    var counts = NameCounts()
    for detection in rules.detections { counts.add(detection.metadata.logTypes) }
    let entries = ListLogTypes.entries(counts)
    if !options.output.quiet { reportSlips(entries) }
    write(entries, rules)
    if rules.hasErrors { throw ExitCode(1) }
  }

  private struct Entry {
    let name: String
    /// nil for a log type that only rules name.
    let known: LogType?
    let ruleCount: Int
  }

  private static func entries(_ counts: NameCounts) -> [Entry] {
    LogTypes.all.map { Entry(name: $0.name, known: $0, ruleCount: counts.count(of: $0.name)) }
      + counts.all.filter { LogTypes.named($0.name) == nil }
      .map { Entry(name: $0.name, known: nil, ruleCount: $0.count) }
  }

  /// Says which unknown names are near a known one: a rule with such a slip takes no event.
  private func reportSlips(_ entries: [Entry]) {
    for entry in entries where entry.known == nil {
      guard
        let meant = NearestName.suggestion(for: entry.name, among: LogTypes.all.map(\.name))
      else { continue }
      Console.error(
        "'\(TerminalText.escape(entry.name))' is no known log type; did you mean '\(meant)'?")
    }
  }

  private func write(_ entries: [Entry], _ rules: RuleSet) {
    let columns = [
      ListColumn("LogType"), ListColumn("Known"), ListColumn("TimeField"),
      ListColumn("Rules", isNumber: true),
    ]
    let rows = entries.map { entry in
      let times = entry.known?.times.map(\.path).joined(separator: ", ") ?? ""
      return [
        entry.name, entry.known == nil ? "no" : "yes", times, String(entry.ruleCount),
      ]
    }
    options.write(columns, rows) { writer in
      writer.key("logTypes")
      writer.beginArray()
      for entry in entries {
        writer.beginObject()
        writer.field("name", entry.name)
        writer.field("known", entry.known != nil)
        LogTypeJSON.write(entry.known?.times ?? [], to: &writer)
        writer.field("ruleCount", entry.ruleCount)
        writer.endObject()
      }
      writer.endArray()
      UnlistedRules(rules).write(to: &writer)
    }
  }
}

extension LogType.TimeField {
  /// The field as a key path, as a rule writes it: `id.time`, `"@timestamp"`.
  var path: String {
    EventKeyPath(
      steps: names.map {
        .name(Array(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)))
      }
    ).text
  }
}
