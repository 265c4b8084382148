import Foundation
import Testing

@testable import MargayFrontend

/// A file that is opened from its folder is the one that its path leads to.
@Suite struct OpenFolderTests {
  private func text(_ path: String, _ folder: inout OpenFolder) -> String? {
    guard let bytes = try? FileBytes.read(path, limit: 1000, in: &folder) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func foldersByTurns() throws {
    let tree = try RuleFileWalkTests.Tree([])
    for name in ["a/x", "a/y", "a/a/x", "ab/x", "x"] { try tree.create(name, "text of \(name)") }
    let top = tree.url.path
    var folder = OpenFolder()
    for name in ["a/x", "ab/x", "a/x", "a/y", "a/a/x", "x", "a/x", "x", "a/a/x"] {
      #expect(text("\(top)/\(name)", &folder) == "text of \(name)")
    }
    #expect(text("\(top)//a/../a//y", &folder) == "text of a/y")
    for name in ["a/none", "none/x", "a/x/y", "a", ""] {
      #expect(text("\(top)/\(name)", &folder) == nil, "\(name)")
      #expect(text("\(top)/a/x", &folder) == "text of a/x")
    }
  }

  @Test func errorsAreThoseOfThePath() throws {
    let tree = try RuleFileWalkTests.Tree(["a/x"])
    let top = tree.url.path
    var folder = OpenFolder()
    for path in ["\(top)/a/none", "\(top)/none/x", "\(top)/a/x/y", "\(top)/a", "none", "/none", ""]
    {
      let alone = #expect(throws: FileError.self) { try FileBytes.read(path, limit: 9) }
      do {
        _ = try FileBytes.read(path, limit: 9, in: &folder)
        Issue.record("\(path) can be read")
      } catch {
        #expect(error == alone)
      }
    }
  }

  @Test func pathsWithoutFolder() {
    var folder = OpenFolder()
    let first = text("Package.swift", &folder)
    #expect(first == text("./Package.swift", &folder))
    #expect(text("/proc/self/comm", &folder) == text("/proc/self/comm", &folder))
  }
}
