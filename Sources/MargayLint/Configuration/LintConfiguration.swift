package import MargayDiagnostics

/// What a `.margay.yml` says, and what the flags of a run lay over it.
package struct LintConfiguration: Sendable {
  /// What holds for some paths only.
  package struct PathRule: Sendable {
    /// The paths, relative to the folder of the file.
    package var patterns: PathPatterns
    /// Shown there too.
    package var select: [CodeSelector]
    /// Not shown there.
    package var ignore: [CodeSelector]
  }

  /// The file; nil for the settings that hold without one.
  package var file: SourceFile?
  /// The folder of the file, as an absolute path; empty without one.
  package var folder = ""
  /// What is shown.
  package var select: [CodeSelector] = [.standard]
  /// What of that is not.
  package var ignore: [CodeSelector] = []
  /// Other severities of some codes, the last one for a code counting.
  package var severities: [(selector: CodeSelector, severity: DiagnosticSeverity)] = []
  /// What holds for some paths only.
  package var paths: [PathRule] = []
  /// The paths that are not linted at all.
  package var exclude: PathPatterns?
  /// What checks are told.
  package var settings = LintSettings()

  /// Makes the settings that hold without a file.
  package init() {}

  /// Whether findings of a kind are shown in a file, given as an absolute path.
  package func shows(_ kind: DiagnosticKind, at path: String) -> Bool {
    // What the language forbids is never hidden: the rule does not run.
    kind.severity == .error && !kind.isOfLint || selects(kind, at: path)
  }

  /// Whether a kind is selected for a file, given as an absolute path: only then are its fix-its applied.
  package func selects(_ kind: DiagnosticKind, at path: String) -> Bool {
    var isShown = select.contains { $0.selects(kind) } && !ignore.contains { $0.selects(kind) }
    guard !paths.isEmpty else { return isShown }
    let names = PathPatterns.names(of: path, below: folder)
    for rule in paths where names.map({ rule.patterns.match($0) }) == true {
      if rule.select.contains(where: { $0.selects(kind) }) { isShown = true }
      if rule.ignore.contains(where: { $0.selects(kind) }) { isShown = false }
    }
    return isShown
  }

  /// Whether a check has to run for some path.
  package func mayShow(_ kind: DiagnosticKind) -> Bool {
    (select.contains { $0.selects(kind) } && !ignore.contains { $0.selects(kind) })
      || paths.contains { $0.select.contains { $0.selects(kind) } }
  }

  /// Whether a file, given as an absolute path, is not to be linted.
  package func excludes(_ path: String) -> Bool {
    guard let exclude, let names = PathPatterns.names(of: path, below: folder) else { return false }
    return exclude.match(names)
  }

  /// A finding with the severity that the configuration gives it.
  package func adjusted(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let severity = severities.last(where: { $0.selector.selects(diagnostic.kind) })?.severity,
      severity != diagnostic.severity, diagnostic.kind.isOfLint || diagnostic.severity != .error
    else { return diagnostic }
    return Diagnostic(
      DiagnosticKind(diagnostic.kind.code, diagnostic.kind.name, severity), diagnostic.message,
      file: diagnostic.file, range: diagnostic.range, ruleID: diagnostic.ruleID,
      fixes: diagnostic.fixes, related: diagnostic.related)
  }
}

extension DiagnosticKind {
  /// Whether it is one of the linter's own (MG6 to MG8): these can be ignored, suppressed and set to any severity.
  package var isOfLint: Bool {
    guard code.utf8.count > 2 else { return false }
    return (UInt8(ascii: "6")...UInt8(ascii: "8")).contains(Array(code.utf8)[2])
  }
}
