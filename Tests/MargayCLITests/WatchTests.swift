import Foundation
import Testing

/// `margay lint --watch`: a process that reports again whenever a file changes.
@Suite("Lint on every change", .timeLimit(.minutes(10)))
struct WatchTests {
  private static let slip = """
    AnalysisType: rule
    RuleID: Example.Rule
    Enabled: true
    Severity: Low
    LogTypes: [AWS.CloudTrail]
    Detection:
      - Key: userIdentity.type
        Condition: Exists

    """

  @Test("an edit, a new file and a deleted one are reported")
  func files() throws {
    let folder = try WorkFolder()
    try folder.create("rules/a.yml", WatchTests.slip)
    let watch = try WatchRun(["rules", "--select", "MG6201"], in: folder)
    #expect(try watch.next().contains("rules/a.yml:7:5: warning: Key takes 'userIdentity.type'"))
    try folder.replace(
      "rules/a.yml", WatchTests.slip.replacingOccurrences(of: "Key:", with: "KeyPath:"))
    #expect(try watch.next() == "1 rule checked: 0 errors, 0 warnings, 0 notes\n")
    try folder.replace(
      "rules/below/b.yml", WatchTests.slip.replacingOccurrences(of: ".Rule", with: ".Other"))
    #expect(try watch.next().contains("2 rules checked: 0 errors, 1 warning, 0 notes;"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("rules/below/b.yml"))
    #expect(try watch.next() == "1 rule checked: 0 errors, 0 warnings, 0 notes\n")
    #expect(watch.isRunning)
  }

  @Test(
    "settings in the folder, above it, below it and named by a flag are watched",
    arguments: ["rules/.margay.yml", ".margay.yml", "rules/below/.margay.yml", "named.yml"])
  func settings(_ path: String) throws {
    let folder = try WorkFolder()
    try folder.create(".git/HEAD", "")
    try folder.create("rules/below/a.yml", WatchTests.slip)
    let isNamed = path == "named.yml"
    if isNamed { try folder.create(path, "select: [MG6201]\n") }
    let watch = try WatchRun(["rules"] + (isNamed ? ["--config", path] : []), in: folder)
    #expect(try watch.next().contains(" warning: Key takes 'userIdentity.type'"))
    try folder.replace(path, "select: [MG6201]\nseverities: {MG6201: note}\n")
    #expect(try watch.next().contains("1 rule checked: 0 errors, 0 warnings, 1 note;"))
  }

  @Test("settings with a slip are reported, and mended ones are taken up")
  func slip() throws {
    let folder = try WorkFolder()
    try folder.create("rules/a.yml", WatchTests.slip)
    try folder.create("rules/.margay.yml", "slect: [MG6201]\n")
    let watch = try WatchRun(["rules"], in: folder)
    #expect(try watch.next() == "")
    #expect(watch.errors.contains("'slect' is no setting; did you mean 'select'? [MG8951]"))
    try folder.replace("rules/.margay.yml", "select: [MG6201]\n")
    #expect(try watch.next().contains("1 rule checked: 0 errors, 1 warning, 0 notes;"))
  }
}

extension WorkFolder {
  /// Writes a file in one step, so that nobody sees half of it.
  fileprivate func replace(_ name: String, _ text: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file, options: .atomic)
  }
}

/// A `margay lint --watch` that runs until the test is done with it.
private final class WatchRun {
  private static let waiting = "waiting for changes; end with control-C\n"

  private let process = Process()
  private let streams: WorkFolder
  private let outputFile: URL
  private let errorFile: URL
  private var reportCount = 0
  private var readCount = 0

  init(_ arguments: [String], in folder: WorkFolder) throws {
    streams = try WorkFolder()
    outputFile = try streams.create("output", "")
    errorFile = try streams.create("errors", "")
    process.executableURL = ToolRun.tool
    process.arguments = ["lint", "--watch"] + arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["HOME": folder.url.path, "LANG": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
  }

  deinit {
    // Threads of a test may block softer signals, and a process inherits that.
    kill(process.processIdentifier, SIGKILL)
    while process.isRunning { Thread.sleep(forTimeInterval: 0.001) }
  }

  /// Whether it waits for the next change.
  var isRunning: Bool { process.isRunning }

  /// What it wrote to standard error so far.
  var errors: String {
    (try? Data(contentsOf: errorFile)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// What the next report says, once it has been written and the process waits again.
  func next() throws -> String {
    reportCount += 1
    // The limit only ends a test that hangs: a report comes as soon as the machine gets to it.
    let deadline = Date().addingTimeInterval(120)
    while errors.components(separatedBy: WatchRun.waiting).count <= reportCount {
      guard process.isRunning, Date() < deadline else {
        Issue.record("no report number \(reportCount): \(errors)")
        return ""
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    let output = try Data(contentsOf: outputFile)
    defer { readCount = output.count }
    return String(decoding: output[readCount...], as: UTF8.self)
  }
}
