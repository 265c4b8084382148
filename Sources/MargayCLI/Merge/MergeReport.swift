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
  var text: String {
    var lines: [String] = []
    for namesakes in merge.conflicts {
      lines.append(
        "conflict: \(id(namesakes)): " + namesakes.differences.joined(separator: ", ") + " differ")
      lines += namesakes.members.map { "  \($0.place)" }
    }
    for namesakes in merge.duplicates {
      lines.append("duplicate: \(id(namesakes)): the same rule in several sources")
      lines += namesakes.members.map { "  \($0.place)" }
    }
    for pair in merge.overlap.equivalent {
      lines.append("equivalent: \(name(pair.first)) and \(name(pair.second)) match the same events")
      lines += [pair.first, pair.second].map { "  \(merge.members[$0].place)" }
    }
    for pair in merge.overlap.subsumed {
      lines.append(
        "subsumed: every event that \(name(pair.first)) matches is matched by \(name(pair.second))")
      lines += [pair.first, pair.second].map { "  \(merge.members[$0].place)" }
    }
    lines.append(
      "\(plural(merge.members.count, "rule")) of \(plural(sources.count, "source")): "
        + "\(plural(merge.conflicts.count, "conflict")), \(plural(merge.duplicates.count, "duplicate")), "
        + "\(merge.overlap.equivalent.count) equivalent, \(merge.overlap.subsumed.count) subsumed")
    return lines.joined(separator: "\n") + "\n"
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
    for (key, list) in [("conflicts", merge.conflicts), ("duplicates", merge.duplicates)] {
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
    for (key, pairs) in [
      ("equivalent", merge.overlap.equivalent), ("subsumed", merge.overlap.subsumed),
    ] {
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
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}
