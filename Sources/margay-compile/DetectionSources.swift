package import MargayDiagnostics
import MargayFrontend
package import MargaySwiftEmitter

/// YAML files that are turned into Swift together, and what is wrong with them.
///
/// What rules are to each other is seen as far as it must be for the Swift to compile: a RuleID that stands twice. A
/// base may be anywhere in the program, and is looked for when the registry is frozen.
package struct DetectionSources {
  /// A file that was read.
  private struct Source {
    let file: DetectionFile
    let rule: SourceRule?
  }

  private var sources: [Source] = []
  /// The first file of each RuleID.
  private var firsts: [[UInt8]: DetectionFile] = [:]
  private var found: [Diagnostic] = []

  /// Makes an empty set.
  package init() {}

  /// Adds a file.
  ///
  /// `label` is the path that the generated code shows. A file that the user did not name may be anything.
  package mutating func add(_ text: SourceFile, label: String, isNamed: Bool) {
    let file = DetectionReader.read(text, options: FrontendOptions(isNamed: isNamed))
    sources.append(Source(file: file, rule: SourceRule(file, label: label)))
    found += file.diagnostics
    switch file.content {
    case .detection: reportSecond(file)
    case .overrides: found.append(EmitterDiagnostics.refusal(of: text))
    case .ignored, .notRun, .broken: break
    }
  }

  /// Reports a RuleID that an earlier file has.
  private mutating func reportSecond(_ file: DetectionFile) {
    guard let id = file.ruleID, let range = file.ruleIDRange else { return }
    guard let first = firsts[Array(id.utf8)] else {
      firsts[Array(id.utf8)] = file
      return
    }
    let place = RelatedPlace(
      message: "the first one", file: first.file, range: first.ruleIDRange ?? SourceRange(0, 0))
    found.append(
      Diagnostic(
        FrontendDiagnostics.duplicateRuleID,
        "a rule with the RuleID \(quoted(id)) stands elsewhere too", file: file.file, range: range,
        ruleID: id, related: [place]))
  }

  /// The rule of each file, in the order in which they were added; nil for a file that holds none.
  package var rules: [SourceRule?] { sources.map(\.rule) }

  /// What is wrong with the files, and with what was made of them, file after file.
  package func diagnostics(with others: [Diagnostic]) -> [Diagnostic] {
    (found + others).sortedByPlace(files: sources.map(\.file.file))
  }

  /// A line for each reason why files become nothing, with their number: nothing is left out silently.
  package var notices: String {
    var counts: [String: Int] = [:]
    for source in sources where source.rule == nil {
      switch source.file.content {
      case .ignored: counts["no AnalysisType", default: 0] += 1
      case .notRun(let reason): counts[reason, default: 0] += 1
      case .detection, .overrides, .broken: break
      }
    }
    return counts.sorted { $0.key < $1.key }
      .map { "note: \($0.value) \($0.value == 1 ? "file" : "files") not compiled: \($0.key)\n" }
      .joined()
  }
}
