import MargayDiagnostics
import MargayFrontend
import MargayKit

/// The result of `merge`, for people and as a document.
struct MergeReport {
  private let merge: RuleMerge
  private let sources: [String]

  /// Makes the report of a merge of sources with these paths.
  init(_ merge: RuleMerge, sources: [String]) {
    self.merge = merge
    self.sources = sources
  }

  private func name(_ place: Int) -> String {
    TerminalText.escape(merge.members[place].detection.metadata.ruleID)
  }

  /// The report for people; ends with a line feed.
  ///
  /// With `isQuiet` it has the conflicts only.
  func text(isQuiet: Bool) -> String {
    var lines: [String] = []
    for namesakes in merge.conflicts {
      let verb = namesakes.differences.count == 1 ? "differs" : "differ"
      lines.append(
        "conflict: \(id(namesakes)): \(namesakes.differences.joined(separator: ", ")) \(verb)")
      lines += namesakes.members.map { "  \($0.place)" }
    }
    guard !isQuiet else { return lines.map { $0 + "\n" }.joined() }
    for namesakes in merge.duplicates {
      lines.append("duplicate: \(id(namesakes)): the same rule in several sources")
      lines += namesakes.members.map { "  \($0.place)" }
    }
    for pair in merge.overlap.equivalent {
      lines.append("equivalent: \(name(pair.first)) and \(name(pair.second)) match the same events")
      lines += places([pair.first, pair.second])
    }
    for pair in merge.overlap.subsumed {
      lines.append(
        "subsumed: every event that \(name(pair.first)) matches is matched by \(name(pair.second))")
      lines += places([pair.first, pair.second])
    }
    for place in merge.overlap.unmatched {
      lines.append("unmatched: \(name(place)) matches no event")
      lines += places([place])
    }
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  private func places(_ list: [Int]) -> [String] { list.map { "  \(merge.members[$0].place)" } }

  private var summary: String {
    let overlap = merge.overlap
    let unmatched = overlap.unmatched.isEmpty ? "" : ", \(overlap.unmatched.count) unmatched"
    return "\(plural(merge.members.count, "rule")) of \(plural(sources.count, "source")): "
      + "\(plural(merge.conflicts.count, "conflict")), "
      + "\(plural(merge.duplicates.count, "duplicate")), "
      + "\(overlap.equivalent.count) equivalent, \(overlap.subsumed.count) subsumed" + unmatched
  }

  /// What is said of files that are in no merged set: a line for each reason, the first files with it named.
  var leftOutLines: [String] {
    let groups = Dictionary(grouping: merge.leftOut, by: \.reason)
    return groups.sorted { $0.key < $1.key }.map { reason, list in
      "\(plural(list.count, "file")) not merged: \(TerminalText.escape(reason))"
    }
  }

  private func id(_ namesakes: RuleMerge.Namesakes) -> String {
    TerminalText.escape(namesakes.members.first?.detection.metadata.ruleID ?? "")
  }

  /// The document (Documentation/Formats.md).
  func json(escaping: JSONEscaping) -> [UInt8] {
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("formatVersion", 1)
    writer.field("sources", sources)
    writer.field("rules", merge.members.map(\.detection.metadata.ruleID))
    write("conflicts", merge.conflicts, to: &writer)
    write("duplicates", merge.duplicates, to: &writer)
    write("equivalent", merge.overlap.equivalent, to: &writer)
    write("subsumed", merge.overlap.subsumed, to: &writer)
    writer.field(
      "unmatched",
      merge.overlap.unmatched.map { merge.members[$0].detection.metadata.ruleID })
    writer.key("notMerged")
    writer.beginArray()
    for rule in merge.leftOut {
      writer.beginObject()
      writer.field("file", rule.file.path)
      writer.field("ruleId", rule.ruleID)
      writer.field("reason", rule.reason)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private func write(
    _ key: String, _ list: [RuleMerge.Namesakes], to writer: inout JSONWriter
  ) {
    writer.key(key)
    writer.beginArray()
    for namesakes in list {
      writer.beginObject()
      writer.field("ruleId", namesakes.members.first?.detection.metadata.ruleID)
      writer.field("differences", namesakes.differences)
      writer.field("files", namesakes.members.map(\.detection.origin.file.path))
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ key: String, _ pairs: [RuleOverlap.Pair], to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginArray()
    for pair in pairs {
      writer.beginObject()
      writer.field("ruleId", merge.members[pair.first].detection.metadata.ruleID)
      writer.field("by", merge.members[pair.second].detection.metadata.ruleID)
      writer.endObject()
    }
    writer.endArray()
  }
}
