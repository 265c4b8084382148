import FoundationEssentials

/// The part of a working tree that the checks take up.
package struct CheckTree: Sendable {
  /// The top of the working tree.
  package let root: String

  /// Looks at a working tree.
  package init(root: String) { self.root = root }

  /// The folder of the checks' sources.
  private var sources: String { root + "/Sources/MargayLint/Checks" }

  /// The pages of all checks.
  ///
  /// - Throws: what the file system says, or `CheckSource.Malformed`.
  package func pages() throws -> CheckPages {
    var checks: [CheckSource] = []
    let files = FileManager.default
    for group in try files.contentsOfDirectory(atPath: sources).sorted() {
      for file in try files.contentsOfDirectory(atPath: "\(sources)/\(group)").sorted() {
        guard file.hasSuffix(".swift") else { continue }
        let text = String(
          decoding: files.contents(atPath: "\(sources)/\(group)/\(file)") ?? Data(), as: UTF8.self)
        // A file beside the checks that several of them use declares no check.
        guard text.contains("DiagnosticKind(") else { continue }
        checks.append(try CheckSource(text, name: String(file.dropLast(6)), group: group))
      }
    }
    return CheckPages(checks)
  }

  /// The sources that declare the kinds of diagnostics that are no checks.
  private static let kindSources = [
    "MargayYAML/YAMLDiagnostics", "MargayFrontend/FrontendDiagnostics",
    "MargayKit/Registry/RegistryDiagnostics", "MargaySwiftEmitter/EmitterDiagnostics",
    "MargayLint/LintDiagnostics",
  ]

  /// The pages of the kinds that are no checks.
  package func diagnosticPages() throws -> DiagnosticPages {
    let sources = CheckTree.kindSources.map { name in
      text("Sources/\(name).swift") ?? ""
    }
    return DiagnosticPages(sources: sources) { code in
      let folder = "Tests/Fixtures/Diagnostics/\(code)"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
      guard let first = names.filter({ $0.hasSuffix(".txt") }).sorted().first else { return nil }
      var lines = (text("\(folder)/\(first)") ?? "")
        .split(separator: "\n", omittingEmptySubsequences: false)
      while lines.last?.isEmpty == true { lines.removeLast() }
      return lines.joined(separator: "\n")
    }
  }

  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: "\(root)/\(path)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// What is generated, by path below the top of the tree.
  package func generated() throws -> [(path: String, text: String)] {
    let pages = try pages()
    let diagnostics = try diagnosticPages()
    return [
      ("Sources/MargayLint/Index/CheckIndex.swift", pages.index),
      ("Sources/MargayLint/Index/DiagnosticExamples.swift", diagnostics.index),
      ("Documentation/Diagnostics.md", diagnostics.list),
      ("Documentation/Checks/README.md", pages.list),
    ] + pages.checks.map { ("Documentation/Checks/\($0.name).md", pages.page(of: $0)) }
  }

  /// Writes what is generated, and takes away pages of checks that are gone; gives the paths that changed.
  package func generate() throws -> [String] {
    var changed: [String] = []
    let files = FileManager.default
    let generated = try generated()
    for (path, text) in generated {
      let full = root + "/" + path
      if let old = files.contents(atPath: full), old.elementsEqual(text.utf8) { continue }
      try write(text, to: full)
      changed.append(path)
    }
    let pages = "Documentation/Checks"
    let wanted = Set(generated.map(\.path))
    for file in try files.contentsOfDirectory(atPath: root + "/" + pages).sorted()
    where !wanted.contains("\(pages)/\(file)") {
      try files.removeItem(atPath: "\(root)/\(pages)/\(file)")
      changed.append("\(pages)/\(file)")
    }
    return changed
  }

  /// Writes the two files of a new check, source and test; gives their paths.
  ///
  /// - Throws: `CheckSource.Malformed` for a name or code that is taken, and what the file system says.
  package func writeNewCheck(_ name: String, group: String, code: String) throws -> [String] {
    let known = try pages().checks
    if let taken = known.first(where: { $0.code.elementsEqual(code) || $0.name.elementsEqual(name) }
    ) {
      throw CheckSource.Malformed(description: "\(taken.code) \(taken.name) is there already")
    }
    let skeleton = CheckSkeleton(name: name, group: group, code: code)
    var written: [String] = []
    for (path, text) in [skeleton.source, skeleton.test] {
      let full = root + "/" + path
      guard !FileManager.default.fileExists(atPath: full) else {
        throw CheckSource.Malformed(description: "\(path) is there already")
      }
      try write(text, to: full)
      written.append(path)
    }
    return written
  }

  private func write(_ text: String, to path: String) throws {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    try FileManager.default.createDirectory(
      atPath: folder.joined(separator: "/"), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
  }
}
