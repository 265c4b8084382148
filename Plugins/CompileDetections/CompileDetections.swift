import Foundation
import PackagePlugin

/// Compiles the YAML detections of a target to Swift: `*.yml` and `*.yaml` anywhere in its folder.
///
/// The target gets a Swift file for each, and `CompiledDetections.register(in:)`, which registers all of them. One
/// command reads all files, so that it sees RuleIDs that stand twice, and writes only those texts that changed, so
/// that the compiler compiles only these.
@main
struct CompileDetections: BuildToolPlugin {
  /// The command for a target; it has no inputs where the target holds no detections, so that the last one can go.
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let folder = context.pluginWorkDirectoryURL
    let registration = folder.appending(path: "CompiledDetections.swift")
    let files = target.sourceFiles.map(\.url)
      .filter { ["yml", "yaml"].contains($0.pathExtension) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let outputs = outputs(of: files, in: target.directoryURL).map {
      folder.appending(path: $0)
    }
    let list = folder.appending(path: "detections.list")
    var fields: [String] = []
    for (file, output) in zip(files, outputs) {
      fields += [file.path, path(of: file, in: context.package.directoryURL), output.path]
    }
    try write(fields.map { $0 + "\0" }.joined(), to: list)
    return [
      .buildCommand(
        displayName: "Compiling the detections of \(target.name)",
        executable: try context.tool(named: "margay-compile").url,
        arguments: ["build", list.path, registration.path],
        inputFiles: [list] + files,
        outputFiles: outputs + [registration])
    ]
  }

  /// The names of the Swift files: `Detections/AWS/root.yml` becomes `Detections-AWS-root.yml.swift`.
  ///
  /// Files of one module need names of their own, letter case aside, whatever their folders.
  private func outputs(of files: [URL], in folder: URL) -> [String] {
    var taken: Set<String> = []
    return files.map { file in
      let name = path(of: file, in: folder).replacing("/", with: "-")
      var unique = name
      var count = 1
      while !taken.insert(unique.lowercased()).inserted {
        count += 1
        unique = "\(name)-\(count)"
      }
      return unique + ".swift"
    }
  }

  /// The path of a file below a folder; its whole path where it lies elsewhere.
  private func path(of file: URL, in folder: URL) -> String {
    let path = file.path
    let prefix = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// Writes the list of files where it differs, since a newer list makes the command run.
  private func write(_ text: String, to file: URL) throws {
    let bytes = Data(text.utf8)
    if (try? Data(contentsOf: file)) == bytes { return }
    try bytes.write(to: file, options: .atomic)
  }
}
