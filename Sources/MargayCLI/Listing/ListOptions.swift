import ArgumentParser
import MargayDiagnostics
import MargayKit

/// The form of a list.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  /// For people.
  case table
  /// One JSON document (Documentation/Formats.md).
  case json
  /// RFC 4180, for spreadsheets.
  case csv
}

/// The flags of every command that lists.
struct ListOptions: ParsableArguments {
  @OptionGroup var paths: RulePathOptions

  @Option(name: .long, help: "The form of the result: table, json or csv.")
  var format: ListFormat = .table

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var filters: RuleFilterOptions
  @OptionGroup var output: OutputOptions

  /// The rules that `--filter` selects; what is wrong with files, and which are left out, goes to standard error.
  ///
  /// - Throws: `CommandFailure` for paths and filters that cannot be read.
  func selectedRules() throws -> RuleSet {
    let selection = try filters.selection()
    let selected = selection.apply(
      to: try RuleLoading.load(paths.rules, options: reading).everything)
    let shown = selected.diagnostics.filter { $0.severity == .error || output.verbose }
    if !shown.isEmpty {
      Console.error(TextDiagnosticRenderer(color: output.colorsErrors).render(shown))
    }
    if !output.quiet {
      let unlisted = UnlistedRules(selected, isFiltered: !selection.filters.isEmpty)
      for line in unlisted.lines { Console.error(line) }
    }
    return selected
  }

  /// Writes a list in the chosen form.
  func write(_ columns: [ListColumn], _ rows: [[String]], json: (inout JSONWriter) -> Void) {
    switch format {
    case .table:
      guard !rows.isEmpty else { return }
      var table = TextTable(columns.map { ($0.title, $0.isNumber ? .right : .left) })
      for row in rows { table.append(row) }
      Console.write(table.text)
    case .csv:
      var document = CSVDocument(
        header: columns.map(\.title), isForTerminal: Console.outputIsTerminal)
      for row in rows { document.append(row) }
      Console.write(document.text)
    case .json:
      var writer = JSONWriter(escaping: output.jsonEscaping)
      writer.beginObject()
      writer.field("formatVersion", 1)
      json(&writer)
      writer.endObject()
      writer.endLine()
      Console.write(writer.bytes)
    }
  }
}

/// A column of a list.
struct ListColumn {
  /// The name in the header.
  let title: String
  /// Whether its cells are numbers.
  let isNumber: Bool

  /// Makes a column.
  init(_ title: String, isNumber: Bool = false) {
    self.title = title
    self.isNumber = isNumber
  }
}
