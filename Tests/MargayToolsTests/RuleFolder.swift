import Foundation
import MargayTools
import margay_compile

/// A temporary folder with files, and runs of the tool over it.
final class RuleFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "margay-compile-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ text: String, to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// The number of a file, which another one has after it was replaced.
  func number(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.systemFileNumber] as? Int
  }

  /// The names in a folder, sorted; empty where there is none.
  func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted()
  }

  /// Compiles files into `out/`, as the plugin asks for it.
  func build(_ names: [String]) throws -> ToolResult {
    let fields = names.flatMap { [path($0), "Sources/\($0)", path("out/\($0).swift")] }
    try write(fields.map { $0 + "\0" }.joined(), to: "detections.list")
    return try CompileTool.result(
      of: ["build", path("detections.list"), path("out/CompiledDetections.swift")])
  }

  /// A rule that is well.
  static func rule(_ id: String, value: String = "StopLogging") -> String {
    """
    AnalysisType: rule
    RuleID: \(id)
    Enabled: true
    Severity: Low
    LogTypes: [AWS.CloudTrail]
    Detection:
      - {Key: eventName, Condition: Equals, Value: \(value)}

    """
  }
}
