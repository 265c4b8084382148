import FoundationEssentials
import MargayDevelopment
import MargayLint
import TestSupport
import Testing

/// What is generated from the sources of the checks is as recorded.
@Suite("Pages of checks")
struct CheckPagesTests {
  static let root = String(#filePath.dropLast("/Tests/MargayLintTests/CheckPagesTests.swift".count))

  @Test("index and pages are those of the sources")
  func generated() throws {
    let tree = CheckTree(root: CheckPagesTests.root)
    for (path, text) in try tree.generated() {
      Golden.expect(text, at: "\(CheckPagesTests.root)/\(path)")
    }
    let wanted = Set(try tree.generated().map(\.path))
    for file in try FileManager.default.contentsOfDirectory(
      atPath: CheckPagesTests.root + "/Documentation/Checks")
    {
      #expect(wanted.contains("Documentation/Checks/\(file)"), "\(file) is of no check")
    }
  }

  @Test("a check has its source, and a new one is written as one that is read")
  func skeleton() throws {
    let new = CheckSkeleton(name: "NewCheck", group: "Logic", code: "MG6999")
    let source = try CheckSource(new.source.text, name: "NewCheck", group: "Logic")
    #expect(source.code == "MG6999")
    #expect(source.severity == "warning")
    #expect(source.isOnByDefault)
    #expect(source.summary == "Say in one sentence what is wrong.")
    #expect(throws: CheckSource.Malformed.self) {
      try CheckSource("struct Other {}", name: "NewCheck", group: "Logic")
    }
    #expect(throws: CheckSource.Malformed.self) {
      try CheckTree(root: CheckPagesTests.root)
        .writeNewCheck("DottedKey", group: "Fields", code: "MG6999")
    }
    let folder = FileManager.default.temporaryDirectory.path + "/margay-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for path in ["Sources/MargayLint/Checks", "Documentation/Checks"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(path)", withIntermediateDirectories: true)
    }
    let tree = CheckTree(root: folder)
    #expect(try tree.writeNewCheck("NewCheck", group: "Logic", code: "MG6999").count == 2)
    #expect(try tree.generate().contains("Documentation/Checks/NewCheck.md"))
    #expect(try tree.generate().isEmpty)
    #expect(throws: CheckSource.Malformed.self) {
      try tree.writeNewCheck("NewCheck", group: "Logic", code: "MG6998")
    }
  }
}
