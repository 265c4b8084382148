import FoundationEssentials
import MargayDiagnostics
import TestSupport
import Testing

/// Unified differences: what `patch` would make of them.
@Suite("Unified differences")
struct UnifiedDiffTests {
  private func diff(_ before: String, _ after: String) -> String {
    UnifiedDiff(Array(before.utf8), Array(after.utf8), path: "a.yml").text()
  }

  @Test("a changed line with three lines around it")
  func change() {
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") == """
        --- a.yml
        +++ a.yml
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test("places that lie apart are shown apart, near ones together")
  func hunks() {
    let lines = (1...30).map { "\($0)\n" }
    var changed = lines
    changed[0] = "one\n"
    changed[5] = "six\n"
    changed.removeLast()
    let text = diff(lines.joined(), changed.joined())
    #expect(text.contains("@@ -1,9 +1,9 @@\n"))
    #expect(text.contains("@@ -27,4 +27,3 @@\n 27\n 28\n 29\n-30\n"))
  }

  @Test("an end without a line break is said")
  func openEnd() {
    #expect(diff("a", "a\n").hasSuffix("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"))
    #expect(diff("a\n", "a").hasSuffix("-a\n+a\n\\ No newline at end of file\n"))
    #expect(diff("", "a\n").hasSuffix("@@ -0,0 +1 @@\n+a\n"))
    #expect(diff("a\n", "").hasSuffix("@@ -1 +0,0 @@\n-a\n"))
    #expect(diff("a\n", "a\n").isEmpty)
  }

  @Test("control characters are escaped, colours are only ours")
  func hostile() {
    let diff = UnifiedDiff(Array("\u{1B}[31m\n".utf8), Array("b\n".utf8), path: "\u{1B}x")
    #expect(!diff.text().contains("\u{1B}"))
    #expect(diff.text(colored: true).contains("\u{1B}[32m+b\u{1B}[0m\n"))
  }

  @Test("applying the lines gives the text afterwards", arguments: 0..<200)
  func random(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func lines() -> [String] {
      (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        "\(Int.random(in: 0...3, using: &generator))\n"
      }
    }
    let (before, after) = (lines(), lines())
    var rest = before[...]
    var result: [String] = []
    var (old, new) = (0, 0)
    for line in diff(before.joined(), after.joined()).split(separator: "\n").dropFirst(2) {
      if line.hasPrefix("@@") {
        let numbers = line.split(separator: " ")
        let start = Int(numbers[1].dropFirst().split(separator: ",")[0]) ?? 0
        let isEmpty = numbers[1].hasSuffix(",0")
        while old < (isEmpty ? start : start - 1) {
          result.append(rest.removeFirst())
          (old, new) = (old + 1, new + 1)
        }
        continue
      }
      let text = line.dropFirst() + "\n"
      if line.hasPrefix("+") {
        result.append(String(text))
        new += 1
      } else {
        #expect(rest.removeFirst() == text)
        old += 1
        if line.hasPrefix(" ") {
          result.append(String(text))
          new += 1
        }
      }
    }
    #expect(result + rest == after)
  }
}
