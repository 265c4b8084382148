import MargayFrontend
package import MargayTools

/// The tool of the plugins CompileDetections and ConvertDetections: turns detections into Swift.
package enum CompileTool {
  private static let usage = """
    usage: margay-compile build LIST REGISTRATION   (the plugin CompileDetections)
           margay-compile convert [--check] [--single-file] [--public] -o DIR PATH...
    """

  /// What comes of arguments.
  ///
  /// - Throws: `ToolFailure` for wrong usage, and for files that cannot be read or written.
  package static func result(of arguments: [String]) throws(ToolFailure) -> ToolResult {
    let words = Array(arguments.dropFirst())
    switch arguments.first {
    case "build": return try TargetCompilation(words).run()
    case "convert": return try FolderConversion(words).run()
    case let word?: throw ToolFailure("there is no command \(quoted(word))\n\(usage)")
    case nil: throw ToolFailure("no command\n\(usage)")
    }
  }
}
