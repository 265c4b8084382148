import Foundation
import PackagePlugin

/// `swift package lint-detections [--target NAME] [options] [PATH...]`: reviews the detections of a package.
///
/// Without paths and targets it is every detection below the package's folder. Paths are relative to that folder.
@main
struct LintDetections: CommandPlugin {
  /// Runs the linter; findings at or above `--fail-level` fail the command.
  func performCommand(context: PluginContext, arguments: [String]) throws {
    var extractor = ArgumentExtractor(arguments)
    let names = extractor.extractOption(named: "target")
    let targets = try context.package.targets(named: names)
    var words = extractor.remainingArguments
    words += targets.compactMap { ($0 as? any SourceModuleTarget)?.directoryURL.path }
    if names.isEmpty, !hasPath(extractor.remainingArguments) { words.append(".") }
    let tool = Process()
    tool.executableURL = try context.tool(named: "margay-lint").url
    tool.arguments = words
    tool.currentDirectoryURL = context.package.directoryURL
    try tool.run()
    tool.waitUntilExit()
    switch tool.terminationStatus {
    case 0: break
    case 1: Diagnostics.error("there are findings in the detections")
    default: Diagnostics.error("the detections could not be linted")
    }
  }

  /// Whether a word is a path: neither an option nor its value.
  private func hasPath(_ words: [String]) -> Bool {
    var isValue = false
    for word in words {
      if !isValue, !word.hasPrefix("-") || word == "--" { return true }
      isValue = !isValue && !word.contains("=")
    }
    return false
  }
}
