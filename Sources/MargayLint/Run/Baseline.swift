package import MargayDiagnostics
import MargayEvents
import MargayKit

/// The findings that a site has accepted for now, so that only new ones are shown.
///
/// A file of JSON lines: the first says what it is, each further one is a finding, known by file, code, message and the
/// text of its line, and how often it is there. Lines may move without a finding becoming a new one.
package struct Baseline: Sendable {
  /// What a finding is known by.
  package struct Key: Hashable, Sendable {
    /// The path of the file, from the folder of the baseline.
    package let file: String
    /// The code.
    package let code: String
    /// The message, as bytes, so that nothing is equal that differs.
    let message: [UInt8]
    /// The text of the line on which it begins, without the space around it, at most 200 bytes.
    let line: [UInt8]
  }

  /// A file that is no baseline.
  package struct Malformed: Error, CustomStringConvertible {
    /// The line, counted from 1.
    package let line: Int
    /// A phrase.
    package var description: String { "line \(line) is no line of a baseline" }
  }

  /// How often each finding is accepted.
  package private(set) var counts: [Key: Int] = [:]

  /// Accepts findings, given with their keys.
  package init(accepting keys: some Sequence<Key>) {
    for key in keys { counts[key, default: 0] += 1 }
  }

  /// Reads a file.
  ///
  /// - Throws: `Malformed` at the first line that cannot be read.
  package init(reading bytes: [UInt8]) throws(Malformed) {
    var parser = EventParser()
    for (index, line) in bytes.split(separator: 0x0A).enumerated() {
      guard case .ok(let event) = parser.parse(Array(line)) else {
        throw Malformed(line: index + 1)
      }
      if index == 0 {
        guard Baseline.number(event, "formatVersion") == 1 else { throw Malformed(line: 1) }
        continue
      }
      guard let file = Baseline.text(event, "file"), let code = Baseline.text(event, "code"),
        let message = Baseline.text(event, "message"), let text = Baseline.text(event, "line"),
        let count = Baseline.number(event, "count"), count > 0
      else { throw Malformed(line: index + 1) }
      let key = Key(
        file: String(decoding: file, as: UTF8.self), code: String(decoding: code, as: UTF8.self),
        message: message, line: text)
      counts[key, default: 0] += count
    }
  }

  /// The key of a finding; `path` is its file's from the folder of the baseline.
  package static func key(of diagnostic: Diagnostic, path: String) -> Key {
    Key(
      file: path, code: diagnostic.kind.code, message: Array(diagnostic.message.utf8),
      line: diagnostic.lineText)
  }

  /// The text of the file: sorted, so that two runs give the same bytes.
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("formatVersion", 1)
    writer.field("kind", "baseline")
    writer.endObject()
    writer.endLine()
    let keys = counts.keys.sorted { left, right in
      if left.file != right.file {
        return left.file.utf8.lexicographicallyPrecedes(right.file.utf8)
      }
      if left.code != right.code { return left.code < right.code }
      if left.line != right.line { return left.line.lexicographicallyPrecedes(right.line) }
      return left.message.lexicographicallyPrecedes(right.message)
    }
    for key in keys {
      writer.beginObject()
      writer.field("file", key.file)
      writer.field("code", key.code)
      writer.field("message", String(decoding: key.message, as: UTF8.self))
      writer.field("line", String(decoding: key.line, as: UTF8.self))
      writer.field("count", counts[key] ?? 0)
      writer.endObject()
      writer.endLine()
    }
    return writer.bytes
  }

  private static func text(_ event: Event, _ name: String) -> [UInt8]? {
    withExtendedLifetime(event) {
      let value = Array(name.utf8).withUnsafeBufferPointer { event.root.field(exactly: $0) }
      return value.kind == .string ? Array(value.text) : nil
    }
  }

  private static func number(_ event: Event, _ name: String) -> Int? {
    withExtendedLifetime(event) {
      let value = Array(name.utf8).withUnsafeBufferPointer { event.root.field(exactly: $0) }
      return value.kind == .number ? Int(String(decoding: value.text, as: UTF8.self)) : nil
    }
  }
}

extension LintReport {
  /// The report without the findings that a baseline accepts, these, and the accepted findings that are gone.
  ///
  /// `path` gives the path of a file as the baseline has it. Of accepted findings only those of files that were linted
  /// can be gone.
  package func accepting(
    _ baseline: Baseline, path: (SourceFile) -> String
  ) -> (report: LintReport, accepted: [Diagnostic], gone: [Baseline.Key]) {
    var rest = baseline.counts
    var accepted: [Diagnostic] = []
    let report = leavingOut { diagnostic in
      let key = Baseline.key(of: diagnostic, path: path(diagnostic.file))
      guard let count = rest[key], count > 0 else { return false }
      rest[key] = count - 1
      accepted.append(diagnostic)
      return true
    }
    let linted = Set(summary.files.map { path($0) })
    let gone = rest.filter { $0.value > 0 && linted.contains($0.key.file) }.keys
    return (
      report, accepted,
      gone.sorted { left, right in
        left.file != right.file
          ? left.file.utf8.lexicographicallyPrecedes(right.file.utf8) : left.code < right.code
      }
    )
  }
}
