import Foundation
import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import MargaySwiftEmitter
import MargayYAML
import Testing

/// The structure of the tree (Documentation/Architecture.md): what a reviewer would otherwise have to look for.
@Suite("Structure")
struct StructureTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A Swift file of the tree.
  struct File: CustomTestStringConvertible {
    let url: URL
    let target: String
    var name: String { url.deletingPathExtension().lastPathComponent }
    var testDescription: String { "\(target)/\(url.lastPathComponent)" }
    func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }
  }

  static func files(in folder: String) -> [File] {
    let top = root.appendingPathComponent(folder)
    let walk = FileManager.default.enumerator(at: top, includingPropertiesForKeys: nil)
    var files: [File] = []
    while let url = walk?.nextObject() as? URL {
      guard url.pathExtension == "swift" else { continue }
      let below = url.path.dropFirst(top.path.count + 1)
      files.append(File(url: url, target: String(below.split(separator: "/")[0])))
    }
    return files.sorted { $0.url.path < $1.url.path }
  }

  static let sources = files(in: "Sources")

  /// What each target may import of ours: the module graph of Documentation/Architecture.md.
  static let graph: [String: Set<String>] = [
    "MargayDiagnostics": [],
    "MargayYAML": ["CMargayYAML", "MargayDiagnostics"],
    "MargayEvents": ["CMargaySimdjson", "CMargayZlib", "CMargayZstd"],
    "MargayIR": ["MargayEvents", "MargayDiagnostics"],
    "MargayFrontend": ["MargayYAML", "MargayDiagnostics", "MargayIR", "MargayEvents"],
    "MargayKit": ["MargayFrontend", "MargayIR", "MargayEvents", "MargayDiagnostics"],
    "MargayTesting": [
      "MargayKit", "MargayFrontend", "MargayIR", "MargayEvents", "MargayDiagnostics",
    ],
    "MargayAlerts": ["MargayKit", "MargayIR", "MargayEvents", "MargayDiagnostics"],
    "MargayLint": [
      "MargayKit", "MargayFrontend", "MargayIR", "MargayYAML", "MargayEvents",
      "MargayDiagnostics",
    ],
    "MargaySwiftEmitter": [
      "MargayFrontend", "MargayIR", "MargayYAML", "MargayEvents", "MargayDiagnostics",
    ],
    "MargayDevelopment": [],
    "margay-dev": ["MargayDevelopment"],
    "MargayIsolation": ["CMargaySystem"],
    "MargayShippedRules": ["MargayKit"],
    "MargayTools": ["MargayFrontend", "MargayDiagnostics"],
    "margay-compile": ["MargayTools", "MargaySwiftEmitter", "MargayFrontend", "MargayDiagnostics"],
    "margay-lint": [
      "MargayTools", "MargayLint", "MargayKit", "MargayFrontend", "MargayDiagnostics",
    ],
    "MargayCLI": [
      "MargayKit", "MargayTesting", "MargayAlerts", "MargayLint", "MargaySwiftEmitter",
      "MargayIsolation", "MargayFrontend", "MargayIR", "MargayEvents", "MargayDiagnostics",
      "CMargaySystem",
    ],
    "margay": ["MargayCLI", "MargayKit", "MargayShippedRules"],
  ]

  static func imports(of text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      // What stands deeper is the text of a file that the tool writes.
      guard !line.hasPrefix("    ") else { return nil }
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count,
        index == 0 || ["public", "package", "internal"].contains(String(words[0]))
      else { return nil }
      return String(
        words[words.count == index + 2 ? index + 1 : index + 1].split(separator: ".")[0])
    }
  }

  @Test("a target imports only what lies below it", arguments: sources)
  func imports(_ file: File) throws {
    let allowed = try #require(
      StructureTests.graph[file.target], "\(file.target) is not in the graph")
    for name in StructureTests.imports(of: try file.text())
    where name.hasPrefix("Margay") || name.hasPrefix("CMargay") {
      #expect(allowed.contains(name), "\(file.target) must not import \(name)")
    }
  }

  @Test("below the command line nothing imports Foundation", arguments: sources)
  func foundation(_ file: File) throws {
    #expect(!StructureTests.imports(of: try file.text()).contains("Foundation"))
  }

  @Test("a file is named like its main type or the type that it extends", arguments: sources)
  func names(_ file: File) throws {
    if file.name == "main" { return }
    let type = file.name.split(separator: "+")[0]
    // A family of conditions has its rows in an extension of the row's type (CONTRIBUTING.md, Add a condition).
    let pattern =
      type.hasSuffix("Conditions")
      ? "extension Condition \\{"
      : file.name.contains("+")
        ? "extension .*\\b\(type)\\b"
        : "(struct|class|enum|protocol|actor|typealias) ([A-Za-z]+\\.)?\(type)\\b"
    let text = try file.text()
    #expect(
      text.range(of: pattern, options: .regularExpression) != nil,
      "\(file.name).swift declares no \(type)")
  }

  @Test("a file holds one idea: at most 400 lines", arguments: sources + files(in: "Tests"))
  func lengths(_ file: File) throws {
    let text = try file.text()
    // A recorded file is as long as what it records.
    if text.hasPrefix("// Written by ") { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(lines <= 401, "\(file.name).swift has \(lines) lines")
  }

  @Test("nothing that a file or event can reach ends the process", arguments: sources)
  func traps(_ file: File) throws {
    for (number, line) in try file.text().split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let code = line.split(separator: "//", omittingEmptySubsequences: false).first ?? ""
      for word in ["try!", "fatalError(", "preconditionFailure(", "precondition(", " as! "] {
        #expect(!code.contains(word), "line \(number + 1): \(word)")
      }
    }
  }

  @Test("every condition has a truth table, every table a condition")
  func truthTables() throws {
    let folder = StructureTests.root.appendingPathComponent("Tests/Conformance/Conditions")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) }
    #expect(Set(names) == Set(ConditionTable.all.map(\.positive.canonical)))
  }

  @Test("diagnostic codes are unique and of the targets' ranges")
  func codes() {
    let all =
      YAMLDiagnostics.all + FrontendDiagnostics.all + RegistryDiagnostics.all
      + EmitterDiagnostics.all
    #expect(Set(all.map(\.code)).count == all.count)
    #expect(Set(all.map(\.name)).count == all.count)
    for kind in YAMLDiagnostics.all { #expect(kind.code.hasPrefix("MG1")) }
    for kind in FrontendDiagnostics.all {
      #expect(["MG2", "MG3", "MG4", "MG5"].contains(String(kind.code.prefix(3))))
    }
    for kind in EmitterDiagnostics.all { #expect(kind.code.hasPrefix("MG507")) }
    for kind in all { #expect(kind.code.count == 6) }
  }
}
