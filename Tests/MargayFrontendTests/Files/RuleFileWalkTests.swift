import Foundation
import Testing

@testable import MargayFrontend

@Suite("Walk over rule files")
struct RuleFileWalkTests {
  /// A folder that is removed with the last reference.
  final class Tree {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("margay-walk-\(UUID().uuidString)")

    init(_ files: [String]) throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for file in files { try create(file) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func create(_ path: String, _ text: String = "") throws {
      let file = url.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    func link(_ path: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: url.appendingPathComponent(path).path, withDestinationPath: target)
    }

    /// The paths that a walk finds, below the folder.
    func walk(_ paths: String...) -> [String] {
      RuleFileWalk(paths.map { $0.isEmpty ? url.path : url.path + "/" + $0 }).files
        .map { String($0.path.dropFirst(url.path.count + 1)) }
    }
  }

  @Test("only *.yml and *.yaml, in the order of the bytes, folders in their place")
  func order() throws {
    let tree = try Tree([
      "b.yml", "a/z.yaml", "a/B.yml", "a/b.yml", "a.yml", "A.yml", "c.YML", "d.yml.bak", "e.json",
      "é.yml", "yml", "f.yaml/inside.yml",
    ])
    #expect(
      tree.walk("") == [
        "A.yml", "a/B.yml", "a/b.yml", "a/z.yaml", "a.yml", "b.yml", "f.yaml/inside.yml", "é.yml",
      ])
  }

  @Test("hidden files and folders are skipped, unless they are named")
  func hidden() throws {
    let tree = try Tree([".a.yml", ".github/b.yml", "c/.d/e.yml", "f.yml"])
    #expect(tree.walk("") == ["f.yml"])
    #expect(tree.walk(".a.yml", ".github") == [".a.yml", ".github/b.yml"])
  }

  @Test("outside of a repository the folder's own .gitignore files count")
  func ignored() throws {
    let tree = try Tree(["a.yml", "b/a.yml", "b/c.yml"])
    try tree.create("b/.gitignore", "a.yml\n")
    #expect(tree.walk("") == ["a.yml", "b/c.yml"])
    #expect(tree.walk("b/a.yml") == ["b/a.yml"])
  }

  @Test(
    "in a repository the .gitignore files above the folder count, those above the repository do not"
  )
  func above() throws {
    let tree = try Tree(["repo/.git/HEAD", "repo/rules/a.yml", "repo/rules/b.yml"])
    try tree.create("repo/.gitignore", "/rules/a.yml\n")
    try tree.create(".gitignore", "b.yml\n")
    #expect(tree.walk("repo/rules") == ["repo/rules/b.yml"])
  }

  @Test("a pattern of a folder in between counts from that folder")
  func between() throws {
    let tree = try Tree(["repo/.git/HEAD", "repo/rules/aws/a.yml", "repo/rules/aws/b.yml"])
    try tree.create("repo/rules/.gitignore", "/aws/a.yml\n/rules/aws/b.yml\n")
    #expect(tree.walk("repo/rules/aws") == ["repo/rules/aws/b.yml"])
  }

  @Test("a file is found once, by the path that came first")
  func once() throws {
    let tree = try Tree(["a/x.yml", "b.yml"])
    try tree.link("c.yml", to: "b.yml")
    #expect(tree.walk("a/x.yml", "", "a", "b.yml") == ["a/x.yml", "b.yml"])
    #expect(RuleFileWalk([tree.url.path + "/b.yml", tree.url.path]).files[0].isNamed)
    #expect(!RuleFileWalk([tree.url.path]).files[0].isNamed)
  }

  @Test("links to files are followed, links to folders and loops are not")
  func links() throws {
    let tree = try Tree(["real/x.yml", "text"])
    try tree.link("alias.yml", to: "real/x.yml")
    try tree.link("folder", to: "real")
    try tree.link("real/loop", to: "..")
    #expect(tree.walk("") == ["alias.yml"])
    #expect(tree.walk("folder") == ["folder/x.yml"])
  }

  @Test("what cannot be read is an error with its path, and the rest is found all the same")
  func errors() throws {
    let tree = try Tree(["a.yml"])
    try tree.link("broken.yml", to: "nowhere")
    let walk = RuleFileWalk([tree.url.path, tree.url.path + "/missing"])
    #expect(walk.files.count == 1)
    #expect(walk.errors.map(\.path) == [tree.url.path + "/broken.yml", tree.url.path + "/missing"])
    #expect(walk.errors.allSatisfy { $0.reason == "No such file or directory" })
  }

  @Test("a slash at the end of a folder does not double")
  func slashes() throws {
    let tree = try Tree(["a/b.yml"])
    #expect(
      RuleFileWalk([tree.url.path + "/a///"]).files.map(\.path) == [tree.url.path + "/a/b.yml"])
  }

  @Test("a device or a pipe is no rule file")
  func special() throws {
    let tree = try Tree([])
    #expect(mkfifo(tree.url.path + "/pipe.yml", 0o600) == 0)
    #expect(tree.walk("").isEmpty)
  }
}
