import Foundation
import Testing

@testable import MargayFrontend

/// Compares patterns and whole walks with what git itself ignores; does nothing where there is no git.
@Suite("Patterns of .gitignore against git")
struct GitComparisonTests {
  static let git = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A folder with a repository of git, removed with the last reference.
  final class Repository {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory
        .appendingPathComponent("margay-git-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try git(["init", "-q"])
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func create(_ path: String, _ text: String = "") throws {
      let file = url.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    /// Whether git ignores a path, because of itself or a folder above it.
    func ignores(_ path: String) throws -> Bool {
      try !git(["check-ignore", "--no-index", "--", path]).isEmpty
    }

    /// Whether git ignores a folder above a path.
    func ignoresFolder(above path: String) throws -> Bool {
      var path = path
      while let slash = path.lastIndex(of: "/") {
        path = String(path[..<slash])
        if try ignores(path) { return true }
      }
      return false
    }

    /// The names that git writes, separated by NUL.
    @discardableResult
    func git(_ arguments: [String]) throws -> [String] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: try #require(GitComparisonTests.git))
      process.arguments = arguments
      process.currentDirectoryURL = url
      process.environment = [
        "HOME": url.path, "GIT_CONFIG_NOSYSTEM": "1", "LANG": "C.UTF-8",
      ]
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = FileHandle.nullDevice
      try process.run()
      let data = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  @Test(
    "git agrees with the table of patterns", .enabled(if: git != nil),
    arguments: IgnorePatternTests.cases)
  func patterns(_ item: IgnorePatternTests.Case) throws {
    let repository = try Repository()
    let path = item.isFolder ? String(item.path.dropLast()) : item.path
    try repository.create(item.isFolder ? path + "/inside" : path)
    try repository.create(".gitignore", item.line + "\n")
    // Where a folder above is ignored, git does not ask about the path.
    guard try !repository.ignoresFolder(above: path) else { return }
    #expect(try repository.ignores(path) == item.matches)
  }

  @Test("a walk finds what git would take", .enabled(if: git != nil), arguments: 0..<40)
  func walks(_ seed: Int) throws {
    var random = SeededChoices(seed: UInt64(seed))
    let repository = try Repository()
    let folders = ["", "a/", "b/", "a/b/", "a/b/c/", "b/a/", "c/"]
    for folder in folders {
      for name in ["a.yml", "b.yml", "keep.yml", "x y.yaml", "ab.yml"] where random.chance(2, 3) {
        try repository.create(folder + name)
      }
      if random.chance(1, 2) {
        let chosen = (0..<random.below(4)).map { _ in random.pick(GitComparisonTests.lines) }
        try repository.create(folder + ".gitignore", chosen.joined(separator: "\n") + "\n")
      }
    }
    let listed = try repository.git(["ls-files", "-z", "--others", "--exclude-standard"])
    let expected = Set(listed.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") })
    for start in ["", "a", "a/b"] {
      let top = repository.url.path + (start.isEmpty ? "" : "/" + start)
      guard FileManager.default.fileExists(atPath: top),
        // A folder that is named is walked, ignored or not.
        try start.isEmpty || !repository.ignoresFolder(above: start + "/x")
      else { continue }
      let found = RuleFileWalk([top]).files.map {
        String($0.path.dropFirst(repository.url.path.count + 1))
      }
      let wanted = expected.filter { start.isEmpty || $0.hasPrefix(start + "/") }
      #expect(Set(found) == wanted, "seed \(seed), from '\(start)'")
      #expect(Set(found).count == found.count)
    }
  }

  private static let lines = [
    "*.yml", "!keep.yml", "a.yml", "/a.yml", "a/", "/a/", "b/a.yml", "!a/", "**/b.yml", "a/**",
    "!a/b/", "*", "!*/", "[ab].yml", "# note", "", "c", "/*/b/", "x*.yaml", "!/a/b/a.yml",
    "a/b", "b/**/a.yml", "keep.yml  ", "\\!keep.yml",
  ]
}

/// Choices that are the same for the same seed.
private struct SeededChoices {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: (state >> 11) % UInt64(count))
  }

  mutating func chance(_ count: Int, _ of: Int) -> Bool { below(of) < count }

  mutating func pick(_ items: [String]) -> String { items[below(items.count)] }
}
