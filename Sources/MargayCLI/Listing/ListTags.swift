import ArgumentParser
import MargayDiagnostics
import MargayIR
import MargayKit

/// `margay list tags`: the tags of rules, with the number of rules that have each.
struct ListTags: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: "List the tags of rules with the number of rules that have each.",
    discussion: """
      Tags are sorted by their bytes; disabled rules count too.

      Exit codes: 0 done, 1 a rule file has errors (the other rules are counted), 2 wrong usage or an unreadable \
      file.
      """)

  @OptionGroup var options: ListOptions

  func run() throws {
    let rules = try options.selectedRules()
    var counts = NameCounts()
    for detection in rules.detections { counts.add(detection.metadata.tags) }
    let tags = counts.all.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    options.write(
      [ListColumn("Tag"), ListColumn("Rules", isNumber: true)],
      tags.map { [$0.name, String($0.count)] }
    ) { writer in
      writer.key("tags")
      writer.beginArray()
      for tag in tags {
        writer.beginObject()
        writer.field("tag", tag.name)
        writer.field("ruleCount", tag.count)
        writer.endObject()
      }
      writer.endArray()
      UnlistedRules(rules).write(to: &writer)
    }
    if rules.hasErrors { throw ExitCode(1) }
  }
}
