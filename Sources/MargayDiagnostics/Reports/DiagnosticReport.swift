/// What a command found, in the terms that every form of a report for machines is written from.
///
/// The renderers of `Renderers/` take it; how a form is called and which file it goes to is the command line's affair.
package struct DiagnosticReport: Sendable {
  /// Why a finding is no news.
  package enum Standing: Hashable, Sendable {
    /// It is news.
    case shown
    /// A comment in the file takes it back, with a reason.
    case takenBack(reason: String)
    /// A baseline accepts it.
    case accepted
  }

  /// A finding.
  package struct Finding: Sendable {
    /// What was found.
    package let diagnostic: Diagnostic
    /// Whether it is news.
    package let standing: Standing

    /// Makes a finding.
    package init(_ diagnostic: Diagnostic, _ standing: Standing = .shown) {
      self.diagnostic = diagnostic
      self.standing = standing
    }
  }

  /// Something that is said about a whole file, and is no finding: it was not run, or a baseline is out of date.
  package struct Notice: Hashable, Sendable {
    /// The file.
    package let path: String
    /// A phrase.
    package let message: String

    /// Makes a notice.
    package init(path: String, message: String) {
      self.path = path
      self.message = message
    }
  }

  /// The tool that made the report.
  package struct Tool: Hashable, Sendable {
    /// The name.
    package let name: String
    /// The version, three numbers.
    package let version: String

    /// Makes a tool.
    package init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// What is known of a code.
  package struct Page: Hashable, Sendable {
    /// One sentence.
    package let summary: String
    /// Everything, in Markdown.
    package let markdown: String
    /// Whether findings of the code are shown where nothing is selected.
    package let isOnByDefault: Bool

    /// Makes a page.
    package init(summary: String, markdown: String, isOnByDefault: Bool) {
      self.summary = summary
      self.markdown = markdown
      self.isOnByDefault = isOnByDefault
    }
  }

  /// The tool.
  package let tool: Tool
  /// Every finding, file after file.
  package var findings: [Finding]
  /// The files that were looked at, in their order.
  package var files: [SourceFile]
  /// What was not done, and what else a reader should know.
  package var notices: [Notice]
  /// Whether findings were compared with a baseline.
  package var usesBaseline: Bool
  /// What is known of a kind.
  package let page: @Sendable (DiagnosticKind) -> Page

  /// Makes a report.
  package init(
    tool: Tool, findings: [Finding], files: [SourceFile], notices: [Notice] = [],
    usesBaseline: Bool = false, page: @escaping @Sendable (DiagnosticKind) -> Page
  ) {
    self.tool = tool
    self.findings = findings
    self.files = files
    self.notices = notices
    self.usesBaseline = usesBaseline
    self.page = page
  }

  /// The findings that are news.
  package var shown: [Diagnostic] {
    findings.filter { $0.standing == .shown }.map(\.diagnostic)
  }

  /// A path as reports have it: without `./` in front, since code hosts compare it with those of the repository.
  package static func path(_ path: String) -> String {
    var rest = Substring(path).utf8
    while rest.starts(with: "./".utf8) {
      rest = rest.dropFirst(2).drop { $0 == UInt8(ascii: "/") }
    }
    return rest.isEmpty ? path : String(Substring(rest))
  }
}
