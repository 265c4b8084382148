import FoundationEssentials
package import Testing

/// Compares text with a recorded file.
///
/// With `MARGAY_RECORD=1` a text that differs is written to the file instead, and the test fails all the
/// same, so that a recording run never passes for a test run. With `CI=true` nothing is recorded.
package enum Golden {
  /// Whether this run records.
  package static var isRecording: Bool {
    ProcessInfo.processInfo.environment["MARGAY_RECORD"] == "1"
  }

  /// Expects `text` to be the content of the file at `path`.
  package static func expect(
    _ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let recorded = FileManager.default.contents(atPath: path).map(Array.init)
    if let recorded, recorded.elementsEqual(text.utf8) { return }
    guard isRecording else {
      let found = recorded.map { String(decoding: $0, as: UTF8.self) } ?? "(no such file)"
      Issue.record(
        """
        the text differs from \(path); MARGAY_RECORD=1 records it
        recorded:
        \(found)
        now:
        \(text)
        """, sourceLocation: sourceLocation)
      return
    }
    if ProcessInfo.processInfo.environment["CI"] == "true" {
      Issue.record("recording is refused with CI=true: \(path)", sourceLocation: sourceLocation)
      return
    }
    do {
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      try FileManager.default.createDirectory(
        atPath: folder.joined(separator: "/"), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: path))
      Issue.record("recorded \(path)", sourceLocation: sourceLocation)
    } catch {
      Issue.record("\(path) cannot be written: \(error)", sourceLocation: sourceLocation)
    }
  }
}
