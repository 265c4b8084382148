import ArgumentParser

/// `margay list`: rules, log types and tags, for people, spreadsheets and tools.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List rules, log types or tags.",
    discussion: """
      Exit codes: 0 done, 1 a rule file has errors (the other rules are listed), 2 wrong usage or an unreadable \
      file.
      """,
    subcommands: [ListRules.self, ListLogTypes.self, ListTags.self])
}
