import FoundationEssentials
import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayLint
import Testing

/// A Markdown text with YAML blocks, in which comments say what is found on their lines.
///
/// `# MG6201` at the end of a line expects a finding of that code that begins on the line; `# MG6201: text` expects the
/// message too, several codes stand apart by a comma. A block that begins with `- ` is a Detection; the keys that a rule
/// needs and a block does not have are added at its end. Blocks with a file name (`yaml file=a.yml`) under one heading
/// are one rule set. A block `yaml fixed` is the text of the block before it after all its fix-its. In a block `⟨U+200B⟩`
/// stands for that character, and what follows `⟨end⟩` at the end of a line is not there.
struct CheckDocument {
  /// A block with what is expected of it.
  struct Block {
    var name: String
    var text: String
    var line: Int
    var fixed: String?
  }

  /// The blocks of one heading that are linted together.
  struct Example: CustomTestStringConvertible {
    var heading: String
    var blocks: [Block]
    var testDescription: String { "\(heading), line \(blocks[0].line)" }
  }

  /// The examples in their order.
  let examples: [Example]

  /// Reads a document.
  init(_ markdown: String) {
    var examples: [Example] = []
    var heading = ""
    var block: Block?
    var isFixed = false
    var isOpen = false
    for (index, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if isOpen, line == "```" {
        isOpen = false
        let text = CheckDocument.unescaped(block?.text ?? "")
        block?.text = text
        if let block, isFixed {
          if let last = examples.indices.last {
            examples[last].blocks[examples[last].blocks.count - 1].fixed = block.text
          }
        } else if let block {
          let joins =
            block.name != "rule.yml" && examples.last?.heading == heading
            && examples.last?.blocks.allSatisfy { $0.name != "rule.yml" && $0.name != block.name }
              == true
          if joins {
            examples[examples.count - 1].blocks.append(block)
          } else {
            examples.append(Example(heading: heading, blocks: [block]))
          }
        }
        block = nil
      } else if isOpen {
        block?.text += line + "\n"
      } else if line.hasPrefix("```yaml") {
        isOpen = true
        isFixed = line.contains(" fixed")
        let name = line.split(separator: "file=").dropFirst().first.map(String.init) ?? "rule.yml"
        block = Block(name: name, text: "", line: index + 1)
      } else if line.hasPrefix("#") {
        heading = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    self.examples = examples
  }

  /// The text with the characters that are written as `⟨U+200B⟩`, up to `⟨end⟩`.
  private static func unescaped(_ text: String) -> String {
    var result = ""
    for (index, part) in text.split(separator: "⟨", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let close = part.firstIndex(of: "⟩") else {
        result += part
        continue
      }
      let name = part[..<close]
      if name == "end" { return result }
      let scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      if let scalar { result.unicodeScalars.append(scalar) }
      result += part[part.index(after: close)...]
    }
    return result
  }
}

extension CheckDocument.Block {
  /// The text as a rule file: what a rule needs and the block does not have stands at its end.
  var file: String {
    let text = CheckDocument.Block.isList(self.text) ? "Detection:\n" + self.text : self.text
    let keys = Set(
      text.split(separator: "\n").filter { $0.first?.isLetter == true }
        .compactMap { $0.split(separator: ":").first.map(String.init) })
    if keys.contains("Overrides") || keys.contains("Filters") { return text }
    var missing = ["AnalysisType: rule", "RuleID: Example.Rule"]
    if !keys.contains("BaseDetection") {
      missing += ["Enabled: true", "Severity: Medium"]
      if !keys.contains("ScheduledQueries") { missing.append("LogTypes: [AWS.CloudTrail]") }
      if !keys.contains("Detection") {
        missing.append("Detection: [{KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}]")
      }
    }
    return text
      + missing.filter { !keys.contains($0.split(separator: ":").first.map(String.init) ?? "") }
      .map { $0 + "\n" }.joined()
  }

  /// What its comments expect, as `name:line code` or `name:line code: message`.
  var expected: [String] {
    var found: [String] = []
    for (index, bytes) in file.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = String(Substring(bytes))
      guard let mark = line.indices.last(where: { line[$0...].hasPrefix("# MG") }) else { continue }
      let end = line.lastIndex { !$0.isWhitespace && $0 != "\u{A0}" } ?? mark
      let comment = line[mark...end].dropFirst(2)
      if comment.contains(": ") {
        found.append("\(name):\(index + 1) \(comment)")
      } else {
        found += comment.split(separator: ", ").map { "\(name):\(index + 1) \($0)" }
      }
    }
    return found
  }

  private static func isList(_ text: String) -> Bool {
    text.split(separator: "\n").first { !$0.hasPrefix("#") }?.hasPrefix("- ") == true
  }
}

extension CheckDocument.Example {
  /// Lints the blocks together and compares what is found with what is expected.
  func check(
    _ checks: [any Check], settings: LintSettings = LintSettings(),
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let found = lint(checks, settings: settings, sourceLocation: sourceLocation)
    var expected = blocks.flatMap(\.expected)
    var unexpected: [String] = []
    for diagnostic in found {
      let line = diagnostic.file.lineIndex(at: diagnostic.range.lower) + 1
      let place = "\(diagnostic.file.path):\(line) \(diagnostic.kind.code)"
      let full = "\(place): \(diagnostic.message)"
      if let index = expected.firstIndex(where: { $0 == place || $0 == full }) {
        expected.remove(at: index)
      } else {
        unexpected.append(full)
      }
    }
    #expect(
      expected.isEmpty && unexpected.isEmpty,
      "\(testDescription)\nnot found: \(expected)\nnot expected: \(unexpected)",
      sourceLocation: sourceLocation)
    for block in blocks {
      let own = found.filter { $0.file.path == block.name }
      let fixes = own.compactMap { $0.fixes.first { $0.safety != .displayOnly } }
      let fixed = EditApplication(fixes, to: Array(block.file.utf8))
      if let wanted = block.fixed {
        var mended = block
        mended.text = wanted
        #expect(
          fixed.bytes == Array(mended.file.utf8),
          "\(testDescription): \(String(decoding: fixed.bytes, as: UTF8.self))",
          sourceLocation: sourceLocation)
      }
      // A fix-it must leave a file that reads without errors, in which its finding is gone.
      if !fixes.isEmpty, blocks.count == 1 {
        var mended = block
        mended.text = String(decoding: fixed.bytes, as: UTF8.self)
        let rest = CheckDocument.Example(heading: heading, blocks: [mended])
          .lint(checks, settings: settings, sourceLocation: sourceLocation)
        #expect(
          rest.count <= own.count - fixes.count + fixed.notApplied.count,
          "\(testDescription): a fix-it leaves its finding: \(mended.text)",
          sourceLocation: sourceLocation)
      }
    }
  }

  /// What some checks find in the blocks.
  func lint(
    _ checks: [any Check], settings: LintSettings,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> [Diagnostic] {
    let registry = Registry()
    for block in blocks {
      let read = DetectionReader.read(
        SourceFile(path: block.name, text: block.file), options: FrontendOptions(keepsTree: true))
      #expect(
        !read.hasErrors,
        "\(testDescription): \(TextDiagnosticRenderer().render(read.diagnostics))",
        sourceLocation: sourceLocation)
      registry.register(read)
    }
    let rules = registry.freeze()
    return Linter(checks, settings: settings).findings(in: rules, beside: rules)
  }
}
