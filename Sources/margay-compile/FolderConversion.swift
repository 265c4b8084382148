import MargayDiagnostics
import MargayFrontend
import MargaySwiftEmitter
import MargayTools

/// Writes the rules of files and folders as Swift source, as `margay convert` does, for the plugin ConvertDetections.
struct FolderConversion {
  private let paths: [String]
  private let folder: String
  private let isCheck: Bool
  private let isSingle: Bool
  private let isPublic: Bool

  /// Reads the arguments.
  ///
  /// - Throws: `ToolFailure` for wrong usage.
  init(_ words: [String]) throws(ToolFailure) {
    let arguments = try ToolArguments(
      words, flags: ["--check", "--single-file", "--public"], options: ["-o", "--output"])
    let folders = (arguments.options["-o"] ?? []) + (arguments.options["--output"] ?? [])
    guard !arguments.paths.isEmpty, folders.count == 1 else {
      throw ToolFailure(
        "convert wants the folder for the source, -o DIR, and the rule files and folders")
    }
    paths = arguments.paths
    folder = folders[0]
    isCheck = arguments.flags.contains("--check")
    isSingle = arguments.flags.contains("--single-file")
    isPublic = arguments.flags.contains("--public")
  }

  /// Converts, and says what is wrong or differs.
  ///
  /// - Throws: `ToolFailure` for a file that cannot be read or written.
  func run() throws(ToolFailure) -> ToolResult {
    let sources = try read()
    let rules = sources.rules.compactMap { $0 }
    let emitter = SwiftEmitter(EmitterSettings(ruleIDs: rules.map(\.ruleID), isPublic: isPublic))
    let emissions = isSingle ? [emitter.wholeFile(of: rules)] : rules.map { emitter.file(of: $0) }
    let diagnostics = sources.diagnostics(with: emissions.flatMap(\.diagnostics))
    let text = TextDiagnosticRenderer().render(diagnostics) + sources.notices
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return ToolResult(text: text, code: 1)
    }
    let files = emissions.compactMap(\.file) + (isSingle ? [] : [emitter.list(of: rules)])
    let lines: [String]
    do throws(FileError) {
      let folder = ConvertedFolder(folder)
      lines = isCheck ? try folder.differences(from: files) : try folder.write(files)
    } catch {
      throw ToolFailure(error.description)
    }
    return ToolResult(
      text: text + lines.map { $0 + "\n" }.joined(), code: isCheck && !lines.isEmpty ? 1 : 0)
  }

  private func read() throws(ToolFailure) -> DetectionSources {
    let walk = RuleFileWalk(paths)
    var errors = walk.errors
    var sources = DetectionSources()
    for found in walk.files {
      do throws(FileError) {
        let bytes = try FileBytes.read(found.path, limit: DetectionReader.fileLimit)
        sources.add(
          SourceFile(path: found.path, bytes: bytes), label: found.path, isNamed: found.isNamed)
      } catch {
        errors.append(error)
      }
    }
    guard errors.isEmpty else {
      throw ToolFailure(errors.map(\.description).joined(separator: "\n"))
    }
    return sources
  }
}
