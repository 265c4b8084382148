import MargayDiagnostics
import MargayFrontend
import MargaySwiftEmitter
import MargayTools

/// Compiles the YAML files of one target: a Swift file for each, and one that registers all of them.
///
/// All files are read in one run, so that RuleIDs that stand twice and types that would have one name are seen. A file
/// whose text stays the same is not written, so that the compiler sees as changed only what did change. Where a file
/// has errors nothing is written.
struct TargetCompilation {
  /// What the module calls the list of its detections.
  private static let listName = "CompiledDetections"
  /// The text of a file that stands for one without a detection.
  private static let nothing = "// The YAML file holds no detection.\n"
  /// The largest file in bytes that an output may have been before.
  private static let outputLimit = 1 << 26

  private let list: SourceList
  /// The path of the file with the registration.
  private let registration: String

  /// Reads the arguments: the list of files, and the path of the file with the registration.
  ///
  /// - Throws: `ToolFailure` for other arguments and for a list that cannot be read.
  init(_ words: [String]) throws(ToolFailure) {
    guard words.count == 2 else { throw ToolFailure("build wants LIST and REGISTRATION") }
    self.init(list: try SourceList(path: words[0]), registration: words[1])
  }

  /// Makes the compilation of listed files.
  init(list: SourceList, registration: String) {
    self.list = list
    self.registration = registration
  }

  /// Compiles, and says what is wrong.
  ///
  /// - Throws: `ToolFailure` for a file that cannot be read or written.
  func run() throws(ToolFailure) -> ToolResult {
    var sources = DetectionSources()
    for source in list.sources {
      sources.add(try read(source.path), label: source.label, isNamed: false)
    }
    let rules = sources.rules.compactMap { $0 }
    let emitter = SwiftEmitter(
      EmitterSettings(ruleIDs: rules.map(\.ruleID), listName: TargetCompilation.listName))
    let emissions = sources.rules.map { rule in rule.map { emitter.file(of: $0) } }
    let diagnostics = sources.diagnostics(
      with: emissions.flatMap { $0?.diagnostics ?? [] })
    let text = TextDiagnosticRenderer().render(diagnostics) + sources.notices
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return ToolResult(text: text, code: 1)
    }
    for (source, emission) in zip(list.sources, emissions) {
      try write(emission?.file?.text ?? TargetCompilation.nothing, to: source.output)
    }
    try write(emitter.list(of: rules).text, to: registration)
    return ToolResult(text: text, code: 0)
  }

  private func read(_ path: String) throws(ToolFailure) -> SourceFile {
    do throws(FileError) {
      return SourceFile(
        path: path, bytes: try FileBytes.read(path, limit: DetectionReader.fileLimit))
    } catch {
      throw ToolFailure(error.description)
    }
  }

  private func write(_ text: String, to path: String) throws(ToolFailure) {
    let bytes = Array(text.utf8)
    if let old = try? FileBytes.read(path, limit: TargetCompilation.outputLimit), old == bytes {
      return
    }
    do throws(FileError) {
      try FileReplacement.makeFolders(above: path)
      try FileReplacement.write(bytes, to: path)
    } catch {
      throw ToolFailure(error.description)
    }
  }
}
