package import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A finding that a comment takes back.
package struct SuppressedFinding: Sendable {
  /// The finding.
  package let diagnostic: Diagnostic
  /// Why it is right as it is.
  package let reason: String
}

/// The findings of one file, divided by its suppression comments.
struct SuppressionResult {
  /// The findings that stay, and what is wrong with the comments.
  private(set) var shown: [Diagnostic] = []
  /// The findings that are taken back.
  private(set) var suppressed: [SuppressedFinding] = []

  /// Divides the findings of a file.
  ///
  /// `isJudged` says whether a kind was looked for: only then can its suppression be called unused.
  init(
    _ found: [Diagnostic], in source: LintedFile, isJudged: (DiagnosticKind) -> Bool
  ) {
    let comments = SuppressionComment.all(in: source)
    guard !comments.isEmpty else {
      shown = found
      return
    }
    var used: Set<SourceRange> = []
    for diagnostic in found {
      let line = source.file.lineIndex(at: diagnostic.range.lower)
      let match = comments.lazy.compactMap(\.read).first { comment in
        !comment.reason.isEmpty && (comment.scope == .file || comment.scope == .line(line))
          && comment.words.contains { $0.kind?.code == diagnostic.kind.code }
      }
      guard let match, diagnostic.kind.isOfLint || diagnostic.severity != .error else {
        shown.append(diagnostic)
        continue
      }
      for word in match.words where word.kind?.code == diagnostic.kind.code {
        used.insert(word.range)
      }
      suppressed.append(SuppressedFinding(diagnostic: diagnostic, reason: match.reason))
    }
    for (comment, read) in comments {
      guard let read else {
        report(
          LintDiagnostics.malformedSuppression,
          "a suppression is written as '# margay: ignore[CODE] reason'", comment.range, source)
        continue
      }
      review(read, used, source, isJudged)
    }
    shown.sort { $0.range.lower < $1.range.lower }
  }

  /// Reports what is wrong with a comment.
  private mutating func review(
    _ comment: SuppressionComment, _ used: Set<SourceRange>, _ source: LintedFile,
    _ isJudged: (DiagnosticKind) -> Bool
  ) {
    if comment.reason.isEmpty {
      report(
        LintDiagnostics.suppressionWithoutReason,
        "a suppression counts only with a reason behind the bracket", comment.range, source)
      return
    }
    let unused = comment.words.filter { word in
      guard let kind = word.kind else { return false }
      return !used.contains(word.range) && isJudged(kind)
    }
    for word in comment.words where word.kind == nil {
      let meant = KnownCodes.suggestion(for: word.text)
      report(
        LintDiagnostics.unknownCodeInSuppression,
        "there is no code \(quoted(word.text))" + (meant.map { "; did you mean '\($0)'?" } ?? ""),
        word.range, source,
        fixes: meant.map {
          [FixIt(title: "write '\($0)'", safety: .safe, replacing: word.range, with: $0)]
        } ?? [])
    }
    for word in unused {
      let isWhole = unused.count == comment.words.count
      report(
        LintDiagnostics.unusedSuppression,
        word.kind.map { $0.severity == .error && !$0.isOfLint } == true
          ? "\(word.text) is an error of the language, which no comment takes back"
          : "\(word.text) is not found here", word.range, source,
        fixes: isWhole && word.range == unused.first?.range
          ? [
            FixIt(
              title: "remove the comment", safety: .safe, replacing: comment.removal, with: "")
          ]
          : isWhole
            ? []
            : [
              FixIt(
                title: "remove the code", safety: .safe,
                replacing: SuppressionResult.removal(of: word, in: comment), with: "")
            ])
    }
  }

  /// The word with the comma before it, or behind the first.
  private static func removal(
    of word: SuppressionComment.Word, in comment: SuppressionComment
  ) -> SourceRange {
    guard let index = comment.words.firstIndex(where: { $0.range == word.range }) else {
      return word.range
    }
    if index > 0 { return SourceRange(comment.words[index - 1].range.upper, word.range.upper) }
    return SourceRange(word.range.lower, comment.words[index + 1].range.lower)
  }

  private mutating func report(
    _ kind: DiagnosticKind, _ message: String, _ range: SourceRange, _ source: LintedFile,
    fixes: [FixIt] = []
  ) {
    shown.append(
      Diagnostic(
        kind, message, file: source.file, range: range, ruleID: source.reading.ruleID,
        fixes: fixes))
  }
}
