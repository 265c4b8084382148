import Foundation
import TestSupport
import Testing

/// The console sessions of `Console/` and of the documentation: what the reader sees is what the tool writes.
@Suite("Console sessions")
struct ConsoleTests {
  /// A document with its place in the repository.
  struct Document: CustomTestStringConvertible {
    let url: URL
    var testDescription: String { url.lastPathComponent }
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func documents(in name: String) -> [Document] {
    let top = root.appendingPathComponent(name)
    let found = (try? FileManager.default.subpathsOfDirectory(atPath: top.path)) ?? []
    return found.filter { $0.hasSuffix(".md") }.sorted().map {
      Document(url: top.appendingPathComponent($0))
    }
  }

  static let sessions = documents(in: "Tests/MargayCLITests/Console")

  static let documentation =
    (documents(in: "Documentation") + [Document(url: root.appendingPathComponent("README.md"))])
    .filter { document in
      (try? String(contentsOf: document.url, encoding: .utf8)).map {
        ConsoleDocument($0).commandCount > 0
      } ?? false
    }

  @Test("a session shows what the tool writes", arguments: sessions)
  func sessionIsTrue(_ document: Document) throws {
    let text = try String(contentsOf: document.url, encoding: .utf8)
    let console = ConsoleDocument(text)
    #expect(console.commandCount > 0)
    let fixture = Fixtures(
      "Console/" + document.url.deletingPathExtension().lastPathComponent)
    let original = URL(fileURLWithPath: fixture.folder)
    let hasFixture = FileManager.default.fileExists(atPath: original.path)
    let folder = try WorkFolder(copyOf: hasFixture ? original : nil)
    Golden.expect(try console.run(in: folder), at: document.url.path)
  }

  @Test("the documentation shows what the tool writes", arguments: documentation)
  func documentationIsTrue(_ document: Document) throws {
    let text = try String(contentsOf: document.url, encoding: .utf8)
    let folder = try WorkFolder()
    for name in ["Detections", "Samples"] {
      try FileManager.default.createSymbolicLink(
        at: folder.url.appendingPathComponent(name),
        withDestinationURL: ConsoleTests.root.appendingPathComponent(name))
    }
    Golden.expect(try ConsoleDocument(text).run(in: folder), at: document.url.path)
  }

  @Test("there are sessions")
  func sessionsExist() {
    #expect(ConsoleTests.sessions.count >= 8)
  }
}
