import Foundation
import PackagePlugin

/// `swift package convert-detections [--check] [options] -o DIR PATH...`: writes detections as Swift source.
///
/// Paths are relative to the package's folder.
@main
struct ConvertDetections: CommandPlugin {
  /// Runs the conversion; with `--check` files that differ from what would be written fail the command.
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let tool = Process()
    tool.executableURL = try context.tool(named: "margay-compile").url
    tool.arguments = ["convert"] + arguments
    tool.currentDirectoryURL = context.package.directoryURL
    try tool.run()
    tool.waitUntilExit()
    switch tool.terminationStatus {
    case 0: break
    case 1: Diagnostics.error("the detections are not converted")
    default: Diagnostics.error("the detections could not be converted")
    }
  }
}
