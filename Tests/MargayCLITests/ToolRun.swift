import Foundation
import Testing

/// One run of the built `margay`, or of a shell command that finds it on its PATH.
struct ToolRun {
  /// What it wrote to standard output.
  let output: [UInt8]
  /// What it wrote to standard error.
  let errors: [UInt8]
  /// The exit code; negative for the signal that ended it.
  let exitCode: Int32

  /// Standard output as text.
  var outputText: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text.
  var errorText: String { String(decoding: errors, as: UTF8.self) }

  /// The folder of the products that were built together with this test bundle.
  static let products: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    return bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
  }()

  /// The built tool.
  static var tool: URL { products.appendingPathComponent("margay") }

  /// Runs `margay` with arguments.
  init(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    in folder: WorkFolder, seconds: Double = 30
  ) throws {
    try self.init(
      ToolRun.tool, arguments, input: input, environment: environment, in: folder, seconds: seconds)
  }

  /// Runs another program that was built beside the tests.
  init(
    program: String, _ arguments: [String], input: [UInt8] = [],
    environment: [String: String] = [:], in folder: WorkFolder, seconds: Double = 30
  ) throws {
    try self.init(
      ToolRun.products.appendingPathComponent(program), arguments, input: input,
      environment: environment, in: folder, seconds: seconds)
  }

  /// Runs a line of a shell.
  init(shell line: String, in folder: WorkFolder, seconds: Double = 30) throws {
    // The limit of processor time ends what the shell started, should the shell itself be ended.
    try self.init(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "ulimit -t 60\n" + line], in: folder, seconds: seconds
    )
  }

  private init(
    _ executable: URL, _ arguments: [String], input: [UInt8] = [],
    environment: [String: String] = [:], in folder: WorkFolder, seconds: Double
  ) throws {
    // Files instead of pipes: a run may write more than a pipe holds before anyone reads it.
    let streams = try WorkFolder()
    let output = try streams.create("output", [])
    let errors = try streams.create("errors", [])
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = [
      "PATH": "\(ToolRun.products.path):/usr/local/bin:/usr/bin:/bin", "HOME": folder.url.path,
      "LANG": "C.UTF-8", "TERM": "xterm",
    ].merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: streams.create("input", input))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let deadline = Date().addingTimeInterval(seconds)
    while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.001) }
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      Issue.record("\(arguments) did not end within \(seconds) s")
    }
    process.waitUntilExit()
    self.output = Array(try Data(contentsOf: output))
    self.errors = Array(try Data(contentsOf: errors))
    self.exitCode =
      process.terminationReason == .exit
      ? process.terminationStatus : -process.terminationStatus
  }
}

/// A folder of its own for one test, removed with the last reference to it.
final class WorkFolder {
  /// Where it is.
  let url: URL

  /// Makes an empty folder, or a copy of another one.
  init(copyOf original: URL? = nil) throws {
    let temporary = FileManager.default.temporaryDirectory
    url = temporary.appendingPathComponent("margay-\(UUID().uuidString)")
    if let original {
      try FileManager.default.copyItem(at: original, to: url)
    } else {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, with the folders that it needs.
  @discardableResult
  func create(_ name: String, _ bytes: [UInt8]) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  /// Writes a file of text.
  @discardableResult
  func create(_ name: String, _ text: String) throws -> URL {
    try create(name, Array(text.utf8))
  }
}
