import MargayFrontend
package import MargayTools

/// The files of a target as the plugin CompileDetections lists them: fields that end with a zero byte, three for each.
///
/// A list in a file has room for any number of them, and a path holds any byte but that one.
package struct SourceList {
  /// A YAML file of the target.
  package struct Source {
    /// Its absolute path, which diagnostics show, so that editors find it.
    package let path: String
    /// Its path in the package, which the generated code shows, so that it is the same on every machine.
    package let label: String
    /// The path of the Swift file that it becomes.
    package let output: String
  }

  /// The largest list in bytes.
  private static let limit = 1 << 28

  /// The files.
  package let sources: [Source]

  /// Reads a list.
  ///
  /// - Throws: `ToolFailure` for a file that cannot be read or is no list.
  package init(path: String) throws(ToolFailure) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileBytes.read(path, limit: SourceList.limit)
    } catch {
      throw ToolFailure(error.description)
    }
    try self.init(bytes: bytes, path: path)
  }

  /// Reads the text of a list.
  ///
  /// - Throws: `ToolFailure` for a text that is no list.
  package init(bytes: [UInt8], path: String) throws(ToolFailure) {
    let fields = bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard fields.count % 3 == 1, fields.last?.isEmpty == true,
      fields.dropLast().allSatisfy({ !$0.isEmpty })
    else { throw ToolFailure("\(path): not a list of detections") }
    sources = stride(from: 0, to: fields.count - 1, by: 3).map {
      Source(path: fields[$0], label: fields[$0 + 1], output: fields[$0 + 2])
    }
  }
}
