import Testing

@testable import MargayFrontend

@Suite("Patterns of .gitignore")
struct IgnorePatternTests {
  /// A line of a file, a path below it, and whether the line matches.
  struct Case: CustomTestStringConvertible, Sendable {
    let line: String
    let path: String
    let matches: Bool
    var testDescription: String { "\(line) | \(path)" }

    init(_ line: String, _ path: String, _ matches: Bool) {
      self.line = line
      self.path = path
      self.matches = matches
    }

    /// The names of the path; a `/` at its end makes it a folder.
    var names: [[UInt8]] { path.utf8.split(separator: 0x2F).map { Array($0) } }
    var isFolder: Bool { path.utf8.last == 0x2F }
  }

  static let cases = [
    Case("a**/b", "a/b", true), Case("a**/b", "axx/b", true), Case("[a-a].yml", "a.yml", true),
    Case("a.yml", "a.yml", true), Case("a.yml", "deep/er/a.yml", true),
    Case("a.yml", "a.yml.old", false), Case("a.yml", "A.yml", false),
    Case("/a.yml", "a.yml", true), Case("/a.yml", "deep/a.yml", false),
    Case("deep/a.yml", "deep/a.yml", true), Case("deep/a.yml", "very/deep/a.yml", false),
    Case("build/", "build/", true), Case("build/", "build", false),
    Case("build/", "x/build/", true), Case("/build/", "x/build/", false),
    Case("x/build/", "x/build/", true), Case("x/build/", "y/x/build/", false),
    Case("*.yml", "a.yml", true), Case("*.yml", ".yml", true), Case("*.yml", "d/a.yml", true),
    Case("*.yml", "a.yaml", false), Case("a*b", "ab", true), Case("a*b", "a/b", false),
    Case("d/*.yml", "d/a.yml", true), Case("d/*.yml", "d/e/a.yml", false),
    Case("a?c", "abc", true), Case("a?c", "a/c", false), Case("a?c", "ac", false),
    Case("**/a", "a", true), Case("**/a", "x/y/a", true), Case("a/**", "a/b/c", true),
    Case("a/**", "a/", false), Case("a/**/b", "a/b", true), Case("a/**/b", "a/x/y/b", true),
    Case("a/**/b", "b", false), Case("a**b", "axxb", true), Case("a**b/c", "a/b/c", false),
    Case("[abc].yml", "b.yml", true), Case("[abc].yml", "d.yml", false),
    Case("[a-c].yml", "b.yml", true), Case("[!a-c].yml", "b.yml", false),
    Case("[^a-c].yml", "d.yml", true), Case("[]a]", "]", true), Case("[!]a]", "]", false),
    Case("[a-]", "-", true), Case("[a-]", "b", false), Case("[\\]]", "]", true),
    Case("x[a/b]y", "xay", true), Case("x[a/b]y", "x/y", false), Case("[", "[", false),
    Case("a[b", "a[b", false),
    Case("\\#a", "#a", true), Case("\\!a", "!a", true), Case("\\*", "*", true),
    Case("\\*", "a", false), Case("a\\ ", "a ", true), Case("a ", "a", true),
    Case("a\t", "a\t", true), Case("a\\", "a\\", false), Case("é", "é", true),
    Case("e\u{301}", "é", false), Case("a//b", "a/b", false), Case("//a", "a", false),
    Case("***", "a", true), Case("a***b", "axb", true), Case("/**", "a", true),
    Case("/*", "a", true), Case("/*", "a/b", false), Case("*/", "a/", true),
    Case("a/*/c", "a/b/c", true), Case("a/*/c", "a/b/x/c", false), Case("**/", "a/", true),
    Case("[[:alpha:]]", "a", true), Case("[[:digit:]x]", "7", true),
    Case("[[:digit:]]", "a", false), Case("[![:space:]]", "a", true), Case("[z-a]", "m", false),
    Case("foo/.", "foo/", false),
  ]

  @Test("a line matches a path as gitignore(5) says", arguments: cases)
  func matches(_ item: Case) {
    let pattern = IgnorePattern(line: item.line.utf8)
    #expect((pattern?.matches(item.names, isFolder: item.isFolder) ?? false) == item.matches)
  }

  /// Not among the cases that git is asked about: its versions disagree here with gitignore(5), and with each other.
  @Test("two stars that are not a whole name are one", arguments: ["ab", "ax/y/b"])
  func starsInNames(_ path: String) throws {
    let pattern = try #require(IgnorePattern(line: "a**/b".utf8))
    #expect(!pattern.matches(path.utf8.split(separator: 0x2F).map { Array($0) }, isFolder: false))
  }

  @Test(
    "a line that holds no pattern is none",
    arguments: [
      "", "   ", "# comment", "#", "/", "!", "!/", "\r", "[", "a[b", "a\\", "[[:letter:]]",
    ])
  func absence(_ line: String) {
    #expect(IgnorePattern(line: line.utf8) == nil)
  }

  @Test("a line that ends in CR LF is the line without CR")
  func carriageReturn() throws {
    let pattern = try #require(IgnorePattern(line: "a.yml\r".utf8))
    #expect(pattern.matches([Array("a.yml".utf8)], isFolder: false))
  }

  @Test("`!` takes a path back in")
  func negation() throws {
    #expect(try #require(IgnorePattern(line: "!a".utf8)).isNegated)
    #expect(try !#require(IgnorePattern(line: "\\!a".utf8)).isNegated)
  }

  @Test("stars in numbers do not take for ever", .timeLimit(.minutes(1)))
  func stars() throws {
    let name = Array(repeating: UInt8(ascii: "a"), count: 200)
    let stars = String(repeating: "*a", count: 60) + "b"
    #expect(try !#require(IgnorePattern(line: stars.utf8)).matches([name], isFolder: false))
    let folders = String(repeating: "**/a/", count: 12) + "b"
    let path = Array(repeating: [UInt8(ascii: "a")], count: 60)
    #expect(try !#require(IgnorePattern(line: folders.utf8)).matches(path, isFolder: false))
  }
}
